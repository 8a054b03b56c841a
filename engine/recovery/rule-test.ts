import type { Failure, Result } from '../model/failure.ts';
import type { Location } from '../model/location.ts';
import type { BoundRule, Rule } from '../model/rule.ts';
import { redactWords } from '../redact.ts';
import { processWords } from './bind-rule.ts';
import { commandOf } from './restarter.ts';
import { describeRuleTarget, type RuleTarget } from './rule-target.ts';
import { decideRule, freshRule, type RuleMemory, type RuleVerdict, type Situation } from './rules.ts';

/** What a rule would do now, and why: plain JSON. Times are UTC, RFC 3339. */
export interface RuleTest {
  readonly rule: string;
  readonly source: Location;
  readonly on: Rule['on'];
  readonly action: Rule['action'];
  readonly workload?: string;
  readonly processes: readonly string[];
  /** `withheld`: it would act if it could, and `would` says why it cannot. `never`: it cannot act, whatever happens. */
  readonly verdict: RuleVerdict['what'] | 'withheld' | 'never';
  readonly why: string;
  /** When it may act again. */
  readonly until?: string;
  readonly attempts: {
    readonly made: number;
    readonly max: number;
    readonly last?: string;
    /** ms */
    readonly cooldown: number;
  };
  readonly would: RuleAction;
}

/** What its action is here. */
export interface RuleAction {
  /** In words. */
  readonly what: string;
  /** As an argument vector, secrets masked. */
  readonly command?: readonly string[];
  readonly cwd?: string;
  /** Why it could not be done now. */
  readonly hindrance?: Failure;
}

export interface RuleTestFacts {
  readonly situation: Situation;
  readonly memory: RuleMemory | undefined;
  readonly would: RuleAction;
  /** ms since 1970, by which ticks are counted here. */
  readonly now: number;
}

/** The rule as the daemon would decide it now. */
export function testRule(
  bound: BoundRule,
  { situation, memory: before = freshRule, would, now }: RuleTestFacts,
): RuleTest {
  const { verdict, memory } = decideRule(bound, situation, before, now);
  return {
    ...headOf(bound.rule),
    workload: bound.workload,
    processes: bound.processes.map(processWords),
    verdict: verdict.what === 'act' && would.hindrance ? 'withheld' : verdict.what,
    why: verdict.why,
    ...(verdict.what === 'cooling' && { until: new Date(verdict.until).toISOString() }),
    attempts: {
      made: memory.made,
      max: bound.rule.maxRetries,
      ...(memory.last !== undefined && { last: new Date(memory.last).toISOString() }),
      cooldown: bound.rule.cooldown,
    },
    would,
  };
}

/** A rule that can never act. */
export function testOfUnusable(rule: Rule, failure: Failure): RuleTest {
  return {
    ...headOf(rule),
    processes: [],
    verdict: 'never',
    why: failure.message,
    attempts: { made: 0, max: rule.maxRetries, cooldown: rule.cooldown },
    would: { what: 'nothing', hindrance: failure },
  };
}

function headOf({ name, source, on, action }: Rule) {
  return { rule: name, source, on, action };
}

/** What restarting a target is, or why it cannot be done. */
export function restartAction({ rule, workload }: BoundRule, target: Result<RuleTarget>, root: string): RuleAction {
  const what = rule.action.replace('_', ' ');
  if (!target.ok) return { what: `${what} (${workload})`, hindrance: target.failure };
  const named = describeRuleTarget(target.value, root);
  if (target.value.type === 'process') {
    const { argv, cwd } = target.value.origin;
    return { what: `start again: ${named}`, command: redactWords(argv), cwd };
  }
  const { argv, cwd } = commandOf(target.value, root);
  return { what: `restart ${named}`, command: redactWords(argv), ...(cwd !== undefined && { cwd }) };
}
