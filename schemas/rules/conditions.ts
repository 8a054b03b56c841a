import { conditionResolver, type ResolvedCondition } from '../condition.ts';
import { get, getText, isObject } from '../values.ts';

export interface WrittenAction {
  readonly id: string | undefined;
  readonly type: string;
  readonly condition: string | undefined;
}

export interface WrittenCondition {
  /** The condition's place from the document's root. */
  readonly path: readonly string[];
  readonly text: string;
  readonly resolved: ResolvedCondition;
  /** All actions of the playbook, and which of them has the condition. */
  readonly actions: readonly WrittenAction[];
  readonly index: number;
  /** Position of the first action from its own on that it would speak of, had that come earlier. */
  readonly later: () => number | undefined;
}

/** A playbook's actions, as far as conditions speak of them. */
export function actionsOf(playbook: unknown): WrittenAction[] {
  const list = get(get(playbook, 'spec'), 'actions');
  if (!Array.isArray(list)) return [];
  return list.map((action) => ({
    id: getText(action, 'id'),
    type: getText(action, 'type') ?? '',
    condition: getText(action, 'condition'),
  }));
}

const known = new WeakMap<object, readonly WrittenCondition[]>();

/**
 * The conditions of a playbook's actions with what each speaks of. One without the form of a condition is left out. Found
 * once for each object: several rules ask.
 */
export function conditionsOf(playbook: unknown): readonly WrittenCondition[] {
  if (!isObject(playbook)) return [];
  const before = known.get(playbook);
  if (before) return before;
  const found = findConditions(actionsOf(playbook));
  known.set(playbook, found);
  return found;
}

function findConditions(actions: readonly WrittenAction[]): WrittenCondition[] {
  const resolve = conditionResolver(actions);
  return actions.flatMap(({ condition: text }, index) => {
    const resolved = text === undefined ? undefined : resolve(text, index);
    if (text === undefined || !resolved) return [];
    const later = () => resolve(text, actions.length)?.candidates.find((one) => one >= index);
    return [{ path: ['spec', 'actions', `${index}`, 'condition'], text, resolved, actions, index, later }];
  });
}
