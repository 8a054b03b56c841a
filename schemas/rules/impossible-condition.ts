import { conditionsOf } from './conditions.ts';
import type { Refusal } from './refusal.ts';

const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n  actions:\n';

export const impossibleCondition: Refusal = {
  code: 'playbook/impossible-condition',
  kind: 'playbook',
  description:
    'Actions are done in order, so a condition cannot hold that speaks of its own action or of a later one. An action has one condition, and no action ends the run: one that needs two outcomes, or comes after the end, cannot be written.',
  valid: [
    `${head}    - type: restart_pod\n    - type: scale_up\n      condition: restart_failed\n    - type: notify\n      condition: scale_failed\n`,
  ],
  invalid: [
    `${head}    - type: scale_up\n      condition: «restart_failed»\n    - type: restart_pod\n`,
    `${head}    - type: restart_pod\n      condition: «restart_failed»\n`,
    `${head}    - type: notify\n      condition: «web_succeeded»\n    - type: restart_pod\n      id: web\n`,
  ],
  *check(value) {
    for (const { path, text, resolved, later, index, actions } of conditionsOf(value)) {
      const meant = resolved.index === undefined ? later() : undefined;
      if (meant === undefined) continue;
      const type = actions[meant]?.type ?? '';
      const message =
        meant === index
          ? `"${text}" speaks of its own action, which has no outcome yet. Name an earlier action, or leave the condition out.`
          : `"${text}" speaks of ${type} (action ${meant + 1}), which comes after it. Move this action below that one.`;
      yield { message, path, mark: 'value' };
    }
  },
};
