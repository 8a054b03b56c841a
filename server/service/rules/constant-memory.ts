import { get } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

const rule = (memory: string) => `on: memory\nprocess: worker\naction: restart_process\nmemory_mb: ${memory}\n`;

export const constantMemory: Rule = {
  code: 'rule/constant-memory',
  kind: 'rule',
  severity: 'warning',
  description:
    '`memory_mb` counts MiB. Every process holds more than one, so a smaller limit acts at once, again and again. Most often a share or GiB was meant.',
  valid: [rule('512'), rule('1')],
  invalid: [rule('«0.5»')],
  *check(value) {
    const limit = get(value, 'memory_mb');
    if (typeof limit !== 'number' || limit <= 0 || limit >= 1) return;
    const message = `This always holds: every process holds more than ${limit} MiB. For ${limit} GiB write ${Math.round(limit * 1024)}.`;
    yield { message, path: ['memory_mb'], mark: 'value' };
  },
};
