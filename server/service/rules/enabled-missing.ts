import { get } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

export const enabledMissing: Rule = {
  code: 'health/enabled-missing',
  kind: 'health',
  severity: 'warning',
  description:
    'A check whose `enabled` is left out does not run: the default is false. Written down, nobody believes that it runs.',
  valid: ['workload: web\ntype: http\nenabled: true\n', 'workload: web\ntype: http\nenabled: false\n'],
  invalid: ['«workload»: web\ntype: http\n'],
  *check(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || get(value, 'enabled') !== undefined)
      return;
    const message = 'enabled is missing, so this check does not run. Write enabled: true or enabled: false.';
    yield { message, path: [], mark: 'object', data: { missing: ['enabled'] } };
  },
};
