import { actionsOf } from '../../../schemas/rules/conditions.ts';
import type { Rule } from './rule.ts';

const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n  actions:\n';

export const duplicateId: Rule = {
  code: 'playbook/duplicate-id',
  kind: 'playbook',
  severity: 'warning',
  description:
    'Two actions have one id. A condition that names it means the nearest before it, which changes when actions are moved.',
  valid: [`${head}    - {type: restart_pod, id: web}\n    - {type: restart_process, id: worker}\n`],
  invalid: [`${head}    - {type: restart_pod, id: web}\n    - {type: restart_process, id: «web»}\n`],
  *check(value) {
    const first = new Map<string, number>();
    for (const [index, { id }] of actionsOf(value).entries()) {
      if (id === undefined) continue;
      const before = first.get(id);
      if (before === undefined) first.set(id, index);
      else {
        const message = `Action ${before + 1} is called "${id}" too. Give each an id of its own.`;
        yield { message, path: ['spec', 'actions', `${index}`, 'id'], mark: 'value' };
      }
    }
  },
};
