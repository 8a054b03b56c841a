import { momentOf, tickOf } from '../clock.ts';
import type { Check } from '../model/check.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { BoundRule } from '../model/rule.ts';
import { processWords } from '../recovery/bind-rule.ts';
import type { RuleMemory } from '../recovery/rules.ts';
import { createCrashReports, type NoReport } from './crash-reports.ts';
import { checkActor, type Told, watchEvent } from './event.ts';
import type { ProcessBehind } from './process-behind.ts';
import { createProcessMemory, type ProcessMemoryOptions } from './process-memory.ts';
import { type Subject, subjectsOf } from './process-subjects.ts';
import type { SeenProcess } from './process-watch.ts';
import {
  type Crash,
  createProcessWatch,
  type KnownProcess,
  type ProcessWatchOptions,
  type Restarted,
} from './processes.ts';
import { createRuleEvidence, type RuleEvidenceOptions } from './rule-evidence.ts';
import { createRuleProcesses, type RuleProcesses, type RuleProcessesOptions } from './rule-processes.ts';
import { createRuleRestarts, type RuleRestartOptions } from './rule-restart.ts';
import { createRuleRunner, type RuleRunnerOptions } from './rule-runner.ts';
import { createRuleTelling, type RuleTellingOptions } from './rule-telling.ts';
import { mostAnHour } from './transition-reports.ts';

export interface RecoveryOptions
  extends RuleRestartOptions,
    RuleTellingOptions,
    Pick<RuleRunnerOptions, 'acting' | 'silence' | 'silenced' | 'onFault'>,
    Pick<RuleEvidenceOptions, 'failureReport'>,
    Pick<ProcessWatchOptions, 'looker' | 'snapshot'> {
  /** Where what runs is kept, what daemons before this one kept there, and this run of the host. */
  readonly processMemory: Pick<ProcessMemoryOptions, 'store' | 'kept' | 'boot'>;
  readonly processOrigin: ProcessWatchOptions['origin'];
  readonly processReport: RuleEvidenceOptions['report'];
  readonly onChange: RuleProcessesOptions['onChange'];
  /** Looks at a workload's checks at once, or at one of them. */
  readonly lookNow: (workload: string, check?: string) => Promise<void>;
}

/** Processes are watched, their crashes put on record with a report, and recovery rules applied. */
export interface Recovery {
  /** What is watched and in force from now on. */
  set(checks: readonly Check[], rules: readonly BoundRule[]): void;
  /** The process that checks or rules watch for a workload; the last that crashed while none runs. */
  processOf(workload: string): ProcessBehind | undefined;
  /** How the processes stand that only rules watch. */
  ruleProcesses: RuleProcesses['list'];
  /** For how long a look at processes that does not come back goes on, in ms; undefined while none does. */
  overdue(): number | undefined;
  stop(): Promise<void>;
}

/** How long after a restart the end of a process is still part of it, in ms: a look may come that late. */
const aftermath = 3_000;

