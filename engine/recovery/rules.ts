import { formatDuration } from '../../schemas/duration.ts';
import { formatSize } from '../../schemas/size.ts';
import type { Event } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { BoundRule, Rule } from '../model/rule.ts';
import { processWords } from './bind-rule.ts';
import { restartUnread } from './failures.ts';

/** What a rule has done, as far as it says what it does next. Ticks are ms of one clock that only goes forward. */
export interface RuleMemory {
  /** Attempts in this episode. */
  readonly made: number;
  /** The last attempt. */
  readonly last?: number;
  /** When what starts it was last so. */
  readonly held?: number;
  /** Its limit was reached, and said. */
  readonly exhausted: boolean;
}

export const freshRule: RuleMemory = { made: 0, exhausted: false };

/** One process as a rule sees it. */
export interface RuleProcess {
  readonly pid: number;
  /** Resident bytes. */
  readonly memory?: number;
  readonly threads?: number;
  /** What `threads` is measured against, once it is known. */
  readonly usualThreads?: number;
}

/** How things stand for one rule. */
export interface Situation {
  readonly running: readonly RuleProcess[];
  /** A process that has ended and of which none runs. */
  readonly gone?: { readonly pid: number; readonly by?: string };
  /** One has ended since the rule last told of it, whether another runs or not. */
  readonly crashed?: { readonly pid: number };
  readonly workload?: {
    readonly healthy: boolean;
    /** It is not known to be: what its checks go by could not be read. */
    readonly unread?: boolean;
    /** It is not known to be: it was so when a daemon last looked, and its checks have not run since. */
    readonly unseen?: boolean;
    /** Restarted by its health config, which has attempts left. */
    readonly autoRestart: boolean;
    /** The last attempt by anybody, a tick. */
    readonly lastAttempt?: number;
  };
  /** Why nobody is to be disturbed now: a silence, or a dependency that is down. */
  readonly withheld?: string;
}

export type RuleVerdict =
  /** What started it, in words, and the process meant where one runs. */
  | { readonly what: 'act'; readonly why: string; readonly number: number; readonly pid?: number }
  /** The tick from which it may act again. */
  | { readonly what: 'cooling'; readonly why: string; readonly until: number }
  | { readonly what: 'exhausted'; readonly why: string }
  /** It would act, and what keeps it from that is to be told. */
  | { readonly what: 'withheld'; readonly why: string; readonly failure: Failure }
  | { readonly what: 'nothing'; readonly why: string };

export interface RuleDecision {
  readonly verdict: RuleVerdict;
  readonly memory: RuleMemory;
}

/** An episode is over once nothing started the rule for this long, in ms, or for twice its cooldown where that is longer. */
const shortestQuiet = 600_000;

export function quietFor({ cooldown }: Pick<Rule, 'cooldown'>): number {
  return Math.max(shortestQuiet, 2 * cooldown);
}

/**
 * What a rule does now. It acts on what starts it for as long as that holds: at once, then after each cooldown, as often
 * as `max_retries` says; then it is exhausted until nothing has started it for long.
 */
export function decideRule(bound: BoundRule, situation: Situation, before: RuleMemory, tick: number): RuleDecision {
  const { rule } = bound;
  const trigger = triggerOf(bound, situation);
  const rested = before.held !== undefined && tick - before.held >= quietFor(rule);
  const known = rested ? freshRule : before;
  if (!trigger.holds) return { verdict: { what: 'nothing', why: trigger.why }, memory: known };
  const memory = { ...known, held: tick };
  const hindrance = situation.withheld ?? hindranceOf(bound, situation);
  if (hindrance !== undefined) return { verdict: { what: 'nothing', why: `${trigger.why}, but ${hindrance}` }, memory };
  const last = lastAttempt(bound, situation, memory);
  const until = last === undefined ? tick : last + rule.cooldown;
  if (until > tick) {
    const why = `${trigger.why}; the last attempt is less than ${formatDuration(rule.cooldown)} ago`;
    return { verdict: { what: 'cooling', why, until }, memory };
  }
  const { why, pid } = trigger;
  const exhausted = memory.made >= rule.maxRetries;
  if (isUnread(bound, situation) && !(exhausted && memory.exhausted)) {
    const unread = 'what its checks go by could not be read';
    return { verdict: { what: 'withheld', why: `${why}, but ${unread}`, failure: restartUnread(unread) }, memory };
  }
  if (exhausted) return { verdict: { what: 'exhausted', why }, memory };
  return { verdict: { what: 'act', why, number: memory.made + 1, ...(pid !== undefined && { pid }) }, memory };
}

interface Trigger {
  readonly holds: boolean;
  readonly why: string;
  readonly pid?: number;
}

