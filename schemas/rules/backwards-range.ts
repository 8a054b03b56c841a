import { statusRange } from '../status-range.ts';
import { get } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const backwardsRange: Refusal = {
  code: 'health/backwards-range',
  kind: 'health',
  description: 'A range of status codes goes from the lower to the higher one. Written backwards it holds none.',
  valid: ['workload: web\ntype: http\nenabled: true\nexpect: {status: [204, 200-299, 304-304]}\n'],
  invalid: ['workload: web\ntype: http\nenabled: true\nexpect: {status: [200, «399-200»]}\n'],
  *check(value) {
    const status = get(get(value, 'expect'), 'status');
    if (!Array.isArray(status)) return;
    for (const [index, written] of status.entries()) {
      const [low, high] = statusRange(written);
      if (!(low > high)) continue;
      const replacement = `${high}-${low}`;
      const message = `${low}-${high} holds no status. Write ${replacement}.`;
      yield { message, path: ['expect', 'status', `${index}`], mark: 'value', data: { replacement } };
    }
  },
};
