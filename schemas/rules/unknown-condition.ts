import { firstWord } from '../condition.ts';
import { didYouMean, listWords, nearest } from '../suggest.ts';
import { conditionsOf, type WrittenAction, type WrittenCondition } from './conditions.ts';
import type { Refusal } from './refusal.ts';

const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n  actions:\n';

/** How many of the actions before it a condition may have meant: enough for any playbook a person reads. */
const considered = 200;

export const unknownCondition: Refusal = {
  code: 'playbook/unknown-condition',
  kind: 'playbook',
  description:
    'A condition speaks of an earlier action, by its id or by the first word of its type. One that names none never holds, so its action never runs.',
  valid: [
    `${head}    - type: restart_pod\n    - type: scale_up\n      condition: restart_failed\n`,
    `${head}    - type: restart_pod\n      id: web\n    - type: scale_up\n      condition: web_succeeded\n`,
  ],
  invalid: [
    `${head}    - type: restart_pod\n    - type: scale_up\n      condition: «restrat_failed»\n`,
    `${head}    - type: restart_pod\n      condition: «db_failed»\n`,
  ],
  *check(value) {
    for (const condition of conditionsOf(value)) {
      if (condition.resolved.index !== undefined || condition.later() !== undefined) continue;
      const { outcome, name } = condition.resolved;
      const near = condition.actions.slice(Math.max(0, condition.index - considered), condition.index);
      const names = namesOf(near);
      const suggestion = near.some(({ type }) => type === name) ? firstWord(name) : nearest(name, names);
      const replacement = suggestion === undefined ? undefined : `${suggestion}_${outcome}`;
      yield {
        message: `No earlier action is called "${name}".${help(condition, names, replacement)}`,
        path: condition.path,
        mark: 'value',
        ...(replacement === undefined ? {} : { data: { replacement } }),
      };
    }
  },
};

function help({ index }: WrittenCondition, names: string[], replacement: string | undefined): string {
  if (replacement !== undefined) return didYouMean(replacement);
  if (index === 0) return ' This is the first action; it needs no condition.';
  return names.length > 0 ? ` Known here: ${listWords(names)}.` : ' No action before it has a type yet.';
}

/** What conditions may call these actions. */
function namesOf(actions: readonly WrittenAction[]): string[] {
  return [...new Set(actions.flatMap(({ id, type }) => [id ?? '', firstWord(type)]))].filter((name) => name !== '');
}
