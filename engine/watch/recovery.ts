import type { Check } from '../model/check.ts';
import type { Result } from '../model/failure.ts';
import type { BoundRule } from '../model/rule.ts';
import { processWords } from '../recovery/bind-rule.ts';
import type { ProcessOrigin } from '../recovery/process-origin.ts';
import type { RuleMemory } from '../recovery/rules.ts';
import type { Told } from './event.ts';
import type { SeenProcess } from './process-watch.ts';
import { type Crash, createProcessWatch, type ProcessWatchOptions, type Subject, subjectsOf } from './processes.ts';
import { createRuleRunner, type RuleRunnerOptions } from './rule-runner.ts';

export interface RecoveryOptions
  extends Omit<RuleRunnerOptions, 'processes' | 'report'>,
    Pick<ProcessWatchOptions, 'looker' | 'snapshot'> {
  readonly processOrigin: (pid: number, name: string) => Promise<Result<ProcessOrigin>>;
  readonly processReport: RuleRunnerOptions['report'];
}

/** Processes are watched, their crashes put on record with a report, and recovery rules applied. */
export interface Recovery {
  /** What is watched and in force from now on. */
  set(checks: readonly Check[], rules: readonly BoundRule[]): void;
  stop(): Promise<void>;
}

/** How long after a restart the end of a process is still part of it, in ms: a look may come that late. */
const aftermath = 3_000;

export function createRecovery(options: RecoveryOptions, remembered: ReadonlyMap<string, RuleMemory>): Recovery {
  const { clock, board, log } = options;

  const restartedBy = (workload: string): string | undefined => {
    const attempt = board.workloads.get(workload)?.lastAttempt ?? runner.lastAttempt(workload);
    if (!attempt) return undefined;
    const isRecent = attempt.ended !== undefined && clock.now().getTime() - Date.parse(attempt.ended) < aftermath;
    return attempt.outcome === 'under_way' || isRecent ? attempt.cause : undefined;
  };

  const onCrash = async (subject: Subject, crash: Crash, others: readonly SeenProcess[]) => {
    const [workload = ''] = subject.workloads;
    const [check] = subject.checks;
    await Promise.all([
      runner.crashed({ key: subject.key, workload }, crash, crashTold(subject, crash, others)),
      ...(check ? subject.checks.map((one) => options.lookNow(one.workload, one.name)) : []),
    ]);
  };

  const processes = createProcessWatch({
    clock,
    looker: options.looker,
    snapshot: options.snapshot,
    origin: options.processOrigin,
    restartedBy,
    onCrash(subject, crash, others) {
      onCrash(subject, crash, others).catch((error: unknown) => options.onFault(processWords(subject.name), error));
    },
    onChange({ name }, { what, process }) {
      const words = `${processWords(name)} (pid ${process.pid})`;
      log(what === 'stopped' ? `${words} is stopped by a signal; it is there, and no crash` : `${words} goes on`);
    },
    onLook: () => runner.look(),
    onFault: (error) => options.onFault('looking at processes', error),
  });
  const runner = createRuleRunner({ ...options, processes, report: options.processReport }, remembered);

  return {
    set(checks, rules) {
      processes.set(subjectsOf(checks, rules));
      runner.set(rules);
    },
    stop: processes.stop,
  };
}

function crashTold(subject: Subject, { process, by }: Crash, others: readonly SeenProcess[]): Told {
  const [workload] = subject.workloads;
  const [check] = subject.checks;
  const { pid } = process.seen;
  const name = processWords(subject.name);
  const now = others.map((one) => one.pid);
  const how = by === undefined ? 'has ended' : `was ended by ${by} and did not come up again`;
  const rest = now.length > 0 ? `; running now: pid ${now.join(', ')}` : '';
  return {
    kind: 'crash',
    ...(workload !== undefined && { workload }),
    ...(check && { check: check.name }),
    message: `${name} (pid ${pid}) ${how}${rest}`,
    data: {
      process: name,
      pid,
      running: now,
      ...(process.snapshot?.startedAt !== undefined && { started_at: process.snapshot.startedAt }),
      ...(by !== undefined && { by }),
    },
  };
}
