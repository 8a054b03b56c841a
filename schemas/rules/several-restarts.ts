import { get } from '../values.ts';
import type { Refusal } from './refusal.ts';

const ways = ['unit', 'command', 'container', 'kubernetes'];

export const severalRestarts: Refusal = {
  code: 'health/several-restarts',
  kind: 'health',
  description: 'A workload is restarted in one way. Where several are named, it is not known which is meant.',
  valid: ['workload: web\ntype: http\nenabled: true\nrestart: {container: web-1, backoff: 3}\n'],
  invalid: [
    'workload: web\ntype: http\nenabled: true\nrestart: {unit: web.service, «command»: [make, up]}\n',
    'workload: web\ntype: http\nenabled: true\nrestart:\n  container: web-1\n  «unit»: web.service\n',
  ],
  *check(value) {
    const restart = get(value, 'restart');
    if (typeof restart !== 'object' || restart === null) return;
    const named = Object.keys(restart).filter((key) => ways.includes(key));
    const [, second] = named;
    if (second === undefined) return;
    const message = `restart names ${named.join(' and ')}. Keep one of them.`;
    yield { message, path: ['restart', second], mark: 'key' };
  },
};
