import { readFile, readlink, stat, statfs } from 'node:fs/promises';
import os from 'node:os';
import { basename, join } from 'node:path';
import { formatDuration } from '../../schemas/duration.ts';
import { pidsOf, readEach } from '../checks/process-table.ts';
import type { HostEvidence } from '../model/evidence.ts';

type Memory = Pick<HostEvidence, 'memory' | 'swap'>;
type Disk = HostEvidence['disks'][number];
type Process = HostEvidence['topProcesses'][number];

/** How long one part may take, in ms; the parts are read side by side. */
const partTimeout = 1500;

/**
 * This host now: load, memory, local disks, and the five processes that hold most memory (by name: command lines carry
 * secrets). Answers within 2 s and never rejects: a part that fails or takes too long is empty and named in `unread`.
 * Where there is no /proc, as on macOS, the only disk is the root's and the processes are unread.
 */
export async function hostContext(proc = '/proc'): Promise<HostEvidence> {
  const takenAt = new Date().toISOString();
  const unread: string[] = [];
  const part = async <T>(name: string, empty: T, read: Promise<T>): Promise<T> => {
    try {
      return await inTime(read);
    } catch (error) {
      unread.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return empty;
    }
  };
  const [memory, disks, topProcesses] = await Promise.all([
    part<Memory>('memory', memoryOf(''), readMemory(proc)),
    part<readonly Disk[]>('disks', [], readDisks(proc)),
    part<readonly Process[]>('processes', [], readProcesses(proc)),
  ]);
  const [one = 0, five = 0, fifteen = 0] = os.loadavg();
  return {
    type: 'host',
    takenAt,
    hostname: os.hostname(),
    platform: `${os.type()} ${os.release()} ${os.arch()}`,
    uptime: os.uptime(),
    load: [one, five, fifteen],
    cpus: os.cpus().length,
    ...memory,
    disks,
    topProcesses,
    ...(unread.length > 0 && { unread }),
  };
}

async function inTime<T>(read: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`no answer within ${formatDuration(partTimeout)}`)),
    partTimeout,
  );
  try {
    return await Promise.race([read, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function readMemory(proc: string): Promise<Memory> {
  return memoryOf(await readFile(join(proc, 'meminfo'), 'utf8').catch(() => ''));
}

/** Memory by the text of /proc/meminfo; what it does not tell is asked of Node. Swap of size zero is no swap. */
export function memoryOf(meminfo: string): Memory {
  const total = kilobytes(meminfo, 'MemTotal') ?? os.totalmem();
  const available = kilobytes(meminfo, 'MemAvailable') ?? os.freemem();
  const swapTotal = kilobytes(meminfo, 'SwapTotal');
  const swapFree = kilobytes(meminfo, 'SwapFree');
  const memory = { total, available };
  return swapTotal && swapFree !== undefined ? { memory, swap: { total: swapTotal, free: swapFree } } : { memory };
}

async function readDisks(proc: string): Promise<readonly Disk[]> {
  const mounts = await readFile(join(proc, 'self/mounts'), 'utf8').catch(() => '');
  const disks = await Promise.all(localMounts(mounts).map((mount) => readDisk(mount).catch(() => undefined)));
  return disks.filter((disk) => disk !== undefined);
}

/** The size of a file system, or undefined for one that holds nothing or is mounted on a single file. */
async function readDisk(mount: string): Promise<Disk | undefined> {
  if (!(await stat(mount)).isDirectory()) return undefined;
  const { blocks, bfree, bavail, bsize } = await statfs(mount);
  // As df counts its share: without what is reserved for root.
  const size = (blocks - bfree + bavail) * bsize;
  return blocks === 0 ? undefined : { mount, size, available: bavail * bsize };
}

/**
 * Where the local file systems of /proc/self/mounts are mounted, the root first: those on a block device, and ZFS. A device
 * mounted in several places counts once; read-only images (snap packages, CDs) are always full and do not count.
 */
export function localMounts(mounts: string): readonly string[] {
  const byDevice = new Map<string, string>();
  for (const line of mounts.split('\n')) {
    const [device = '', mount = '', type = ''] = line.split(' ');
    const local = mount === '/' || (device.startsWith('/dev/') && !isImage(device, type)) || type === 'zfs';
    const known = byDevice.get(device);
    if (local && (known === undefined || mount.length < known.length)) byDevice.set(device, mount);
  }
  return [...new Set(['/', ...[...byDevice.values()].map(unescapeMount).sort()])];
}

function isImage(device: string, type: string): boolean {
  return device.startsWith('/dev/loop') || type === 'squashfs' || type === 'iso9660';
}

/** The kernel writes blanks and backslashes of a path as octal: `\040`. */
function unescapeMount(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

async function readProcesses(proc: string): Promise<readonly Process[]> {
  const all = await readEach(pidsOf(proc), (pid) => readProcess(proc, pid));
  const largest = all.toSorted((one, other) => other.memory - one.memory).slice(0, 5);
  return await Promise.all(largest.map(async (process) => ({ ...process, name: await programName(proc, process) })));
}

/** The program's file where it may be read, else the name of the main thread, which a program can set to anything. */
async function programName(proc: string, { pid, name }: Process): Promise<string> {
  const exe = readlink(join(proc, `${pid}`, 'exe'));
  return await exe.then(
    (file) => basename(file.replace(/ \(deleted\)$/, '')),
    () => name,
  );
}

/** One process, or undefined when it has ended meanwhile or, as the kernel's own, holds no memory. */
async function readProcess(proc: string, pid: number): Promise<Process | undefined> {
  const status = await readFile(join(proc, `${pid}`, 'status'), 'utf8').catch(() => '');
  const name = /^Name:\t(.*)$/m.exec(status)?.[1];
  const memory = kilobytes(status, 'VmRSS');
  return name === undefined || memory === undefined ? undefined : { pid, name, memory };
}

/** The bytes of a line such as `MemTotal:  24684084 kB`. */
function kilobytes(text: string, name: string): number | undefined {
  const value = new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(text)?.[1];
  return value === undefined ? undefined : Number(value) * 1024;
}
