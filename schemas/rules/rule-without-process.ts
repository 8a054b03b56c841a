import { get, getText } from '../values.ts';
import type { Refusal } from './refusal.ts';

const watched: readonly string[] = ['crash', 'memory', 'threads'];

export const ruleWithoutProcess: Refusal = {
  code: 'rule/without-process',
  kind: 'rule',
  description: 'A rule is about a process or a workload. One that names neither watches nothing, and could never act.',
  valid: [
    'on: crash\nprocess: worker\naction: restart_process\n',
    'on: crash\nworkload: api\naction: restart_workload\n',
    'on: unhealthy\nworkload: api\naction: notify\n',
  ],
  invalid: [
    'on: «crash»\naction: restart_process\n',
    'on: «memory»\nmemory_mb: 512\naction: notify\n',
    'on: «unhealthy»\naction: notify\n',
  ],
  *check(value) {
    if (get(value, 'process') !== undefined || get(value, 'workload') !== undefined) return;
    const trigger = getText(value, 'on') ?? '';
    if (watched.includes(trigger)) {
      const message = 'This rule names no process, so it watches none. Add process, or workload.';
      yield { message, path: ['on'], mark: 'value', data: { missing: ['process'] } };
    } else if (trigger === 'unhealthy') {
      const message = 'This rule names no workload, so it is about none. Add workload.';
      yield { message, path: ['on'], mark: 'value', data: { missing: ['workload'] } };
    }
  },
};
