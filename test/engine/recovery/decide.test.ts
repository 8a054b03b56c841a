import { expect, it } from 'vitest';
import { decideRestart, waitBefore } from '../../../engine/recovery/decide.ts';

const spec = { max: 3, delay: 10_000, backoff: 2, maxDelay: 60_000 };

it.each([
  ['the first at once', { made: 0 }, 0, { what: 'restart', number: 1 }],
  ['the second after the delay', { made: 1, last: 0 }, 9_999, { what: 'wait', until: 10_000 }],
  ['the second when the delay is over', { made: 1, last: 0 }, 10_000, { what: 'restart', number: 2 }],
  ['the third after twice the delay', { made: 2, last: 10_000 }, 29_999, { what: 'wait', until: 30_000 }],
  ['no more than the limit', { made: 3, last: 0 }, 1_000_000, { what: 'exhausted' }],
] as const)('%s', (_, attempts, tick, decision) => {
  expect(decideRestart(spec, attempts, tick)).toEqual(decision);
});

it('goes on for ever without a limit, never waiting longer than the longest delay', () => {
  const endless = { ...spec, max: 0 };
  expect(decideRestart(endless, { made: 50, last: 0 }, 60_000)).toEqual({ what: 'restart', number: 51 });
  expect([1, 2, 3, 4, 5, 50].map((made) => waitBefore(endless, made) / 1000)).toEqual([10, 20, 40, 60, 60, 60]);
});

it('waits the delay where that is longer than the longest delay', () => {
  expect(waitBefore({ delay: 600_000, backoff: 2, maxDelay: 300_000 }, 3)).toBe(600_000);
});
