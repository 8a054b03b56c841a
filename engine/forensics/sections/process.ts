import { failed, type Result, success } from '../../model/failure.ts';
import type { ProcessSection, ProcessState } from '../../model/report.ts';
import { quoted } from '../../playbooks/text.ts';
import { partUnread } from '../failures.ts';
import { isSameProcess, type ProcessSources, processState } from '../process-state.ts';
import type { SectionSource } from '../section.ts';
import { count, percent, size, span, utc } from '../units.ts';

export interface ProcessSubject {
  readonly pid?: number;
  /** The process as it was seen while it was there. */
  readonly snapshot?: ProcessState;
  readonly sources?: ProcessSources;
}

/** How the process stands; of one that has ended, how it stood when it was last seen. */
export const processSection: SectionSource<ProcessSubject, ProcessSection> = {
  title: 'Process',
  timeout: 1_000,
  read: readProcess,
  unread: ({ now, before }) => (now ?? before)?.unread ?? [],
  lines: ({ now, before, ended }) => [
    ...(ended === undefined ? [] : [ended]),
    ...(now ? stateLines(now) : []),
    ...(before ? [...(now ? [''] : []), `As it was seen at ${utc(before.takenAt)}:`, ...stateLines(before)] : []),
  ],
};

/** `look` tells how the process stands now, by id. */
export async function readProcess(
  { pid, snapshot, sources }: ProcessSubject,
  signal: AbortSignal,
  look = (id: number) => processState(id, sources, signal),
): Promise<Result<ProcessSection>> {
  const id = pid ?? snapshot?.pid;
  if (id === undefined) return failed(partUnread('no process is known for it'));
  const found = await look(id);
  if (!snapshot) return found.ok ? success({ now: found.value }) : found;
  if (!found.ok) return success({ before: snapshot, ended: `It has ended: ${found.failure.message}.` });
  return isSameProcess(found.value, snapshot)
    ? success({ now: found.value, before: snapshot })
    : success({ before: snapshot, ended: `It has ended: another process has the id ${id} now.` });
}

function stateLines(state: ProcessState): string[] {
  const { parent, cpu, memory, openFiles, limits, cgroup } = state;
  const rows: (readonly [string, string | undefined])[] = [
    ['process', `${state.pid} ${state.name}${state.state === undefined ? '' : `, ${state.state}`}`],
    ['parent', parent && [parent.pid, parent.name].filter((part) => part !== undefined).join(' ')],
    ['user', state.user?.toString()],
    ['command', state.command && quoted(state.command)],
    ['folder', state.folder],
    ['started', state.startedAt && `${utc(state.startedAt)} UTC`],
    ['CPU', cpu && cpuText(cpu)],
    ['memory', memory && memoryText(memory)],
    ['threads', state.threads?.toString()],
    ['open files', openFiles && openFilesText(openFiles, limits)],
    ...(openFiles?.files ?? []).map((file) => ['', file] as const),
    ['limits', limits && limitsText(limits)],
    ['cgroup', cgroup && cgroupText(cgroup)],
  ];
  return rows.flatMap(([name, text]) => (text === undefined || text === '' ? [] : [`${name.padEnd(10)}  ${text}`]));
}

function cpuText({ user, system, average, now }: NonNullable<ProcessState['cpu']>): string {
  return [
    now !== undefined && `${percent(now)} of one CPU now`,
    average !== undefined && `${percent(average)} over its life`,
    user !== undefined && `${span(user)} in user mode`,
    system !== undefined && `${span(system)} in the kernel`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

function memoryText({ resident, peak, virtual, swap }: NonNullable<ProcessState['memory']>): string {
  return [
    `${size(resident)} resident`,
    peak !== undefined && `${size(peak)} at its peak`,
    virtual !== undefined && `${size(virtual)} virtual`,
    swap !== undefined && swap > 0 && `${size(swap)} swapped out`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

function openFilesText(open: NonNullable<ProcessState['openFiles']>, limits: ProcessState['limits']): string {
  const most = limits?.find(({ name }) => name === 'open files')?.soft;
  const of = most === undefined || most === null ? '' : ` of ${most}`;
  const shown = open.files.length > 0 ? ', among the others:' : '';
  return `${open.count}${of}: ${count(open.sockets, 'socket')}, ${count(open.pipes, 'pipe')}${shown}`;
}

/** Those there are: most have none. */
function limitsText(limits: NonNullable<ProcessState['limits']>): string {
  return limits
    .filter(({ soft, name }) => soft !== null && !name.endsWith('priority'))
    .map(({ name, soft, hard, unit }) => {
      const value = (limit: number | null) =>
        limit === null ? 'no limit' : unit === 'bytes' ? size(limit) : `${limit}`;
      return `${name} ${value(soft)}${hard === soft ? '' : ` (at most ${value(hard)})`}`;
    })
    .join(', ');
}

function cgroupText({ path, memory, memoryLimit, oomKills, tasks, taskLimit }: NonNullable<ProcessState['cgroup']>) {
  const of = (limit: string | undefined) => (limit === undefined ? '' : ` of ${limit}`);
  return [
    path,
    memory !== undefined && `${size(memory)}${of(memoryLimit === undefined ? undefined : size(memoryLimit))} memory`,
    tasks !== undefined && `${tasks}${of(taskLimit?.toString())} tasks`,
    oomKills !== undefined && oomKills > 0 && `${oomKills} killed for want of memory`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}
