import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { Failure } from '../model/failure.ts';
import type { BoundRule } from '../model/rule.ts';
import { processKey, processWords } from '../recovery/bind-rule.ts';
import { hindranceOf } from '../recovery/ended-unwatched.ts';
import { restartUnread } from '../recovery/failures.ts';
import { isLasting, seldomToldEvery, toldEvery } from '../recovery/lasting.ts';
import { decideRule, freshRule, type RuleMemory, type RuleVerdict } from '../recovery/rules.ts';
import type { Acting } from './acting.ts';
import { tryAgain } from './failure-report.ts';
import type { Crash, KnownProcess, ProcessStanding, ProcessWatch } from './processes.ts';
import type { RuleEvidence } from './rule-evidence.ts';
import type { RuleRestarts } from './rule-restart.ts';
import { goneOf, runningOf, type SituationSources, situationOf } from './rule-situation.ts';
import type { RuleTelling } from './rule-telling.ts';

export interface RuleRunnerOptions extends SituationSources {
  readonly clock: Clock;
  readonly acting: Acting;
  readonly processes: Pick<ProcessWatch, 'standing' | 'isThere' | 'adopt' | 'acceptThreads'>;
  readonly evidence: RuleEvidence;
  readonly restarts: RuleRestarts;
  readonly telling: RuleTelling;
  /** Looks at a workload's checks at once. */
  readonly lookNow: (workload: string) => Promise<void>;
  readonly onFault: (what: string, error: unknown) => void;
}

/** Applies recovery rules to how things stand: report, record, act, in this order. */
export interface RuleRunner {
  set(rules: readonly BoundRule[]): void;
  /** Decides anew for every rule; what it begins goes on by itself. */
  look(): void;
  /** The rules about a process of this key, and whether they gave up on what goes on. */
  rulesOf(key: string): readonly { readonly name: string; readonly gaveUp: boolean }[];
  /** A process of this key has ended: rules that tell of it do so even when another runs already. */
  crashed(key: string, crash: Crash): void;
}

/** What is over a limit again within this time was over it all along, in ms. */
const calm = 60_000;

interface Kept {
  bound: BoundRule;
  memory: RuleMemory;
  /** A crash it has not told of yet. */
  crash?: { readonly pid: number };
  notBefore?: number;
  /** What keeps it from acting, since when, and when that was last put on record (ticks). */
  withheld?: { readonly code: string; readonly since: number; readonly told: number };
  /** What starts it was so when it was last decided. */
  holds?: boolean;
  /** A person was called to what keeps it from acting, by its code. */
  called?: string;
  /** A person is being called as it has no attempts left; when one was last (a tick), and for which ends. */
  calling?: true;
  gaveUp?: { readonly tick: number; readonly ends: readonly Crash[] };
}

type Acts = Extract<RuleVerdict, { what: 'act' }>;

interface Withheld {
  /** What started the rule. */
  readonly why: string;
  readonly report?: string;
  readonly every?: number;
  readonly person?: boolean;
}

