import type { Rule } from './rule.ts';

export const voltFirstDocument: Rule = {
  code: 'health/volt-first-document',
  kind: 'health',
  severity: 'hint',
  description: 'Healer reads every document of a file. The Volt health daemon reads the first only.',
  valid: ['workload: web\ntype: http\nenabled: true\n'],
  invalid: [
    'workload: web\ntype: http\nenabled: true\n---\n«workload»: db\ntype: tcp\nport: 5432\nenabled: true\n',
    'workload: web\ntype: http\nenabled: true\n---\n«workload»: db\ntype: tcp\nport: 5432\nenabled: true\n---\nworkload: api\ntype: http\nenabled: true\n',
  ],
  *check(_value, { earlierOfKind }) {
    if (earlierOfKind !== 1) return;
    const message =
      'The Volt health daemon reads only the first document of a file; Healer reads this one, and any after it, too.';
    yield { message, path: [], mark: 'object' };
  },
};
