import { expect, it } from 'vitest';
import { networkFileSystem } from '../../../engine/daemon/network-file-system.ts';

const mountinfo = `27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:52 / /home rw,relatime shared:21 - nfs4 filer:/home rw,vers=4.2,addr=10.0.0.1
41 27 0:53 / /mnt/share rw,relatime - cifs //filer/share rw,vers=3.1.1
42 27 0:300 / /mnt/far rw,nosuid - fuse.sshfs ada@far: rw,user_id=0
43 27 0:54 / /run/user/1000 rw,nosuid - tmpfs tmpfs rw
44 27 259:1048576 / /mnt/odd rw - lustre mgs:/fs rw
`;

it.each([
  ['a local disk', 254, 0, undefined],
  ['memory', 0, 54, undefined],
  ['NFS', 0, 52, 'nfs4'],
  ['a Windows share', 0, 53, 'cifs'],
  ['sshfs, its minor number above 255', 0, 300, 'fuse.sshfs'],
  ['numbers that fill every bit', 259, 1_048_576, 'lustre'],
  ['a device that is not mounted', 9, 9, undefined],
])('%s (%i:%i) is %s', (_what, major, minor, expected) => {
  expect(networkFileSystem(makeDevice(BigInt(major), BigInt(minor)), mountinfo)).toBe(expected);
});

it('without a mount table nothing is known to be a network file system', () => {
  expect(networkFileSystem(makeDevice(0n, 52n), '')).toBeUndefined();
});

/** As the C library's makedev(3) packs them. */
function makeDevice(major: bigint, minor: bigint): bigint {
  return ((major & 0xfffn) << 8n) | ((major & ~0xfffn) << 32n) | (minor & 0xffn) | ((minor & ~0xffn) << 12n);
}