function triggerOf({ rule, workload, processes }: BoundRule, situation: Situation): Trigger {
  const { running, gone } = situation;
  const who = processes.map(processWords).join(', ');
  // A process ended on behalf of this rule, and not to be started again, is still its to bring back.
  if (rule.on !== 'unhealthy' && gone && (rule.on === 'crash' || gone.by === rule.name))
    return { holds: true, why: `${who} (pid ${gone.pid}) has ended and none runs` };
  if (rule.on === 'crash' && rule.action === 'notify' && situation.crashed)
    return { holds: true, why: `${who} (pid ${situation.crashed.pid}) has ended` };
  if (rule.on === 'unhealthy') {
    const healthy = situation.workload?.healthy ?? true;
    const [first] = running;
    const why = `${workload} is ${healthy ? 'not unhealthy' : 'unhealthy'}`;
    return { holds: !healthy, why, ...(first && { pid: first.pid }) };
  }
  if (running.length === 0) return { holds: false, why: `${who} does not run, and was not seen to end` };
  const pids = running.map(({ pid }) => pid).join(', ');
  if (rule.on === 'crash') return { holds: false, why: `${who} runs (pid ${pids})` };
  const seen = running.map((process) => (rule.on === 'memory' ? ofMemory(rule, process) : ofThreads(rule, process)));
  const over = seen.find(({ holds }) => holds);
  return over ?? { holds: false, why: `${who}: ${seen.map(({ why }) => why).join('; ')}` };
}

function ofMemory({ memory: limit = Number.POSITIVE_INFINITY }: Rule, { pid, memory }: RuleProcess): Trigger {
  if (memory === undefined) return { holds: false, why: `the memory of pid ${pid} is not known`, pid };
  const holds = memory > limit;
  const why = `pid ${pid} holds ${formatSize(memory)} of memory, ${holds ? 'more than' : 'within'} ${formatSize(limit)}`;
  return { holds, why, pid };
}

function ofThreads({ threads: limit = Number.POSITIVE_INFINITY }: Rule, process: RuleProcess): Trigger {
  const { pid, threads, usualThreads } = process;
  if (threads === undefined) return { holds: false, why: `the threads of pid ${pid} are not known`, pid };
  if (usualThreads === undefined)
    return { holds: false, why: `pid ${pid} has ${threads} threads, and how many are usual is not known yet`, pid };
  const holds = Math.abs(threads - usualThreads) > limit;
  const than = holds ? `a change of more than ${limit}` : `a change within ${limit}`;
  return { holds, why: `pid ${pid} went from ${usualThreads} to ${threads} threads, ${than}`, pid };
}

/** Of two that would restart one workload, its health config goes first; the rule comes when that has given up. */
function hindranceOf(bound: BoundRule, { workload }: Situation): string | undefined {
  if (!restartsUnhealthy(bound)) return undefined;
  if (workload?.unseen) return 'its checks have not run since the daemon began';
  return workload?.autoRestart ? 'auto_restart of its health config goes first' : undefined;
}

/** Nothing is restarted for what nobody has seen. */
function isUnread(bound: BoundRule, { workload }: Situation): boolean {
  return restartsUnhealthy(bound) && workload?.unread === true;
}

function restartsUnhealthy({ rule }: BoundRule): boolean {
  return rule.on === 'unhealthy' && rule.action !== 'notify';
}

/** Nothing acts on a workload sooner after another's attempt than after its own; telling somebody waits for nobody. */
function lastAttempt({ rule }: BoundRule, { workload }: Situation, { last }: RuleMemory): number | undefined {
  const others = rule.action === 'notify' ? undefined : workload?.lastAttempt;
  const ticks = [last, others].filter((tick) => tick !== undefined);
  return ticks.length > 0 ? Math.max(...ticks) : undefined;
}

/**
 * What rules have done, from the record of their actions, oldest first. `tickOf` gives the tick of a time (UTC, RFC
 * 3339). With `now` their quiet time begins anew then: nobody looked meanwhile.
 */
export function rememberRules(
  events: readonly Event[],
  tickOf: (at: string) => number,
  now?: number,
): ReadonlyMap<string, RuleMemory> {
  const memories = new Map<string, RuleMemory>();
  for (const { kind, at, data } of events) {
    const rule = data?.['rule'];
    if (typeof rule !== 'string') continue;
    const before = memories.get(rule) ?? freshRule;
    const acted = kind === 'rule_acted';
    const number = data?.[acted ? 'number' : 'attempts'];
    const last = acted ? tickOf(at) : before.last;
    memories.set(rule, {
      made: typeof number === 'number' ? number : before.made,
      held: now ?? tickOf(at),
      exhausted: !acted,
      ...(last !== undefined && { last }),
    });
  }
  return memories;
}
