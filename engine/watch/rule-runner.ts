import { momentOf } from '../clock.ts';
import type { RestartTarget } from '../model/check.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { BoundRule } from '../model/rule.ts';
import type { Silence } from '../model/silence.ts';
import { attemptRestart } from '../recovery/attempt.ts';
import { processKey } from '../recovery/bind-rule.ts';
import { describeRuleTarget, type RuleTarget, targetOf } from '../recovery/rule-target.ts';
import { decideRule, freshRule, type RuleMemory, type RuleVerdict, type Situation } from '../recovery/rules.ts';
import { whyWithheld } from '../recovery/withheld.ts';
import type { Acting } from './acting.ts';
import type { CaretakerOptions } from './caretaker.ts';
import { dependenciesOf, standing } from './dependencies.ts';
import { type Told, watchEvent } from './event.ts';
import type { WatchReport } from './failure-report.ts';
import type { Crash, KnownProcess, ProcessWatch } from './processes.ts';

export interface RuleRunnerOptions
  extends Pick<
    CaretakerOptions,
    'clock' | 'origin' | 'root' | 'board' | 'recorder' | 'observer' | 'journal' | 'lease' | 'alerting' | 'silence'
  > {
  readonly acting: Acting;
  readonly restart: (target: RestartTarget, signal: AbortSignal) => Promise<Result<null>>;
  readonly startAgain: (target: Extract<RuleTarget, { type: 'process' }>, signal: AbortSignal) => Promise<Result<null>>;
  readonly processes: Pick<ProcessWatch, 'standing' | 'acceptThreads'>;
  /** Writes a forensic report; its id once it is on the disk. */
  readonly report: (about: WatchReport) => Promise<Result<string>>;
  /** The silence in force on a workload as a whole. */
  readonly silenced: (workload: string) => Silence | undefined;
  /** What a channel is, and that it cannot be told yet, for a person. */
  readonly channel: (name: string | undefined) => string;
  /** Looks at a workload's checks at once. */
  readonly lookNow: (workload: string, check?: string) => Promise<void>;
  readonly onFault: (what: string, error: unknown) => void;
  readonly log: (line: string) => void;
}

/** Applies recovery rules to how things stand: report, record, act, in this order. */
export interface RuleRunner {
  set(rules: readonly BoundRule[]): void;
  /** Decides anew for every rule; what it begins goes on by itself. */
  look(): void;
  /** Tells of a crash and writes its report; rules wait for that. */
  crashed(keys: { readonly key: string; readonly workload: string }, crash: Crash, told: Told): Promise<void>;
  /** The last attempt on what no health config watches. */
  lastAttempt(workload: string): RestartAttempt | undefined;
}

/** Between two tries of what could not be done, in ms; and between two events that it could not. */
const tryAgain = 5_000;
const withheldEvery = 60_000;
/** What is over a limit and comes back below it within this time was over it all along, in ms. */
const calm = 60_000;
/** Two daemons that watch one thing keep at least this far apart, in ms. */
const leastApart = 10_000;
/** Crashes of one process more often than this share a report, unless a rule acts, in ms. */
const reportEvery = 60_000;

interface Kept {
  bound: BoundRule;
  memory: RuleMemory;
  /** The report of what it acts on now, once it is on the disk. */
  evidence?: { readonly of: string; readonly report: Promise<Result<string>> };
  /** A crash it has not told of yet. */
  crash?: { readonly pid: number };
  notBefore?: number;
  withheld?: { readonly code: string; readonly tick: number };
}

