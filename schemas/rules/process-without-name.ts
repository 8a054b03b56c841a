import { get } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const processWithoutName: Refusal = {
  code: 'health/process-without-name',
  kind: 'health',
  description:
    'A process check looks for a name (`target`) or a pid file. Without either it does not know which process is meant.',
  valid: [
    'workload: web\ntype: process\ntarget: nginx\nenabled: true\n',
    'workload: web\ntype: process\npid_file: /run/nginx.pid\nenabled: true\n',
  ],
  invalid: [
    'workload: web\n«type»: process\nenabled: true\n',
    'workload: web\ntype: process\ntarget: «" "»\nenabled: true\n',
    'workload: web\ntype: process\ntarget: «/usr/sbin/nginx»\nenabled: true\n',
  ],
  *check(value) {
    if (get(value, 'type') !== 'process') return;
    const target = get(value, 'target');
    const named = get(value, 'pid_file') !== undefined;
    if (target === undefined && !named) {
      const message = 'A process check needs a target, the name of the process, or a pid_file.';
      yield { message, path: ['type'], mark: 'key', data: { missing: ['target'] } };
    }
    if (typeof target !== 'string' || (target === '' && named)) return;
    const name = target.split('/').at(-1) ?? '';
    if (target.trim() === '') {
      const message = 'The target of a process check is the name of the process, such as nginx.';
      yield { message, path: ['target'], mark: 'value' };
    } else if (target.includes('/')) {
      const message = 'The target of a process check is the name of the process, without its folder.';
      const data = name === '' ? {} : { data: { replacement: name } };
      yield { message, path: ['target'], mark: 'value', ...data };
    }
  },
};
