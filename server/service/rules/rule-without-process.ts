import { get, getText } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

const watched: readonly string[] = ['crash', 'memory', 'threads'];

export const ruleWithoutProcess: Rule = {
  code: 'rule/without-process',
  kind: 'rule',
  severity: 'warning',
  description:
    'A crash, memory and threads are those of a process. A rule that names neither a process nor a workload watches none.',
  valid: [
    'on: crash\nprocess: worker\naction: restart_process\n',
    'on: crash\nworkload: api\naction: restart_workload\n',
    'on: unhealthy\naction: notify\n',
  ],
  invalid: ['on: «crash»\naction: restart_process\n', 'on: «memory»\nmemory_mb: 512\naction: notify\n'],
  *check(value) {
    const trigger = getText(value, 'on') ?? '';
    if (!watched.includes(trigger) || get(value, 'process') !== undefined || get(value, 'workload') !== undefined)
      return;
    const message = 'This rule names no process, so it watches none. Add process, or workload.';
    yield { message, path: ['on'], mark: 'value', data: { missing: ['process'] } };
  },
};
