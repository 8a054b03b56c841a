import { type ResolvedCondition, resolveCondition } from '../../../schemas/condition.ts';
import { get, getText } from './rule.ts';

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
  readonly earlier: readonly WrittenAction[];
  readonly later: readonly WrittenAction[];
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
  for (const [index, { condition: text }] of actions.entries()) {
    const earlier = actions.slice(0, index);
    const resolved = text === undefined ? undefined : resolveCondition(text, earlier);
    if (text === undefined || !resolved) continue;
    yield { path: ['spec', 'actions', `${index}`, 'condition'], text, resolved, earlier, later: actions.slice(index) };
  }
}
