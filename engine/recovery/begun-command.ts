import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { childEnvironment } from '../checks/environment.ts';
import { parseStat } from '../checks/process-table.ts';

/** The command of a restart that was begun: the leader of a process group of its own. */
export interface BegunCommand {
  readonly pid: number;
  /** When it started, as the system tells it: another process that got the same id later has another. */
  readonly start: string;
}

/** The process of that id as it runs now; undefined where it has ended. */
export function begunCommand(pid: number): BegunCommand | undefined {
  const start = startOf(pid);
  return start === undefined ? undefined : { pid, start };
}

/** Whether it still runs. */
export function stillRuns({ pid, start }: BegunCommand): boolean {
  return startOf(pid) === start;
}

/** Ends everything of its process group; nothing where all of it has ended meanwhile. */
export function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {}
}

function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return startByPs(pid);
  try {
    const row = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return row === undefined || ['Z', 'X'].includes(row.state) ? undefined : row.start;
  } catch {
    return undefined;
  }
}

/** Asked seldom: as a restart begins, and while one of a daemon that was killed is waited for. */
function startByPs(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
    env: childEnvironment({ LC_ALL: 'C' }),
    encoding: 'utf8',
  });
  const [, state = 'Z', start] = /^\s*(\S)\S*\s+(.*?)\s*$/m.exec(stdout ?? '') ?? [];
  return state === 'Z' ? undefined : start;
}
