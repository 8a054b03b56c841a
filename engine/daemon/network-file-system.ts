/** Names of file systems, as in the mount table, whose memory is not shared between the hosts that write to them. */
const networkFileSystems = new Set([
  'afs',
  'beegfs',
  'ceph',
  'cifs',
  'coda',
  'fuse.ceph-fuse',
  'fuse.davfs',
  'fuse.glusterfs',
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.sshfs',
  'gfs2',
  'glusterfs',
  'gpfs',
  'lustre',
  'ncpfs',
  'nfs',
  'nfs4',
  'ocfs2',
  'smb3',
  'smbfs',
]);

/**
 * The name of the network file system that holds a file, or undefined when it is local or unknown.
 * `device` is the file's `st_dev`; `mountinfo` the text of Linux's `/proc/self/mountinfo`.
 */
export function networkFileSystem(device: bigint, mountinfo: string): string | undefined {
  const number = `${deviceMajor(device)}:${deviceMinor(device)}`;
  for (const line of mountinfo.split('\n')) {
    const [mount, source] = line.split(' - ');
    const name = source?.split(' ')[0];
    if (mount?.split(' ')[2] === number && name !== undefined && networkFileSystems.has(name)) return name;
  }
  return undefined;
}

function deviceMajor(device: bigint): bigint {
  return ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
}

function deviceMinor(device: bigint): bigint {
  return (device & 0xffn) | ((device >> 12n) & 0xffff_ff00n);
}