export function createRecovery(options: RecoveryOptions, remembered: ReadonlyMap<string, RuleMemory>): Recovery {
  const { clock, origin, board, recorder, log } = options;
  const crashReports = createCrashReports(clock);

  /** When attempts began and ended, by the clock that is never set. */
  const ticks = new WeakMap<RestartAttempt, { readonly began: number; readonly ended: number }>();
  const ticksOf = (attempt: RestartAttempt) => {
    const now = momentOf(clock);
    const { began, ended = began } = attempt;
    const known = ticks.get(attempt) ?? { began: tickOf(began, now), ended: tickOf(ended, now) };
    ticks.set(attempt, known);
    return known;
  };

  const restartedBy = (workload: string): Restarted | undefined => {
    const attempt = board.workloads.get(workload)?.lastAttempt ?? restarts.last(workload);
    if (!attempt) return undefined;
    const { began, ended } = ticksOf(attempt);
    const isOver = attempt.outcome !== 'under_way' && clock.tick() - ended >= aftermath;
    return isOver ? undefined : { by: attempt.cause, began };
  };

  const onCrash = async (subject: Subject, crash: Crash, others: readonly SeenProcess[]): Promise<void> => {
    const without = crashReports.without(subject.key);
    const told = crashTold(subject, crash, others, without);
    const recorded = recorder.record({ events: [watchEvent(origin, crash.at, told)] });
    const looks = subject.checks.map(({ workload, name }) => options.lookNow(workload, name));
    if (!without) {
      const { seen, snapshot } = crash.process;
      const about = {
        what: told.message,
        trigger: 'crash',
        workload: told.workload,
        ...(told.check !== undefined && { check: told.check }),
        pid: seen.pid,
        ...(snapshot && { snapshot }),
      } as const;
      const writing = evidence.ofCrash(crash, about, recorded);
      crashReports.began(subject.key, seen.pid, writing);
      await writing;
    }
    await Promise.all([recorded, ...looks]);
  };

  const processes = createProcessWatch({
    clock,
    looker: options.looker,
    memory: createProcessMemory({
      ...options.processMemory,
      clock,
      attempts: options.attempts,
      log,
      onFault: (error) => options.onFault('keeping which processes run', error),
    }),
    snapshot: options.snapshot,
    origin: options.processOrigin,
    restartedBy,
    onCrash(subject, crash, others) {
      runner.crashed(subject.key, crash);
      onCrash(subject, crash, others).catch((error: unknown) => options.onFault(processWords(subject.name), error));
    },
    onKnown: ({ name }, { pid }) => log(`${processWords(name)} (pid ${pid}) is watched`),
    onChange({ name }, { what, process }) {
      const words = `${processWords(name)} (pid ${process.pid})`;
      log(what === 'stopped' ? `${words} is stopped by a signal; it is there, and no crash` : `${words} goes on`);
    },
    onUnknown(subject) {
      const told = unknownTold(subject);
      void recorder.record({ events: [watchEvent(origin, clock.now().toISOString(), told)] });
    },
    onKnownAgain: ({ name }) => log(`whether ${processWords(name)} runs is known again`),
    onLook() {
      runner.look();
      ruleProcesses.look();
    },
    onFault: (error) => options.onFault('looking at processes', error),
  });
  const evidence = createRuleEvidence({ ...options, processes, report: options.processReport });
  const restarts = createRuleRestarts(options);
  const runner = createRuleRunner(
    {
      ...options,
      processes,
      evidence,
      restarts,
      telling: createRuleTelling(options),
      lastAttempt: restarts.last,
    },
    remembered,
  );

  const ruleProcesses = createRuleProcesses({ processes, rulesOf: runner.rulesOf, onChange: options.onChange });

  return {
    ruleProcesses: ruleProcesses.list,
    set(checks, rules) {
      const subjects = subjectsOf(checks, rules);
      processes.set(subjects);
      runner.set(rules);
      ruleProcesses.set(subjects);
    },
    processOf(workload) {
      const known = processes.of(workload);
      return known && { pid: known.seen.pid, ...(known.snapshot && { snapshot: known.snapshot }) };
    },
    overdue: processes.overdue,
    stop: processes.stop,
  };
}

function unknownTold({ name, workloads, checks }: Subject): Told {
  const [workload] = workloads;
  const [check] = checks;
  const why =
    name.pidFile === undefined
      ? 'the processes of this host cannot be read'
      : `its pid file${name.name === undefined ? '' : ` ${name.pidFile}`} cannot be read, or does not answer`;
  return {
    kind: 'watch_held_up',
    ...(workload !== undefined && { workload }),
    ...(check && { check: check.name }),
    message: `whether ${processWords(name)} runs is not known: ${why}; until that ends its crashes are not seen`,
    actor: checkActor,
  };
}

function crashTold(
  { name, workloads, checks }: Subject,
  { process, by }: Crash,
  others: readonly SeenProcess[],
  without: NoReport | undefined,
): Told & { readonly workload: string } {
  const { pid } = process.seen;
  const shares = without && 'shares' in without ? without.shares : undefined;
  const words = processWords(name);
  const [workload = words] = workloads;
  const [check] = checks;
  const now = others.map((one) => one.pid);
  const { snapshot, unwatched } = process;
  const how = by === undefined ? endOf(process) : `was ended by ${by} and did not come up again`;
  const rest = now.length > 0 ? `; running now: pid ${now.join(', ')}` : '';
  return {
    kind: 'crash',
    workload,
    ...(check && { check: check.name }),
    message: `${words} (pid ${pid}) ${how}${rest}${without ? noReport(without) : ''}`,
    data: {
      process: words,
      pid,
      running: now,
      ...(snapshot?.startedAt !== undefined && { started_at: snapshot.startedAt }),
      ...(unwatched && { unwatched_since: unwatched.since }),
      ...(by !== undefined && { by }),
      ...(shares && { shares_report_of: shares.pid }),
      ...(shares?.report !== undefined && { shared_report: shares.report }),
    },
    actor: checkActor,
  };
}

function noReport(without: NoReport): string {
  if ('refused' in without) return '; no report of its own, as none could be written within the last minute';
  const { pid, report } = without.shares;
  const which = report === undefined ? '' : ` (${report})`;
  return `; no report of its own, as ${mostAnHour} an hour are written: it shares that of pid ${pid}${which}`;
}

function endOf({ unwatched }: KnownProcess): string {
  return unwatched ? `ended while nothing watched, some time after ${unwatched.since}` : 'has ended';
}
