import { duplicates } from './duplicates.ts';
import type { NameRule } from './rule.ts';

export const duplicateCheck: NameRule = {
  code: 'health/duplicate-check',
  severity: 'error',
  description:
    'Two checks of one workload have the same name (by default the type). Their results could not be told apart, so only the first would run.',
  valid: [
    'workload: web\ntype: http\nenabled: true\n',
    '# file: health/a.yaml\nworkload: web\ntype: http\nenabled: true\n# file: health/b.yaml\nworkload: web\nname: orders\ntype: http\nenabled: true\n',
  ],
  invalid: [
    '# file: health/a.yaml\nworkload: «web»\ntype: http\nenabled: true\n# file: health/b.yaml\nworkload: web\nname: «http»\ntype: tcp\nport: 1\nenabled: true\n',
    '# file: health/a.yaml\nworkload: «web»\ntype: http\nenabled: true\n# file: health/b.yaml\nworkload: «web»\ntype: http\nenabled: true\n',
  ],
  check: (subject) =>
    duplicates(subject, 'check', ({ name, key }, where) => {
      const workload = key.slice(0, -name.length - 1);
      return `Another check of "${workload}" is called "${name}": ${where}. Give one of them another name.`;
    }),
};
