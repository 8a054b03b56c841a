import { duplicates } from './duplicates.ts';
import type { NameRule } from './rule.ts';

const playbook = (name: string) =>
  `apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata:\n  name: ${name}\nspec:\n  actions:\n    - type: restart_pod\n`;

export const duplicatePlaybook: NameRule = {
  code: 'playbook/duplicate-name',
  severity: 'error',
  description: 'Two playbooks have the same name. A playbook is run by its name, so only the first could be.',
  valid: [`# file: playbooks/a.yaml\n${playbook('one')}# file: playbooks/b.yaml\n${playbook('two')}`],
  invalid: [`# file: playbooks/a.yaml\n${playbook('«one»')}# file: playbooks/b.yaml\n${playbook('«one»')}`],
  check: (subject) =>
    duplicates(
      subject,
      'playbook',
      ({ name }, where) => `Another playbook is called "${name}": ${where}. Give one of them another name.`,
    ),
};
