import { parseDuration } from '../duration.ts';
import { get, getText } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const latencyNotPositive: Refusal = {
  code: 'health/latency-not-positive',
  kind: 'health',
  description: 'Every answer takes some time, so one that may take none, or less, can never be healthy.',
  valid: ['workload: web\ntype: http\nenabled: true\nexpect: {latency: 200ms}\n'],
  invalid: [
    'workload: web\ntype: http\nenabled: true\nexpect: {latency: «-1s»}\n',
    'workload: web\ntype: http\nenabled: true\nexpect: {latency: «0s»}\n',
  ],
  *check(value) {
    const latency = getText(get(value, 'expect'), 'latency');
    const ms = latency === undefined ? undefined : parseDuration(latency);
    if (ms === undefined || ms > 0) return;
    const message = 'latency must be longer than 0s. Leave it out where any latency is healthy.';
    yield { message, path: ['expect', 'latency'], mark: 'value' };
  },
};
