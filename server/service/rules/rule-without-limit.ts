import { get, getText } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

/** The limit that a trigger compares with, and what is compared. */
const limits: Readonly<Record<string, readonly [key: string, what: string]>> = {
  memory: ['memory_mb', 'memory'],
  threads: ['threads', 'thread count'],
};

export const ruleWithoutLimit: Rule = {
  code: 'rule/without-limit',
  kind: 'rule',
  severity: 'warning',
  description:
    'A rule on memory or threads compares with its `memory_mb` or `threads`. Without it there is nothing to compare with, and the rule never acts.',
  valid: [
    'on: memory\nprocess: worker\nmemory_mb: 512\naction: restart_process\n',
    'on: threads\nprocess: worker\nthreads: 50\naction: notify\n',
    'on: unhealthy\naction: notify\n',
  ],
  invalid: [
    'on: «memory»\nprocess: worker\naction: restart_process\n',
    'on: «threads»\nprocess: worker\naction: notify\n',
  ],
  *check(value) {
    const trigger = getText(value, 'on') ?? '';
    const [key, what] = (Object.hasOwn(limits, trigger) && limits[trigger]) || [];
    if (key === undefined || get(value, key) !== undefined) return;
    const message = `Without ${key} there is no ${what} to compare with, so this rule never acts. Add ${key}.`;
    yield { message, path: ['on'], mark: 'value', data: { missing: [key] } };
  },
};
