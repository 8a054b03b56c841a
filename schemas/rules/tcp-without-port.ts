import { get } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const tcpWithoutPort: Refusal = {
  code: 'health/tcp-without-port',
  kind: 'health',
  description: 'A tcp check connects to a port and has no default for it, so without one it cannot run.',
  valid: ['workload: db\ntype: tcp\nport: 5432\nenabled: true\n', 'workload: web\ntype: http\nenabled: true\n'],
  invalid: ['workload: db\n«type»: tcp\nenabled: true\n', 'workload: db\ntype: tcp\nport: «0»\nenabled: true\n'],
  *check(value) {
    if (get(value, 'type') !== 'tcp') return;
    const port = get(value, 'port');
    const message = 'A tcp check needs a port to connect to, from 1 to 65535.';
    if (port === undefined) yield { message, path: ['type'], mark: 'key', data: { missing: ['port'] } };
    else if (port === 0) yield { message, path: ['port'], mark: 'value' };
  },
};
