import { keyOf } from '../checks/key.ts';
import { type CheckMemory, failsSince, freshCheck, isSeen, isUnread, judgedAnew } from '../checks/monitor.ts';
import type { Check, CheckReport } from '../model/check.ts';
import type { CheckState } from '../model/check-state.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { Known } from './dependencies.ts';
import type { WorkloadMemory } from './settle.ts';

/** What the daemon knows of a workload between two observations. */
export interface WorkloadOnBoard {
  memory: WorkloadMemory;
  /** The forensic report of its present failure, on the disk, by id. */
  report?: string;
  /** What it depends on that fails and is not decided: until it is, nor is this. */
  waitsFor?: readonly string[];
  /** The checks of its present failure that an incident was told of. */
  told?: Set<string>;
  /** It has no report because it flaps, and nothing has needed one so far. */
  spared?: true;
  lastAttempt?: RestartAttempt;
  /** When the last restart by another daemon began that was told, ms since 1970. */
  others?: number;
  /** The earliest next attempt (a tick), while one waits. */
  next?: number;
}

/** Takes back what the beginning of an attempt that was not made has counted since `before`; what else changed stays. */
export function uncount(entry: WorkloadOnBoard, before: Readonly<WorkloadOnBoard>): void {
  const { lastRestart: _, ...now } = entry.memory.state;
  const { attempts, restartCount, lastRestart } = before.memory.state;
  const state = { ...now, attempts, restartCount, ...(lastRestart !== undefined && { lastRestart }) };
  const { lastAttempt: __, ...memory } = entry.memory;
  const { lastAttempt } = before.memory;
  entry.memory = { ...memory, state, ...(lastAttempt !== undefined && { lastAttempt }) };
  delete entry.lastAttempt;
  if (before.lastAttempt) entry.lastAttempt = before.lastAttempt;
}

/** When any of what is kept was observed last, UTC, RFC 3339. */
export function lastObserved({ memories }: Pick<Board, 'memories'>): string | undefined {
  return [...memories.values()]
    .flatMap(({ state }) => state.lastCheck ?? [])
    .toSorted()
    .at(-1);
}

/** Everything watched, by name: what is to be looked at, what was seen last, and how it stands. Kept in memory; the store has it too. */
export interface Board extends Known {
  /** Those not enabled, too, which `checksOf` leaves out. */
  readonly checks: Map<string, Check>;
  readonly memories: Map<string, CheckMemory>;
  readonly reports: Map<string, CheckReport>;
  readonly workloads: Map<string, WorkloadOnBoard>;
  /** When a check last passed after it had failed, UTC, RFC 3339; of what was seen since this daemon began. */
  readonly recoveries: Map<string, string>;
  readonly recovered: (check: Check) => string | undefined;
  /** Whether an unhealthy check was seen to fail often enough since this daemon began to look. */
  readonly isSeen: (check: Check) => boolean;
  /** Whether nobody knows how the target of an unhealthy check stands: it could not be looked at, or was not yet. */
  readonly isUnread: (check: Check) => boolean;
  /** Judges all checks of a workload anew, watched or not; how they stand then. */
  forget(workload: string): readonly CheckState[];
  /** Replaces the checks that are watched. */
  watch(checks: readonly Check[]): void;
}

export function createBoard(): Board {
  const checks = new Map<string, Check>();
  const memories = new Map<string, CheckMemory>();
  const workloads = new Map<string, WorkloadOnBoard>();
  const recoveries = new Map<string, string>();
  const reports = new Map<string, CheckReport>();
  let byWorkload = new Map<string, readonly Check[]>();
  const checksOf = (workload: string) => byWorkload.get(workload) ?? [];
  const of = (check: Check) => memories.get(keyOf(check)) ?? freshCheck(check.workload, check.name);
  return {
    checks,
    memories,
    reports,
    workloads,
    recoveries,
    recovered: (check) => recoveries.get(keyOf(check)),
    watch(wanted) {
      checks.clear();
      for (const check of wanted) checks.set(keyOf(check), check);
      byWorkload = Map.groupBy(
        wanted.filter(({ enabled }) => enabled),
        ({ workload }) => workload,
      );
    },
    forget(workload) {
      const own = [...memories].filter(([, { state }]) => state.workload === workload);
      return own.map(([key, memory]) => {
        const { counted: _, ...anew } = judgedAnew(memory);
        memories.set(key, anew);
        return anew.state;
      });
    },
    checksOf,
    isSeen: (check) => isSeen(check, of(check)),
    isUnread: (check) => isUnread(check, of(check)),
    isSeenDown: (workload) => checksOf(workload).some((check) => of(check).state.seenDown),
    failsSince: (check) => failsSince(of(check)),
    stateOf: (workload) => workloads.get(workload)?.memory.state,
    checkState: (check) => memories.get(keyOf(check))?.state,
  };
}
