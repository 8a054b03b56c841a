import { formatDuration, parseDuration } from '../../../schemas/duration.ts';
import { schemaOf } from '../../../schemas/schema.ts';
import { get } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

export const timeoutAboveInterval: Rule = {
  code: 'health/timeout-above-interval',
  kind: 'health',
  severity: 'warning',
  description:
    'A check that may take as long as the time between two checks can still be running when the next is due, and a slow workload is noticed late.',
  valid: [
    'workload: web\ntype: http\nenabled: true\n',
    'workload: web\ntype: http\ninterval: 10s\ntimeout: 9s\nenabled: true\n',
    'workload: web\ntype: http\ninterval: 0s\ntimeout: -1s\nenabled: true\n',
  ],
  invalid: [
    'workload: web\ntype: http\ninterval: 10s\ntimeout: «10s»\nenabled: true\n',
    'workload: web\ntype: http\ntimeout: «1m»\nenabled: true\n',
    'workload: web\ntype: http\ninterval: «2s»\nenabled: true\n',
  ],
  *check(value) {
    const interval = inForce(value, 'interval');
    const timeout = inForce(value, 'timeout');
    if (!interval || !timeout || timeout.ms < interval.ms) return;
    yield {
      message: `timeout (${timeout.text}) must be below interval (${interval.text}), or a slow check runs into the next one.`,
      path: [timeout.written ? 'timeout' : 'interval'],
      mark: 'value',
    };
  },
};

/** A duration as the engine takes it: the default where it is left out, zero or negative. Undefined for what is none. */
function inForce(value: unknown, key: string): { ms: number; text: string; written: boolean } | undefined {
  const given = get(value, key);
  const ms = typeof given === 'string' ? parseDuration(given) : undefined;
  if (given !== undefined && ms === undefined) return undefined;
  if (ms !== undefined && ms > 0) return { ms, text: formatDuration(ms), written: true };
  const fallback = parseDuration(String(schemaOf('health').properties?.[key]?.default));
  if (fallback === undefined) return undefined;
  return { ms: fallback, text: `${formatDuration(fallback)} by default`, written: given !== undefined };
}
