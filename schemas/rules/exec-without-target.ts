import { get } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const execWithoutTarget: Refusal = {
  code: 'health/exec-without-target',
  kind: 'health',
  description: 'An exec check runs the command in `target`, so without one it cannot run.',
  valid: ['workload: db\ntype: exec\ntarget: pg_isready -q\nenabled: true\n'],
  invalid: ['workload: db\n«type»: exec\nenabled: true\n', 'workload: db\ntype: exec\ntarget: «"  "»\nenabled: true\n'],
  *check(value) {
    if (get(value, 'type') !== 'exec') return;
    const target = get(value, 'target');
    const message = 'An exec check needs a target: the command to run, such as pg_isready -q.';
    if (target === undefined) yield { message, path: ['type'], mark: 'key', data: { missing: ['target'] } };
    else if (typeof target === 'string' && target.trim() === '') yield { message, path: ['target'], mark: 'value' };
  },
};
