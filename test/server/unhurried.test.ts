import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { unhurried } from '../../server/unhurried.ts';

/** Steps of 1 ms each. */
function* steps(count: number, done: number[]): Generator<void> {
  for (let step = 0; step < count; step++) {
    for (const begun = performance.now(); performance.now() - begun < 1; );
    done.push(step);
    yield;
  }
}

it('does all steps, and lets others have their turn in between', async () => {
  const done: number[] = [];
  const work = unhurried(steps(40, done), () => false);
  await setImmediate();
  expect(done.length).toBeLessThan(40);
  expect(await work).toBe(true);
  expect(done).toHaveLength(40);
});

it('stops between steps when it is told to', async () => {
  const done: number[] = [];
  expect(await unhurried(steps(40, done), () => true)).toBe(false);
  expect(done.length).toBeLessThan(40);
});

it('passes on what goes wrong in a step', async () => {
  const broken = (function* (): Generator<void> {
    yield;
    throw new Error('no');
  })();
  await expect(unhurried(broken, () => false)).rejects.toThrow('no');
});
