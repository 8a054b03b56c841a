import { get } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

const profile = (disk: string) =>
  `apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\nthresholds: {disk: ${disk}}\n`;

export const constantShare: Rule = {
  code: 'profile/constant-share',
  kind: 'profile',
  severity: 'warning',
  description:
    'Something of a disk, of memory and of the CPU is always in use, so a share of 0 raises its alert always.',
  valid: [profile('0.8'), profile('1'), profile('0.8, stability: 0')],
  invalid: [profile('«0»'), profile('«0.0»')],
  *check(value) {
    const thresholds = get(value, 'thresholds');
    if (typeof thresholds !== 'object' || thresholds === null) return;
    for (const [key, share] of Object.entries(thresholds)) {
      if (share !== 0 || key === 'stability') continue;
      const message = `This always holds: some of it is in use at any time. Write a share such as 0.8, or leave ${key} out for the default.`;
      yield { message, path: ['thresholds', key], mark: 'value' };
    }
  },
};
