import { mkdir, mkdtemp, rm, statfs, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostContext, localMounts, memoryOf } from '../../../engine/forensics/host.ts';

describe('this host', () => {
  it('is told soon, in units that fit together', async () => {
    const began = performance.now();
    const host = await hostContext();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(host).toMatchObject({ type: 'host', hostname: os.hostname(), platform: expect.stringContaining(os.type()) });
    expect(host.uptime).toBeGreaterThan(0);
    expect(host.cpus).toBeGreaterThan(0);
    expect(host.load.every((value) => value >= 0)).toBe(true);
    expect(host.memory.total).toBeCloseTo(os.totalmem(), -7);
    expect(host.memory.available).toBeGreaterThan(0);
    expect(host.memory.available).toBeLessThanOrEqual(host.memory.total);
  });

  it('has the root among its disks, and no disk twice', async () => {
    const { disks } = await hostContext();
    const root = await statfs('/');
    // As df has it: what is reserved for root is neither used nor free.
    expect(disks[0]).toMatchObject({ mount: '/', size: (root.blocks - root.bfree + root.bavail) * root.bsize });
    for (const { size, available } of disks) {
      expect(available).toBeGreaterThanOrEqual(0);
      expect(available).toBeLessThanOrEqual(size);
    }
    expect(new Set(disks.map(({ mount }) => mount)).size).toBe(disks.length);
  });

  it('without /proc is told as far as it goes', async () => {
    const host = await hostContext('/no/such/folder');
    expect(host.memory.total).toBe(os.totalmem());
    expect(host.disks.map(({ mount }) => mount)).toEqual(['/']);
    expect(host.topProcesses).toEqual([]);
    expect(host.unread).toEqual([expect.stringContaining('processes: ENOENT')]);
  });
});

describe('processes', () => {
  const process = (name: string, kilobytes: number) =>
    `Name:\t${name}\nState:\tS\nVmRSS:\t  ${kilobytes} kB\nThreads:\t1\n`;

  it('are the five that hold most memory, the largest first', async () => {
    const sizes = Array.from({ length: 200 }, (_, index) => (index * 37) % 200);
    const proc = await folder(
      Object.fromEntries(sizes.map((size, index) => [`${index + 1}/status`, process(`p${size}`, size)])),
    );
    const { topProcesses, unread } = await hostContext(proc);
    expect(topProcesses.map(({ name }) => name)).toEqual(['p199', 'p198', 'p197', 'p196', 'p195']);
    expect(topProcesses[0]).toEqual({ pid: sizes.indexOf(199) + 1, name: 'p199', memory: 199 * 1024 });
    expect(unread).toBeUndefined();
  });

  it('of the kernel, ended ones and other files are left out', async () => {
    const proc = await folder({
      '1/status': process('a b: (c)', 10),
      '2/status': 'Name:\tkthreadd\nState:\tS\n',
      '3/comm': 'ended meanwhile',
      'net/status': process('net', 99),
    });
    expect((await hostContext(proc)).topProcesses).toEqual([{ pid: 1, name: 'a b: (c)', memory: 10_240 }]);
  });

  it('are named by their program where it can be read', async () => {
    const proc = await folder({ '1/status': process('MainThread', 2), '2/status': process('MainThread', 1) });
    await symlink('/usr/bin/node (deleted)', join(proc, '1/exe'));
    expect((await hostContext(proc)).topProcesses.map(({ name }) => name)).toEqual(['node', 'MainThread']);
  });

  async function folder(files: Readonly<Record<string, string>>): Promise<string> {
    const root = await mkdtemp(join(os.tmpdir(), 'healer-host-'));
    onTestFinished(() => rm(root, { recursive: true }));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(root, path, '..'), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return root;
  }
});

describe('local mounts', () => {
  it.each([
    ['nothing to read', '', ['/']],
    [
      'file systems of the kernel and of the network',
      'proc /proc proc\ntmpfs /run tmpfs\nnas:/home /home nfs4\n//nas/x /x cifs',
      ['/'],
    ],
    ['disks', '/dev/sdb1 /var/lib ext4\n/dev/sda1 / ext4', ['/', '/var/lib']],
    ['a root in a container', 'overlay / overlay\n/dev/sda1 /etc/hosts ext4', ['/', '/etc/hosts']],
    ['one device in several places', '/dev/sda1 /srv/a/deep btrfs\n/dev/sda1 / btrfs\n/dev/sda1 /srv btrfs', ['/']],
    ['ZFS', 'rpool/ROOT / zfs\nrpool/data /data zfs', ['/', '/data']],
    ['images', '/dev/loop3 /snap/core squashfs\n/dev/sr0 /media/cd iso9660\n/dev/sda1 / ext4', ['/']],
    ['a path with blanks', '/dev/sda1 /media/my\\040disk ext4', ['/', '/media/my disk']],
  ])('of %s', (_, mounts, expected) => {
    expect(localMounts(mounts)).toEqual(expected);
  });
});

it.each([
  [
    'MemTotal: 100 kB\nMemAvailable:  40 kB\nSwapTotal: 10 kB\nSwapFree: 4 kB\n',
    { memory: { total: 102_400, available: 40_960 }, swap: { total: 10_240, free: 4096 } },
  ],
  [
    'MemTotal: 100 kB\nMemAvailable: 40 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n',
    { memory: { total: 102_400, available: 40_960 } },
  ],
  ['nonsense', { memory: { total: os.totalmem(), available: expect.any(Number) } }],
])('memory by %j', (meminfo, memory) => {
  expect(memoryOf(meminfo)).toEqual(memory);
});
