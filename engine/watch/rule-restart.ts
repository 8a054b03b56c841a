import type { Clock } from '../clock.ts';
import { type Result, success } from '../model/failure.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { BoundRule } from '../model/rule.ts';
import { attemptRestart } from '../recovery/attempt.ts';
import type { ProcessOrigin } from '../recovery/process-origin.ts';
import { describeRuleTarget, type RuleTarget, targetOf } from '../recovery/rule-target.ts';
import type { StartedProcess, startAgain } from '../recovery/start-again.ts';
import type { RowOrigin } from '../store/health.ts';
import type { Acting } from './acting.ts';
import { type Board, uncount } from './board.ts';
import type { CaretakerOptions } from './caretaker.ts';
import { ruleActor, type Told, watchEvent } from './event.ts';

export interface RuleRestartOptions extends Pick<CaretakerOptions, 'journal' | 'lease' | 'observer'> {
  readonly clock: Clock;
  readonly origin: RowOrigin;
  /** Absolute real path. */
  readonly root: string;
  readonly board: Board;
  readonly acting: Acting;
  readonly restart: CaretakerOptions['restart'];
  /** The last attempt of each workload that is on record. */
  readonly attempts: readonly RestartAttempt[];
  readonly startAgain: typeof startAgain;
}

export interface RuleRestartRequest {
  readonly bound: BoundRule;
  readonly number: number;
  /** What started the rule. */
  readonly why: string;
  /** How the process it is about was started. */
  readonly started: Result<ProcessOrigin> | undefined;
  /** The forensic report on the disk, by id. */
  readonly report: string;
  /** The attempt is on record and begins: it counts. */
  readonly onBegun: () => void;
  /** What it started runs. */
  readonly onStarted: (process: StartedProcess) => void;
}

/** Two daemons that watch one thing keep at least this far apart, in ms. */
const leastApart = 10_000;

/** The attempts of rules to restart something: as auto_restart's, with lease and journal. */
export interface RuleRestarts {
  restart(request: RuleRestartRequest): Promise<Result<RestartAttempt>>;
  /** The last attempt on what no health config watches. */
  last(workload: string): RestartAttempt | undefined;
}

export function createRuleRestarts(options: RuleRestartOptions): RuleRestarts {
  const { clock, origin, root, board } = options;
  const attempts = new Map(options.attempts.map((attempt) => [attempt.workload, attempt]));

  return {
    last: (workload) => attempts.get(workload),
    async restart({ bound, number, why, started, report, onBegun, onStarted }) {
      const { rule, workload } = bound;
      const target = targetOf(bound, started);
      if (!target.ok) return target;
      const targetName = describeRuleTarget(target.value, root);
      const apart = Math.max(rule.cooldown, leastApart);
      const entry = board.workloads.get(workload);
      const event = (kind: Told['kind'], attempt: RestartAttempt, message: string) =>
        watchEvent(origin, attempt.ended ?? attempt.began, {
          kind,
          workload,
          message,
          data: { rule: rule.name, action: rule.action, number, target: targetName, report },
          actor: ruleActor(rule.name),
        });
      const before = entry && { ...entry };
      const own = attempts.get(workload);
      const attempted = await attemptRestart<RuleTarget>(
        {
          clock,
          journal: options.journal,
          async restart(to, signal, begun) {
            onBegun();
            if (to.type !== 'process') return options.restart(to, signal, begun);
            const again = await options.startAgain(to.origin, signal);
            if (!again.ok) return again;
            if (again.value) onStarted(again.value);
            return success(null);
          },
          lease: (name) => options.lease(name, apart),
        },
        {
          workload,
          target: target.value,
          targetName,
          cause: rule.name,
          number,
          report,
          begin(attempt) {
            attempts.set(workload, attempt);
            const message = `${why}: the rule ${rule.name} restarts (attempt ${number}): ${targetName}`;
            const events = [event('rule_acted', attempt, message)];
            if (!entry) return { events };
            const { state } = entry.memory;
            const next = { ...state, restartCount: state.restartCount + 1, lastRestart: attempt.began };
            entry.memory = { ...entry.memory, state: next, lastAttempt: clock.tick() };
            entry.lastAttempt = attempt;
            return { workloads: [next], events };
          },
          refused() {
            attempts.delete(workload);
            if (own) attempts.set(workload, own);
            if (entry && before) uncount(entry, before);
          },
          end(attempt) {
            attempts.set(workload, attempt);
            if (entry) entry.lastAttempt = attempt;
            if (attempt.outcome === 'failed')
              return { events: [event('restart_failed', attempt, attempt.message ?? 'the restart failed')] };
            if (!entry) return {};
            options.observer.forgive(workload);
            entry.memory = { ...entry.memory, restarted: clock.tick() };
            return { checks: board.checksOf(workload).flatMap((one) => board.checkState(one) ?? []) };
          },
        },
        options.acting.ending,
      );
      if (!attempted.ok) return attempted;
      attempts.set(workload, attempted.value);
      if (entry) entry.lastAttempt = attempted.value;
      return attempted;
    },
  };
}
