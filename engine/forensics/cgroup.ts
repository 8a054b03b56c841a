import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessState } from '../model/report.ts';

type Cgroup = NonNullable<ProcessState['cgroup']>;

/** Where each number is in a control group: version 2, and version 1 where a controller has a tree of its own. */
const files = {
  memory: ['memory.current', 'memory.usage_in_bytes'],
  memoryLimit: ['memory.max', 'memory.limit_in_bytes'],
  oomKills: ['memory.events', 'memory.oom_control'],
  tasks: ['pids.current', 'pids.current'],
  taskLimit: ['pids.max', 'pids.max'],
} as const;

/** Version 1 writes no limit as the largest number of whole pages there is, in bytes. */
const noLimit = 2 ** 62;

/** The control group of a process by its /proc/PID/cgroup, with the numbers that can be read under `mount`. */
export async function cgroupOf(text: string, mount: string): Promise<Cgroup | undefined> {
  const rows = [...text.matchAll(/^\d+:([^:]*):(\/.*)$/gm)].map(([, controllers = '', path = '']) => {
    return { controllers: controllers.split(','), path };
  });
  const unified = rows.find(({ controllers }) => controllers[0] === '');
  const memory = rows.find(({ controllers }) => controllers.includes('memory'));
  const pids = rows.find(({ controllers }) => controllers.includes('pids'));
  const path = (memory ?? unified)?.path;
  if (path === undefined) return undefined;

  const read = async (key: keyof typeof files): Promise<number | undefined> => {
    const row = key.startsWith('task') ? pids : memory;
    const file = row
      ? join(mount, key.startsWith('task') ? 'pids' : 'memory', row.path, files[key][1])
      : join(mount, path, files[key][0]);
    const found = await readFile(file, 'utf8').catch(() => '');
    const number = /^(?:oom_kill )?(\d+)$/m.exec(key === 'oomKills' ? found.replace(/^(?!oom_kill ).*$/gm, '') : found);
    return number === null || Number(number[1]) >= noLimit ? undefined : Number(number[1]);
  };
  const keys = Object.keys(files) as (keyof typeof files)[];
  const numbers = await Promise.all(keys.map(async (key) => [key, await read(key)] as const));
  return { path, ...Object.fromEntries(numbers.filter(([, number]) => number !== undefined)) };
}
