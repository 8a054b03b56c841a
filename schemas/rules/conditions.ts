import { type ResolvedCondition, resolveCondition } from '../condition.ts';
import { get, getText } from '../values.ts';

export interface WrittenAction {
  readonly id: string | undefined;
  readonly type: string;
}

export interface WrittenCondition {
  /** The condition's place from the document's root. */
  readonly path: readonly string[];
  readonly text: string;
  readonly resolved: ResolvedCondition;
  readonly earlier: readonly WrittenAction[];
  readonly later: readonly WrittenAction[];
}

/** The conditions of a playbook's actions with what each speaks of. One without the form of a condition is left out. */
export function* conditionsOf(playbook: unknown): Generator<WrittenCondition> {
  const list = get(get(playbook, 'spec'), 'actions');
  if (!Array.isArray(list)) return;
  const actions = list.map((action) => ({ id: getText(action, 'id'), type: getText(action, 'type') ?? '' }));
  for (const [index, action] of list.entries()) {
    const text = getText(action, 'condition');
    const earlier = actions.slice(0, index);
    const resolved = text === undefined ? undefined : resolveCondition(text, earlier);
    if (text === undefined || !resolved) continue;
    yield { path: ['spec', 'actions', `${index}`, 'condition'], text, resolved, earlier, later: actions.slice(index) };
  }
}
