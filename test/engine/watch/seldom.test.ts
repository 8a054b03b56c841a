import { expect, it } from 'vitest';
import { seldom } from '../../../engine/watch/seldom.ts';

it('tells a line once a minute, and others beside it', () => {
  const told: string[] = [];
  let now = 0;
  const log = seldom(
    (line) => told.push(line),
    () => now,
  );
  for (const [at, line] of [
    [0, 'full'],
    [1, 'full'],
    [2, 'down'],
    [59_999, 'full'],
    [60_000, 'full'],
    [60_001, 'full'],
  ] as const) {
    now = at;
    log(line);
  }
  expect(told).toEqual(['full', 'down', 'full']);
});
