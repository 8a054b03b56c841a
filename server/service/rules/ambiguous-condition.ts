import { conditionsOf } from '../../../schemas/rules/conditions.ts';
import type { Rule } from './rule.ts';

const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n  actions:\n';

/** How many of the actions that fit are named; the rest are counted. */
const shown = 2;

export const ambiguousCondition: Rule = {
  code: 'playbook/ambiguous-condition',
  kind: 'playbook',
  severity: 'warning',
  description:
    'A condition that fits several earlier actions means the nearest of them, which changes when actions are moved. An id says which one is meant.',
  valid: [
    `${head}    - type: restart_pod\n    - type: restart_process\n      id: worker\n    - type: notify\n      condition: worker_failed\n`,
  ],
  invalid: [
    `${head}    - type: restart_pod\n    - type: restart_process\n    - type: notify\n      condition: «restart_failed»\n`,
  ],
  *check(value) {
    for (const { path, text, resolved, actions } of conditionsOf(value)) {
      // An id given twice is said of the id.
      if (resolved.count < 2 || resolved.candidates.every((index) => actions[index]?.id === resolved.name)) continue;
      const nearest = resolved.candidates.slice(-shown).map((index) => `${actions[index]?.type} (action ${index + 1})`);
      const more = resolved.count - nearest.length;
      const others = more > 0 ? `${more} earlier ${more === 1 ? 'action' : 'actions'}, ` : '';
      const message = `"${text}" fits ${others}${nearest.join(' and ')}; the last one is meant. Give it an id and name that.`;
      yield { message, path, mark: 'value' };
    }
  },
};
