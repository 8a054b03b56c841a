import { parseDuration } from '../duration.ts';
import { get, getText } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const timeToFullNotPositive: Refusal = {
  code: 'health/time-to-full-not-positive',
  kind: 'health',
  description: 'Every disk lasts for no time at all, or less: such a limit never says anything.',
  valid: ['workload: data\ntype: disk\nenabled: true\nexpect: {time_to_full: 4h}\n'],
  invalid: [
    'workload: data\ntype: disk\nenabled: true\nexpect: {time_to_full: «0s»}\n',
    'workload: data\ntype: disk\nenabled: true\nexpect: {time_to_full: «-4h»}\n',
  ],
  *check(value) {
    const written = getText(get(value, 'expect'), 'time_to_full');
    const ms = written === undefined ? undefined : parseDuration(written);
    if (ms === undefined || ms > 0) return;
    const message = 'time_to_full must be longer than 0s. Leave it out where the pace does not matter.';
    yield { message, path: ['expect', 'time_to_full'], mark: 'value' };
  },
};
