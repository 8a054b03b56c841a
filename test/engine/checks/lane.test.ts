import { describe, expect, it } from 'vitest';
import { createLane } from '../../../engine/checks/lane.ts';
import { fakeClock } from '../../support/fake-clock.ts';

function bench(limit: number, most: number) {
  const clock = fakeClock();
  const full: number[] = [];
  const lane = createLane({ clock, limit, most, onFull: (waiting) => full.push(waiting) });
  const began = new Map<string, number>();
  const run = (key: string, takes: number) =>
    void lane.run(key, async () => {
      began.set(key, clock.tick());
      await new Promise<void>((done) => clock.after(takes, done));
    });
  return { clock, full, began, run };
}

describe('a lane', () => {
  it('runs a few at a time, in order', async () => {
    const { clock, began, run } = bench(1, 4);
    for (const key of ['a', 'b', 'c']) run(key, 1_000);
    await clock.advance(5_000);
    expect([...began]).toEqual([
      ['a', 0],
      ['b', 1_000],
      ['c', 2_000],
    ]);
  });

  it('lets 64 commands that sleep for a minute keep no other waiting for long', async () => {
    const { clock, began, run } = bench(32, 128);
    for (let index = 0; index < 64; index++) run(`sleeps-${index}`, 60_000);
    run('fast', 10);
    await clock.advance(5_000);
    expect(began.get('fast')).toBeLessThanOrEqual(4_000);
  });

  it('runs no more than it may altogether', async () => {
    const { clock, began, run } = bench(2, 4);
    for (let index = 0; index < 9; index++) run(`sleeps-${index}`, 60_000);
    await clock.advance(50_000);
    expect(began.size).toBe(4);
  });

  it('keeps room for others beside what is known to run long', async () => {
    const { clock, began, run } = bench(4, 4);
    for (let index = 0; index < 4; index++) run(`sleeps-${index}`, 60_000);
    await clock.advance(60_000);
    for (let index = 0; index < 4; index++) run(`sleeps-${index}`, 60_000);
    run('fast', 10);
    await clock.advance(0);
    expect(began.get('fast')).toBe(60_000);
    expect(began.get('sleeps-3')).toBe(0);
    await clock.advance(60_000);
    expect(began.get('sleeps-3')).toBe(120_000);
  });

  it('tells once when it is full for long', async () => {
    const { clock, full, run } = bench(1, 1);
    for (const key of ['a', 'b', 'c']) run(key, 100_000);
    await clock.advance(90_000);
    expect(full).toEqual([2]);
  });
});
