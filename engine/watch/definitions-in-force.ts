import { keyOf, workloadOf } from '../checks/key.ts';
import type { Check } from '../model/check.ts';
import type { Failure } from '../model/failure.ts';
import { bindRules, toRule } from '../recovery/bind-rule.ts';
import type { Board } from './board.ts';
import type { Told } from './event.ts';
import type { Recovery } from './recovery.ts';
import { type InForce, type Loaded, nothingTaken, take } from './taken.ts';
import { tellDefinitions } from './tell-definitions.ts';

export interface DefinitionsOptions {
  readonly board: Board;
  readonly load: () => Promise<Loaded>;
  /** Why nothing that was loaded defines these workloads; one that is not defined any more is left out. */
  readonly unusable: (workloads: readonly string[], loaded: Loaded) => Promise<ReadonlyMap<string, Failure>>;
  readonly tell: (told: Told) => Promise<unknown>;
  /** What is to be watched from now on. */
  readonly onChecks: (checks: readonly Check[], bound: Parameters<Recovery['set']>[1]) => void;
  /** Nothing watches a workload any more. */
  readonly onUnwatched: (workload: string) => Promise<unknown>;
  /** A workload stands differently: here, as its definitions are others or cannot be used. */
  readonly onChange: (workload: string) => void;
}

export interface DefinitionsInForce {
  /** What could not be taken. */
  failures(): readonly Failure[];
  /** Those of them of which nothing is in force. */
  unused(): readonly Failure[];
  /** Workloads that were watched and whose definition cannot be used, with the reason. */
  unusable(): ReadonlyMap<string, Failure>;
  /** Loads them anew, unless `signal` aborts meanwhile; what did not change stays. */
  reload(signal: AbortSignal): Promise<void>;
}

/** The definitions that a watch goes by; none before the first `reload`. */
export function createDefinitionsInForce(options: DefinitionsOptions): DefinitionsInForce {
  const { board, tell } = options;
  let failures: readonly Failure[] = [];
  let unused: readonly Failure[] = [];
  let unusable: ReadonlyMap<string, Failure> = new Map();
  let inForce: InForce = nothingTaken;
  return {
    failures: () => failures,
    unused: () => unused,
    unusable: () => unusable,
    async reload(signal) {
      const loaded = await options.load();
      const taken = take(inForce, loaded);
      const { checks, rules } = taken.now;
      if (signal.aborted) return;
      const bound = bindRules(rules.map(toRule), checks);
      const all = [...taken.failures, ...bound.failures];
      const changes = { before: inForce.rules, now: rules };
      const watchedBefore = inForce === nothingTaken ? seenOf(board, checks) : new Set<string>();
      await tellDefinitions({ taken: { ...taken, failures: all }, failures, rules: changes, watchedBefore }, tell);
      failures = all;
      inForce = taken.now;
      unused = taken.failures.filter((failure) => !taken.stays(failure));
      board.watch(checks);
      const defined = new Set(checks.map(({ workload }) => workload));
      const before = unusable;
      unusable = await options.unusable(
        [...board.workloads.keys()].filter((name) => !defined.has(name)),
        loaded,
      );
      options.onChecks(checks, bound.bound);
      for (const name of board.workloads.keys()) {
        if (board.checksOf(name).length === 0 && !unusable.has(name)) await options.onUnwatched(name);
      }
      const keys = [...taken.added, ...taken.removed, ...taken.changed];
      for (const name of new Set([...keys.map(workloadOf), ...before.keys(), ...unusable.keys()]))
        options.onChange(name);
    },
  };
}

/** Checks that another daemon has seen, by key, and with them those that none would look at; none where there was no other. */
function seenOf(board: Board, checks: readonly Check[]): ReadonlySet<string> {
  if (board.memories.size === 0) return new Set();
  return new Set([...board.memories.keys(), ...checks.filter(({ enabled }) => !enabled).map(keyOf)]);
}
