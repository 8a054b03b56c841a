import { expect, it } from 'vitest';
import { stalled } from '../../../engine/watch/stalled.ts';

const quick = { enabled: true, interval: 10_000, timeout: 5_000 };
const slow = { enabled: true, interval: 3_600_000, timeout: 5_000 };

it.each([
  ['nothing is watched', [], 1e9, false],
  ['nothing is enabled', [{ ...quick, enabled: false }], 1e9, false],
  ['twice its interval, its timeout and 30 s', [quick], 55_000, false],
  ['more than that', [quick], 55_001, true],
  ['the quickest should have been seen', [slow, quick], 60_000, true],
  ['the quick one is off', [slow, { ...quick, enabled: false }], 60_000, false],
])('%s', (_, checks, idle, expected) => expect(stalled(checks, idle) !== undefined).toBe(expected));

it('says for how long', () => {
  expect(stalled([quick, slow], 90_400)).toBe('No check was observed for 90 s, and 2 should be.');
});
