import { failed, type Result, success } from '../model/failure.ts';
import type { ProcessState } from '../model/report.ts';
import { redactWords } from '../redact.ts';
import { printed } from './command.ts';
import { partUnread } from './failures.ts';

const columns = ['ppid', 'uid', 'pcpu', 'rss', 'vsz', 'etime', 'args'];

/** A process as the program `ps` tells of it, for systems without /proc: without threads, open files, limits and cgroup. */
export async function processByPs(pid: number, now: Date, signal: AbortSignal): Promise<Result<ProcessState>> {
  const words = columns.flatMap((column) => ['-o', `${column}=`]);
  const answer = await printed(['ps', '-ww', '-p', String(pid), ...words], process.env, signal);
  if (!answer.ok) return failed(partUnread(`no process with the id ${pid} was found by ps`));
  const row = /^\s*(\d+)\s+(\d+)\s+([\d.]+)\s+(\d+)\s+(\d+)\s+([\d:-]+)\s+(.*)$/m.exec(answer.value);
  if (!row) return failed(partUnread('ps answered in a way that is not understood'));
  const [, parent, user, cpu, resident, virtual, elapsed = '', args = ''] = row;
  const command = redactWords(args.trim().split(/\s+/));
  return success({
    takenAt: now.toISOString(),
    pid,
    name: command[0]?.split('/').at(-1) ?? '',
    parent: { pid: Number(parent) },
    user: Number(user),
    command,
    startedAt: new Date(now.getTime() - elapsedOf(elapsed)).toISOString(),
    cpu: { now: Number(cpu) / 100 },
    memory: { resident: Number(resident) * 1024, virtual: Number(virtual) * 1024 },
    unread: ['threads, open files, limits, cgroup: there is no /proc on this system'],
  });
}

/** ms of `[[days-]hours:]minutes:seconds`. */
function elapsedOf(text: string): number {
  const [rest = '', days = '0'] = text.split('-').reverse();
  const seconds = rest.split(':').reduce((total, part) => total * 60 + Number(part), 0);
  return (Number(days) * 86_400 + seconds) * 1000;
}
