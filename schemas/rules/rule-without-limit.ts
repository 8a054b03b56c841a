import { get, getText } from '../values.ts';
import type { Refusal } from './refusal.ts';

/** The limit that a trigger compares with, and what is compared. */
const limits: Readonly<Record<string, readonly [key: string, what: string]>> = {
  memory: ['memory_mb', 'memory'],
  threads: ['threads', 'thread count'],
};

export const ruleWithoutLimit: Refusal = {
  code: 'rule/without-limit',
  kind: 'rule',
  description:
    'A rule on memory or threads compares with its `memory_mb` or `threads`. Without it there is nothing to compare with, and the rule could never act.',
  valid: [
    'on: memory\nprocess: worker\nmemory_mb: 512\naction: restart_process\n',
    'on: threads\nprocess: worker\nthreads: 50\naction: notify\n',
    'on: unhealthy\nworkload: api\naction: notify\n',
  ],
  invalid: [
    'on: «memory»\nprocess: worker\naction: restart_process\n',
    'on: «threads»\nprocess: worker\naction: notify\n',
  ],
  *check(value) {
    const trigger = getText(value, 'on') ?? '';
    const [key, what] = (Object.hasOwn(limits, trigger) && limits[trigger]) || [];
    if (key === undefined || get(value, key) !== undefined) return;
    const message = `Without ${key} there is no ${what} to compare with, so this rule can never act. Add ${key}.`;
    yield { message, path: ['on'], mark: 'value', data: { missing: [key] } };
  },
};
