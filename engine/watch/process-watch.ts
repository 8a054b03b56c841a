import { isStopped } from '../checks/process-table.ts';

/** One process at one look. */
export interface SeenProcess {
  readonly pid: number;
  /** When it started: with the pid, tells it from a later process. Only good for comparing. */
  readonly start: string;
  readonly parent: number;
  readonly name: string;
  /** One letter, as the kernel has it: `T` is stopped. */
  readonly state: string;
  readonly threads?: number;
  /** Resident bytes, where asked for. */
  readonly memory?: number;
}

export type ProcessChange =
  /** It has ended and none is there. */
  | { readonly what: 'crash'; readonly process: SeenProcess }
  /** It has ended and another is there. */
  | { readonly what: 'replaced'; readonly process: SeenProcess; readonly by: SeenProcess }
  | { readonly what: 'stopped' | 'continued'; readonly process: SeenProcess };

/** What became of the processes seen before. A pid that another process has now is the end of the first. */
export function changesBetween(before: readonly SeenProcess[], now: readonly SeenProcess[]): readonly ProcessChange[] {
  const others = now.filter((one) => !before.some((other) => isSame(one, other)));
  const [newest] = others.toSorted((one, other) => Number(other.start) - Number(one.start));
  const by = newest ?? now[0];
  return before.flatMap((process): ProcessChange[] => {
    const same = now.find((one) => isSame(one, process));
    if (!same) return [by ? { what: 'replaced', process, by } : { what: 'crash', process }];
    if (isStopped(same) === isStopped(process)) return [];
    return [{ what: isStopped(same) ? 'stopped' : 'continued', process: same }];
  });
}

export function isSame(one: Pick<SeenProcess, 'pid' | 'start'>, other: Pick<SeenProcess, 'pid' | 'start'>): boolean {
  return one.pid === other.pid && one.start === other.start;
}

/** Those whose parent is not among them: what a process starts under its own name is its own affair. */
export function leaders<T extends Pick<SeenProcess, 'pid' | 'parent'>>(processes: readonly T[]): readonly T[] {
  const pids = new Set(processes.map(({ pid }) => pid));
  return processes.filter(({ parent }) => !pids.has(parent));
}
