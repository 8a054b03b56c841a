import { keyOf } from '../checks/key.ts';
import { type Clock, momentOf, tickOf } from '../clock.ts';
import type { Check } from '../model/check.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { BoundRule } from '../model/rule.ts';
import type { Silence } from '../model/silence.ts';
import { processKey } from '../recovery/bind-rule.ts';
import type { Situation } from '../recovery/rules.ts';
import { whyWithheld } from '../recovery/withheld.ts';
import type { Board } from './board.ts';
import { dependenciesOf, standing } from './dependencies.ts';
import type { Crash, KnownProcess, ProcessWatch } from './processes.ts';

export interface SituationSources {
  readonly clock: Clock;
  readonly board: Board;
  readonly processes: Pick<ProcessWatch, 'standing'>;
  /** The silence in force on a check. */
  readonly silence: (check: Check) => Silence | undefined;
  /** The silence in force on a workload as a whole. */
  readonly silenced: (workload: string) => Silence | undefined;
  /** The last attempt on what no health config watches. */
  readonly lastAttempt: (workload: string) => RestartAttempt | undefined;
}

/** How things stand for a rule, from what the watch knows. */
export function situationOf(
  bound: BoundRule,
  crashed: { readonly pid: number } | undefined,
  sources: SituationSources,
): Situation {
  const { board } = sources;
  const { workload } = bound;
  const entry = board.workloads.get(workload);
  const gone = goneOf(bound, sources.processes);
  const withheld = withheldFor(workload, sources);
  const last = sources.lastAttempt(workload);
  const lastAttempt = entry?.memory.lastAttempt ?? (last && tickOf(last.began, momentOf(sources.clock)));
  const broken = board.checksOf(workload).filter((check) => board.checkState(check)?.healthy === false);
  const unread = broken.length > 0 && broken.every(board.isUnread);
  const unseen = unread && broken.some((check) => !board.reports.has(keyOf(check)));
  const auto = board.checksOf(workload).some(({ restart }) => restart.auto);
  return {
    running: runningOf(bound, sources.processes).map(({ seen, usualThreads }) => ({
      pid: seen.pid,
      ...(seen.memory !== undefined && { memory: seen.memory }),
      ...(seen.threads !== undefined && { threads: seen.threads }),
      ...(usualThreads !== undefined && { usualThreads }),
    })),
    ...(gone && { gone: { pid: gone.process.seen.pid, ...(gone.by !== undefined && { by: gone.by }) } }),
    ...(crashed && { crashed }),
    workload: {
      healthy: entry?.memory.state.healthy ?? true,
      ...(unread && (unseen ? { unseen } : { unread })),
      autoRestart: auto && entry?.memory.state.exhausted !== true,
      ...(lastAttempt !== undefined && { lastAttempt }),
    },
    ...(withheld !== undefined && { withheld }),
  };
}

/** The processes a rule is about that run. */
export function runningOf({ processes }: BoundRule, watch: SituationSources['processes']): readonly KnownProcess[] {
  return processes.flatMap((name) => watch.standing(processKey(name))?.running ?? []);
}

/** The process a rule is about that has ended, while none runs. */
export function goneOf({ processes }: BoundRule, watch: SituationSources['processes']): Crash | undefined {
  return processes.map((name) => watch.standing(processKey(name))?.gone).find((gone) => gone !== undefined);
}

function withheldFor(workload: string, { clock, board, silence, silenced }: SituationSources): string | undefined {
  const at = clock.now().getTime();
  const down = dependenciesOf(workload, board.checksOf).find((name) => standing(name, board, at).stands === 'down');
  return whyWithheld({
    checks: board.checksOf(workload).map(silence),
    whole: silenced(workload),
    down: board.stateOf(workload)?.suppressedBy ?? down,
  });
}
