import { countTo } from './lines.ts';
import { nearest } from './suggest.ts';

/** What a condition can refer to: an action placed before it. */
export interface EarlierAction {
  readonly id?: string | undefined;
  readonly type: string;
}

export interface ResolvedCondition {
  /** What must have become of the action it names. */
  readonly outcome: 'failed' | 'succeeded';
  /** The word before `_failed` or `_succeeded`. */
  readonly name: string;
  /** Position in `earlier` of the action meant: the nearest match. Absent when nothing matches. */
  readonly index?: number;
  /** How many match. More than one is ambiguous. */
  readonly count: number;
  /** Positions of all that match, first to last. */
  readonly candidates: readonly number[];
}

const form = /^(.+)_(failed|succeeded)$/;

/**
 * Finds the action that the condition of a playbook's action speaks of. `X_failed` names the earlier action whose id is
 * X, else one whose type begins with the word X (`restart_pod` is `restart`); of several the nearest. Undefined when
 * the text has not the form of a condition.
 */
export function resolveCondition(condition: string, earlier: readonly EarlierAction[]): ResolvedCondition | undefined {
  return conditionResolver(earlier)(condition, earlier.length);
}

/** `resolveCondition` for all conditions of one list of actions, of which the first `before` are the earlier ones. */
export function conditionResolver(
  actions: readonly EarlierAction[],
): (condition: string, before: number) => ResolvedCondition | undefined {
  const byId = positions(actions, ({ id }) => id);
  const byWord = positions(actions, ({ type }) => firstWord(type));
  const earlier = (all: readonly number[] = [], before: number) => ({
    all,
    count: countTo(all.length, (nth) => (all[nth] ?? before) < before),
  });
  return (condition, before) => {
    const match = form.exec(condition);
    if (!match) return undefined;
    const name = match[1] ?? '';
    const outcome = match[2] === 'failed' ? 'failed' : 'succeeded';
    const named = earlier(byId.get(name), before);
    const { all, count } = named.count > 0 ? named : earlier(byWord.get(name), before);
    const index = all[count - 1];
    return {
      outcome,
      name,
      count,
      get candidates() {
        return all.slice(0, count);
      },
      ...(index === undefined ? {} : { index }),
    };
  };
}

/** The condition that a text without the form of one most likely means: `scale_failed` for `scale_failde`. */
export function nearestCondition(text: string): string | undefined {
  const [, name, outcome] = /^([a-z][a-z0-9_-]*)[_-]([A-Za-z]+)$/.exec(text) ?? [];
  if (outcome === undefined) return undefined;
  const begun = /^fail/i.test(outcome) ? 'failed' : /^succ/i.test(outcome) ? 'succeeded' : undefined;
  const meant = begun ?? nearest(outcome, ['failed', 'succeeded']);
  return meant === undefined ? undefined : `${name}_${meant}`;
}

/** The word an action's type begins with: `restart` of `restart_pod`. */
export function firstWord(type: string): string {
  return type.split('_', 1)[0] ?? type;
}

/** Where in the list each word is used, in the list's order. */
function positions(
  actions: readonly EarlierAction[],
  wordOf: (action: EarlierAction) => string | undefined,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, action] of actions.entries()) {
    const word = wordOf(action);
    const same = word === undefined ? undefined : found.get(word);
    if (same) same.push(index);
    else if (word !== undefined) found.set(word, [index]);
  }
  return found;
}
