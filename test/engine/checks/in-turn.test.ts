import { expect, it } from 'vitest';
import { takeTurns } from '../../../engine/checks/in-turn.ts';
import { fakeClock } from '../../support/fake-clock.ts';

it('does what is asked for in order, so many at once, and hands over what came of it', async () => {
  const inTurn = takeTurns(fakeClock(), 2);
  const begun: number[] = [];
  const ends = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const results = ends.map(({ promise }, index) =>
    inTurn(async () => {
      begun.push(index);
      await promise;
      if (index === 1) throw new Error('broken');
      return index;
    }),
  );
  const settled = Promise.allSettled(results);
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  ends[1]?.resolve();
  await expect(results[1]).rejects.toThrow('broken');
  expect(begun).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve();
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

it('lets what waits for long hold up nobody, up to four times as many', async () => {
  const clock = fakeClock();
  const inTurn = takeTurns(clock, 2);
  let begun = 0;
  const held = Promise.withResolvers<void>();
  const all = Array.from({ length: 20 }, () =>
    inTurn(() => {
      begun++;
      return held.promise;
    }),
  );
  await clock.advance(60_000);
  expect(begun).toBe(8);
  held.resolve();
  await Promise.all(all);
  expect(begun).toBe(20);
});
