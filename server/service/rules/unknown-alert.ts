import { catalogueAlerts } from '../workspace/sorts.ts';
import type { NameRule } from './rule.ts';
import { unknownNames } from './unknown-names.ts';

const check = (alert: string) => `# file: health/api.yaml\nworkload: api\ntype: http\nenabled: true\nalert: ${alert}\n`;
const playbook = (alert: string) =>
  `# file: playbooks/api.yaml\napiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: a}\nspec:\n  trigger: {alert: ${alert}}\n  actions:\n    - type: restart_pod\n`;

export const unknownAlert: NameRule = {
  code: 'names/unknown-alert',
  severity: 'warning',
  description:
    'An alert is one of the catalogue, H1 to H8, or one that a check raises. A playbook waiting for any other starts only if a webhook sends it.',
  valid: [check('api_down') + playbook('api_down'), playbook('H8')],
  invalid: [check('api_down') + playbook('«api_donw»'), playbook('«api_down»'), playbook('«h8»')],
  check: (subject) =>
    unknownNames(subject, 'alert', {
      missing: (name) => `No check raises an alert called "${name}".`,
      known: catalogueAlerts,
    }),
};
