import { conditionResolver, type ResolvedCondition } from '../condition.ts';
import { get, getText } from '../values.ts';

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

/** The conditions of a playbook's actions with what each speaks of. One without the form of a condition is left out. */
export function* conditionsOf(playbook: unknown): Generator<WrittenCondition> {
  const actions = actionsOf(playbook);
  const resolve = conditionResolver(actions);
  for (const [index, { condition: text }] of actions.entries()) {
    const resolved = text === undefined ? undefined : resolve(text, index);
    if (text === undefined || !resolved) continue;
    const later = () => resolve(text, actions.length)?.candidates.find((one) => one >= index);
    yield { path: ['spec', 'actions', `${index}`, 'condition'], text, resolved, actions, index, later };
  }
}