export function createRuleRunner(options: RuleRunnerOptions, remembered: ReadonlyMap<string, RuleMemory>): RuleRunner {
  const { clock, origin, board, recorder, alerting, acting } = options;
  const kept = new Map<string, Kept>();
  const attempts = new Map<string, RestartAttempt>();
  const reports = new Map<Crash, Promise<Result<string>>>();
  const reported = new Map<string, number>();

  const told = (event: Told) => watchEvent(origin, momentOf(clock).at, event);
  const record = (event: Told) => recorder.record({ events: [told(event)] });
  const actorOf = ({ rule }: BoundRule) => ({ name: `rule ${rule.name}`, via: 'daemon' }) as const;

  const runningOf = ({ processes }: BoundRule) =>
    processes.flatMap((name) => options.processes.standing(processKey(name))?.running ?? []);
  const goneOf = ({ processes }: BoundRule): Crash | undefined =>
    processes.map((name) => options.processes.standing(processKey(name))?.gone).find((gone) => gone !== undefined);

  const withheldFor = ({ workload }: BoundRule): string | undefined => {
    const at = clock.now().getTime();
    const down = dependenciesOf(workload, board.checksOf).find((name) => standing(name, board, at).stands === 'down');
    return whyWithheld({
      checks: board.checksOf(workload).map(options.silence),
      whole: options.silenced(workload),
      down: board.stateOf(workload)?.suppressedBy ?? down,
    });
  };

  const situationOf = ({ bound, crash }: Kept): Situation => {
    const { workload } = bound;
    const entry = board.workloads.get(workload);
    const own = attempts.get(workload);
    const gone = goneOf(bound);
    const withheld = withheldFor(bound);
    const auto = board.checksOf(workload).some(({ enabled, restart }) => enabled && restart.auto);
    const lastAttempt =
      entry?.memory.lastAttempt ?? (own && clock.tick() - (clock.now().getTime() - Date.parse(own.began)));
    return {
      running: runningOf(bound).map(({ seen, usualThreads }) => ({
        pid: seen.pid,
        ...(seen.memory !== undefined && { memory: seen.memory }),
        ...(seen.threads !== undefined && { threads: seen.threads }),
        ...(usualThreads !== undefined && { usualThreads }),
      })),
      ...(gone && { gone: { pid: gone.process.seen.pid, ...(gone.by !== undefined && { by: gone.by }) } }),
      ...(crash && { crashed: crash }),
      workload: {
        healthy: entry?.memory.state.healthy ?? true,
        autoRestart: auto && entry?.memory.state.exhausted !== true,
        ...(lastAttempt !== undefined && { lastAttempt }),
      },
      ...(withheld !== undefined && { withheld }),
    };
  };

  const write = (bound: BoundRule, about: Omit<WatchReport, 'workload'>) => {
    const target = bound.check?.restart.target;
    return options.report({
      ...about,
      workload: bound.workload,
      ...(target?.type === 'container' && { container: target.container }),
    });
  };

  /** The report of what started a rule; written when what it acts on is first seen, and again while that fails. */
  const evidenceFor = (one: Kept, why: string, process: KnownProcess | undefined): Promise<Result<string>> => {
    const { bound } = one;
    const { rule, workload } = bound;
    if (rule.on === 'unhealthy') {
      const report = board.workloads.get(workload)?.report;
      if (report !== undefined) return Promise.resolve(success(report));
      return Promise.resolve(
        failed({ code: 'rule/no-report', message: 'its forensic report is not on the disk yet.' }),
      );
    }
    const gone = goneOf(bound);
    const ended = rule.on === 'crash' ? gone && reports.get(gone) : undefined;
    if (ended) return ended;
    const about = gone?.process ?? process;
    const of = about ? `${about.seen.pid} ${about.seen.start}` : 'none';
    if (one.evidence?.of === of) return one.evidence.report;
    const report = write(bound, {
      what: `${workload}: ${why}`,
      trigger: rule.on,
      ...(about && { pid: about.seen.pid }),
      ...(about?.snapshot && { snapshot: about.snapshot }),
    });
    one.evidence = { of, report };
    void report.then((result) => {
      if (!result.ok && one.evidence?.report === report) delete one.evidence;
    });
    return report;
  };

  const withhold = async (one: Kept, failure: Failure) => {
    const { bound, withheld: before } = one;
    const tick = clock.tick();
    one.notBefore = tick + tryAgain;
    if (before?.code === failure.code && tick - before.tick < withheldEvery) return;
    one.withheld = { code: failure.code, tick };
    const { rule, workload } = bound;
    await record({
      kind: 'restart_withheld',
      workload,
      message: `the rule ${rule.name} did not act: ${failure.message}`,
      data: { code: failure.code, rule: rule.name },
      actor: actorOf(bound),
    });
  };

  const counted = (one: Kept, number: number, at: number) => {
    one.memory = { ...one.memory, made: number, last: at, exhausted: false };
  };

  const notify = async (one: Kept, verdict: Acts): Promise<void> => {
    const { bound, crash } = one;
    const { rule, workload } = bound;
    const report = await evidenceFor(one, verdict.why, processOf(bound, verdict.pid));
    const message = `the rule ${rule.name} tells ${options.channel(rule.channel)}: ${verdict.why}`;
    const recorded = await record({
      kind: 'rule_acted',
      workload,
      message,
      data: {
        rule: rule.name,
        action: rule.action,
        number: verdict.number,
        ...(rule.channel !== undefined && { channel: rule.channel }),
        ...(report.ok && { report: report.value }),
        delivered: false,
      },
      actor: actorOf(bound),
    });
    options.log(`${workload}: ${message}`);
    if (!recorded.ok) return withhold(one, recorded.failure);
    counted(one, verdict.number, clock.tick());
    if (one.crash === crash) delete one.crash;
    acceptThreads(bound, verdict.pid);
    await note(workload, message);
  };

  const note = async (workload: string, text: string) => {
    const incident = board.stateOf(workload)?.incident;
    if (incident !== undefined) await alerting.note(incident, text);
  };

  const processOf = (bound: BoundRule, pid: number | undefined) =>
    runningOf(bound).find(({ seen }) => seen.pid === pid);

  const acceptThreads = ({ rule, processes }: BoundRule, pid: number | undefined) => {
    if (rule.on !== 'threads' || pid === undefined) return;
    for (const name of processes) options.processes.acceptThreads(processKey(name), pid);
  };

  const restart = async (one: Kept, verdict: Acts): Promise<void> => {
    const { bound } = one;
    const { rule, workload } = bound;
    const process = processOf(bound, verdict.pid) ?? goneOf(bound)?.process;
    const report = await evidenceFor(one, verdict.why, process);
    if (!report.ok) return withhold(one, report.failure);
    const target = targetOf(bound, process?.origin);
    if (!target.ok) return withhold(one, target.failure);
    if (acting.isStopped()) return;
    const targetName = describeRuleTarget(target.value, options.root);
    const apart = Math.max(rule.cooldown, leastApart);
    const entry = board.workloads.get(workload);
    const event = (kind: Told['kind'], { number, report: id }: RestartAttempt, message: string) =>
      told({
        kind,
        workload,
        message,
        data: { rule: rule.name, action: rule.action, number, target: targetName, report: id },
        actor: actorOf(bound),
      });
    const attempted = await attemptRestart<RuleTarget>(
      {
        clock,
        journal: options.journal,
        restart: (to, until) => (to.type === 'process' ? options.startAgain(to, until) : options.restart(to, until)),
        lease: (name) => options.lease(name, apart),
      },
      {
        workload,
        target: target.value,
        targetName,
        cause: rule.name,
        number: verdict.number,
        report: report.value,
        begin(attempt) {
          counted(one, verdict.number, clock.tick());
          attempts.set(workload, attempt);
          const events = [
            event(
              'rule_acted',
              attempt,
              `${verdict.why}: the rule ${rule.name} restarts (attempt ${attempt.number}): ${targetName}`,
            ),
          ];
          if (!entry) return { events };
          const { state } = entry.memory;
          const next = { ...state, restartCount: state.restartCount + 1, lastRestart: attempt.began };
          entry.memory = { ...entry.memory, state: next, lastAttempt: clock.tick() };
          entry.lastAttempt = attempt;
          return { workloads: [next], events };
        },
        end(attempt) {
          attempts.set(workload, attempt);
          if (entry) entry.lastAttempt = attempt;
          if (attempt.outcome === 'failed')
            return { events: [event('restart_failed', attempt, attempt.message ?? 'the restart failed')] };
          if (!entry) return {};
          options.observer.forgive(workload);
          entry.memory = { ...entry.memory, graceUntil: clock.tick() + (bound.check?.restart.grace ?? 0) };
          return { checks: board.checksOf(workload).flatMap((check) => board.checkState(check) ?? []) };
        },
      },
      acting.ending,
    );
    if (!attempted.ok) return withhold(one, attempted.failure);
    const { outcome, message, number } = attempted.value;
    const came = outcome === 'worked' ? 'it worked' : (message ?? 'it failed');
    await note(workload, `The rule ${rule.name} restarted (attempt ${number}, ${targetName}): ${came}`);
    await options.lookNow(workload);
  };

  const escalate = async (one: Kept, why: string): Promise<void> => {
    const { bound, memory } = one;
    const { rule, workload, check } = bound;
    const { made } = memory;
    const message = `the rule ${rule.name} acted ${made === 1 ? 'once' : `${made} times`}, and ${why}: it needs a person`;
    await record({
      kind: 'rule_exhausted',
      workload,
      message,
      data: { rule: rule.name, attempts: made },
      actor: actorOf(bound),
    });
    const entry = board.workloads.get(workload);
    const incident = entry?.memory.state.incident;
    if (incident !== undefined) {
      await alerting.note(incident, message);
      return;
    }
    const opened = await alerting.escalate(workload, check, `${workload}: ${message}`);
    if (!opened.ok || !entry || entry.memory.state.healthy || entry.memory.state.incident !== undefined) return;
    entry.memory = { ...entry.memory, state: { ...entry.memory.state, incident: opened.value } };
    await recorder.record({ workloads: [entry.memory.state] });
  };

  /** Over a limit: told and reported at once, whether or not anything is done about it. */
  const exceeded = (one: Kept, why: string) => {
    const { bound } = one;
    const { rule, workload } = bound;
    const [process] = runningOf(bound);
    const data = { rule: rule.name, ...(process && { pid: process.seen.pid }) };
    const work = record({ kind: 'limit_exceeded', workload, message: why, data, actor: actorOf(bound) });
    void work.then(() => evidenceFor(one, why, process)).catch((error: unknown) => options.onFault(workload, error));
  };

  const follow = (one: Kept): void => {
    const { bound, memory: before } = one;
    const tick = clock.tick();
    const { verdict, memory } = decideRule(bound, situationOf(one), before, tick);
    const isLimit = bound.rule.on === 'memory' || bound.rule.on === 'threads';
    const began = memory.held === tick && (before.held === undefined || tick - before.held > calm);
    one.memory = memory;
    if (isLimit && began) {
      delete one.evidence;
      exceeded(one, verdict.why);
    }
    if (verdict.what === 'exhausted' && !memory.exhausted) {
      one.memory = { ...memory, exhausted: true };
      void escalate(one, verdict.why).catch((error: unknown) => options.onFault(bound.workload, error));
    }
    if (verdict.what !== 'act' || tick < (one.notBefore ?? tick)) return;
    acting.run(bound.workload, () => (bound.rule.action === 'notify' ? notify(one, verdict) : restart(one, verdict)));
  };

  return {
    set(rules) {
      const names = new Set(rules.map(({ rule }) => rule.name));
      for (const name of kept.keys()) if (!names.has(name)) kept.delete(name);
      for (const bound of rules) {
        const { name } = bound.rule;
        const known = kept.get(name);
        if (known) known.bound = bound;
        else kept.set(name, { bound, memory: remembered.get(name) ?? freshRule });
      }
    },
    look() {
      for (const one of kept.values()) follow(one);
    },
    async crashed({ key, workload }, crash, event) {
      const concerned = [...kept.values()].filter(({ bound }) =>
        bound.processes.some((name) => processKey(name) === key),
      );
      for (const one of concerned) if (tellsOfCrashes(one.bound)) one.crash = { pid: crash.process.seen.pid };
      const tick = clock.tick();
      const recent = tick - (reported.get(key) ?? Number.NEGATIVE_INFINITY) < reportEvery;
      const acts = concerned.some(({ bound }) => bound.rule.on === 'crash');
      const recorded = record(event);
      if (recent && !acts) {
        await recorded;
        return;
      }
      reported.set(key, tick);
      const { seen, snapshot } = crash.process;
      const report = recorded.then(() =>
        options.report({
          what: event.message,
          trigger: 'crash',
          workload,
          ...(event.check !== undefined && { check: event.check }),
          pid: seen.pid,
          ...(snapshot && { snapshot }),
        }),
      );
      for (const old of reports.keys())
        if (![...kept.values()].some(({ bound }) => goneOf(bound) === old)) reports.delete(old);
      reports.set(crash, report);
      const result = await report;
      if (!result.ok) reports.delete(crash);
    },
    lastAttempt: (workload) => attempts.get(workload),
  };
}

type Acts = Extract<RuleVerdict, { what: 'act' }>;

function tellsOfCrashes({ rule }: BoundRule): boolean {
  return rule.on === 'crash' && rule.action === 'notify';
}