export function createRuleRunner(options: RuleRunnerOptions, remembered: ReadonlyMap<string, RuleMemory>): RuleRunner {
  const { clock, acting, processes, evidence, restarts, telling } = options;
  const kept = new Map<string, Kept>();
  const retired = new Map(remembered);
  /** Those about a process, by its key: it is asked for at each look. */
  let about = new Map<string, readonly Kept[]>();

  /** `every`: between two events of it, in ms. `person`: one is called where it does not pass. */
  const withhold = async (one: Kept, failure: Failure, { why, report, every = toldEvery, person = true }: Withheld) => {
    const { bound } = one;
    const { code } = failure;
    const before = one.withheld?.code === code ? one.withheld : undefined;
    const tick = clock.tick();
    const since = before?.since ?? tick;
    one.notBefore = tick + tryAgain;
    one.withheld = { code, since, told: before?.told ?? tick };
    const message = `the rule ${bound.rule.name} did not act: ${failure.message}`;
    const isKnown = one.called === code;
    const calls = person && !isKnown && isLasting(code, tick - since);
    if (!before || tick - before.told >= (isKnown ? seldomToldEvery : every)) {
      one.withheld = { code, since, told: tick };
      await telling.record(bound, { kind: 'restart_withheld', message, data: { code } });
      if (!before && !calls && !isKnown) await telling.note(bound.workload, message);
    }
    if (calls && (await telling.call(bound, `${why}, and ${message}`, report))) one.called = code;
  };

  const endsOf = (bound: BoundRule): readonly Crash[] =>
    bound.processes.flatMap((name) => processes.standing(processKey(name))?.gone ?? []);

  const counted = (one: Kept, number: number) => {
    one.memory = { ...one.memory, made: number, last: clock.tick(), exhausted: false };
  };

  const processOf = (bound: BoundRule, { pid }: Acts) =>
    runningOf(bound, processes).find(({ seen }) => seen.pid === pid);

  /** Whether the rule is in force as it was: where it was edited or deleted meanwhile, that counts. */
  const isAsWas = (one: Kept, bound: BoundRule): boolean =>
    kept.get(bound.rule.name) === one && isDeepStrictEqual(one.bound, bound);

  const notify = async (one: Kept, verdict: Acts): Promise<void> => {
    const { bound, crash } = one;
    const { why, number, pid } = verdict;
    const report = await evidence.of(bound, why, processOf(bound, verdict));
    if (!isAsWas(one, bound)) return;
    await telling.notify(bound, { why, number, report: report.ok ? report.value : undefined });
    counted(one, number);
    if (one.crash === crash) delete one.crash;
    if (bound.rule.on !== 'threads' || pid === undefined) return;
    for (const name of bound.processes) processes.acceptThreads(processKey(name), pid);
  };

  /** Whether what had ended runs again by now, as somebody else was faster; undefined where nobody knows. */
  const isBack = async (
    { rule }: BoundRule,
    { pid }: Acts,
    names: BoundRule['processes'],
  ): Promise<boolean | undefined> => {
    if (pid !== undefined || rule.on === 'unhealthy') return false;
    const there = await Promise.all(names.map((name) => processes.isThere(processKey(name))));
    return there.includes(true) || (there.includes(undefined) ? undefined : false);
  };

  /** Whether the rule would do the same now: the report may have taken a while. */
  const isStill = ({ bound, memory, crash }: Kept, { pid }: Acts): boolean => {
    const { verdict } = decideRule(bound, situationOf(bound, crash, options), memory, clock.tick());
    return verdict.what === 'act' && verdict.pid === pid;
  };

  const restart = async (one: Kept, verdict: Acts): Promise<void> => {
    const { bound } = one;
    const { rule, workload } = bound;
    const { why, number } = verdict;
    const process = processOf(bound, verdict) ?? goneOf(bound, processes)?.process;
    const name = bound.processes.find((one) => isOf(processes.standing(processKey(one)), process));
    const report = await evidence.of(bound, why, process);
    if (!isAsWas(one, bound)) return;
    if (!report.ok) return withhold(one, report.failure, { why });
    const back = await isBack(bound, verdict, name ? [name] : bound.processes);
    if (back || acting.isStopped() || !isAsWas(one, bound) || !isStill(one, verdict)) return;
    const reported = { why, report: report.value };
    const who = bound.processes.map(processWords).join(', ');
    if (back === undefined) {
      const unread = restartUnread(`whether ${who} runs again cannot be seen`);
      return withhold(one, unread, { ...reported, every: seldomToldEvery });
    }
    const at = goneOf(bound, processes)?.at ?? clock.now().toISOString();
    const unwatched = process?.unwatched && hindranceOf(rule, who, { ...process.unwatched, at });
    if (unwatched) return withhold(one, unwatched, reported);
    const attempted = await restarts.restart({
      bound,
      number,
      why,
      started: process?.origin,
      report: report.value,
      onBegun: () => counted(one, number),
      onStarted(again) {
        if (name) processes.adopt(processKey(name), again);
      },
    });
    if (!attempted.ok) return withhold(one, attempted.failure, reported);
    delete one.withheld;
    const { outcome, message, target } = attempted.value;
    const came = outcome === 'worked' ? 'it worked' : (message ?? 'it failed');
    await telling.note(
      workload,
      `The rule ${rule.name} restarted (attempt ${number}, ${target}): ${came}`,
      report.value,
    );
    await options.lookNow(workload);
  };

  /** Over a limit: told and reported at once, whether or not anything is done about it. */
  const exceeded = async (bound: BoundRule, why: string): Promise<void> => {
    const [process] = runningOf(bound, processes);
    const told = telling.record(bound, {
      kind: 'limit_exceeded',
      message: why,
      ...(process && { data: { pid: process.seen.pid } }),
    });
    await evidence.of(bound, why, process, told);
  };

  /** Whoever is called has the report of what they are called for. One who could not be called is called again. */
  const callPerson = async (one: Kept, why: string): Promise<void> => {
    const { bound, memory, crash } = one;
    const now = { tick: clock.tick(), ends: endsOf(bound) };
    const process = goneOf(bound, processes)?.process ?? runningOf(bound, processes)[0];
    const written = await evidence.of(bound, why, process);
    const report = written.ok ? written.value : undefined;
    if (!isAsWas(one, bound)) return;
    if (!(await telling.escalate(bound, { why, made: memory.made, report }))) {
      one.notBefore = clock.tick() + tryAgain;
      return;
    }
    one.memory = { ...one.memory, exhausted: true };
    one.gaveUp = now;
    if (one.crash === crash) delete one.crash;
  };

  const callOnce = async (one: Kept, why: string): Promise<void> => {
    one.calling = true;
    await callPerson(one, why).finally(() => delete one.calling);
  };

  /** Whether something that the rule is about has ended since a person was called. */
  const endedAgain = ({ bound, gaveUp, crash }: Kept, tick: number): boolean =>
    gaveUp !== undefined &&
    tick - gaveUp.tick >= calm &&
    (crash !== undefined || endsOf(bound).some((end) => !gaveUp.ends.includes(end)));

  const guard = ({ workload }: BoundRule, work: Promise<void>) =>
    void work.catch((error: unknown) => options.onFault(workload, error));

  const follow = (one: Kept): void => {
    const { bound, memory: before, crash } = one;
    const { rule } = bound;
    const tick = clock.tick();
    const situation = situationOf(bound, crash, options);
    const { verdict, memory } = decideRule(bound, situation, before, tick);
    one.memory = memory;
    one.holds = memory.held === tick;
    const began = memory.held === tick && (before.held === undefined || tick - before.held > calm);
    if (began) {
      evidence.forget(rule.name);
      delete one.withheld;
      delete one.called;
    }
    if (memory.exhausted) one.gaveUp ??= { tick: Number.NEGATIVE_INFINITY, ends: endsOf(bound) };
    if (began && (rule.on === 'memory' || rule.on === 'threads')) guard(bound, exceeded(bound, verdict.why));
    if (tick < (one.notBefore ?? tick)) return;
    if (verdict.what === 'exhausted' && !one.calling && (!memory.exhausted || endedAgain(one, tick)))
      guard(bound, callOnce(one, verdict.why));
    // Its checks have called a person by an incident, which says this too.
    const unread = { why: verdict.why, every: seldomToldEvery, person: false };
    if (verdict.what === 'withheld' && options.board.stateOf(bound.workload)?.incident !== undefined)
      acting.run(bound.workload, () => withhold(one, verdict.failure, unread));
    if (verdict.what !== 'act') return;
    acting.run(bound.workload, () => (rule.action === 'notify' ? notify(one, verdict) : restart(one, verdict)));
  };

  return {
    set(rules) {
      const names = new Set(rules.map(({ rule }) => rule.name));
      for (const [name, { memory }] of kept) {
        if (names.has(name)) continue;
        retired.set(name, memory);
        kept.delete(name);
      }
      for (const bound of rules) {
        const { name } = bound.rule;
        const known = kept.get(name);
        if (known) known.bound = bound;
        else kept.set(name, { bound, memory: retired.get(name) ?? freshRule });
      }
      const keys = [...kept.values()].flatMap((one) =>
        [...new Set(one.bound.processes.map(processKey))].map((key) => ({ key, one })),
      );
      about = new Map([...Map.groupBy(keys, ({ key }) => key)].map(([key, some]) => [key, some.map(({ one }) => one)]));
    },
    look() {
      for (const one of kept.values()) follow(one);
    },
    rulesOf: (key) =>
      (about.get(key) ?? []).map(({ bound, memory, holds = false }) => ({
        name: bound.rule.name,
        gaveUp: holds && memory.exhausted,
      })),
    crashed(key, { process }) {
      for (const one of about.get(key) ?? []) {
        const { rule } = one.bound;
        if (rule.on === 'crash' && rule.action === 'notify') one.crash = { pid: process.seen.pid };
      }
    },
  };
}

function isOf(standing: ProcessStanding | undefined, process: KnownProcess | undefined): boolean {
  return process !== undefined && [...(standing?.running ?? []), standing?.gone?.process].includes(process);
}
