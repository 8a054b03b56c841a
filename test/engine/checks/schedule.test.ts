import { describe, expect, it } from 'vitest';
import { createSchedule, type Task } from '../../../engine/checks/schedule.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { randomFrom } from '../../support/random.ts';

function scheduled(options: { readonly random?: () => number; readonly network?: number } = {}) {
  const clock = fakeClock();
  const { random = () => 0, network = 100 } = options;
  const starts: [key: string, at: number, late: number][] = [];
  const schedule = createSchedule({
    clock,
    random,
    limits: { network, process: 1 },
    onStart: (key, late) => starts.push([key, clock.tick() - late, late]),
  });
  const task = (key: string, given: Partial<Task> = {}): Task => ({
    key,
    version: '1',
    interval: 10_000,
    lane: 'network',
    run: async () => {},
    ...given,
  });
  return { clock, schedule, starts, task };
}

describe('a task', () => {
  it.each([0, 0.25, 0.999])('runs at once, then on a grid that does not drift (chance %d)', async (chance) => {
    const { clock, schedule, starts, task } = scheduled({ random: () => chance });
    schedule.set([task('web')]);
    await clock.advance(100_000);
    const [first = -1, second = -1, ...rest] = starts.map(([, at]) => at);
    expect(first).toBeLessThanOrEqual(1_000);
    expect(second - first).toBeCloseTo(10_000 * (1 - chance));
    expect(rest.map((at, index) => Math.round(at - second - (index + 1) * 10_000))).toEqual(rest.map(() => 0));
    expect(rest.length).toBeGreaterThanOrEqual(7);
  });

  it('is run again at the next point of its grid when it took longer', async () => {
    const { clock, schedule, starts, task } = scheduled();
    const held = Promise.withResolvers<void>();
    schedule.set([task('web', { run: () => held.promise })]);
    await clock.advance(25_000);
    held.resolve();
    await clock.advance(10_000);
    expect(starts).toEqual([
      ['web', 0, 0],
      ['web', 30_000, 0],
    ]);
    await schedule.stop();
  });
});

it('tasks that begin together are spread over the interval afterwards', async () => {
  const { clock, schedule, starts, task } = scheduled({ random: randomFrom(7), network: 1_000 });
  schedule.set(Array.from({ length: 1_000 }, (_, index) => task(`web-${index}`)));
  await clock.advance(20_000);
  const within = starts.filter(([, at]) => at >= 11_000 && at < 20_000);
  const seconds = Map.groupBy(within, ([, at]) => Math.floor(at / 1_000));
  expect([...seconds.values()].map(({ length }) => length).toSorted((a, b) => b - a)[0]).toBeLessThan(150);
});

it('stopping aborts what runs, and begins nothing that waits', async () => {
  const { clock, schedule, task } = scheduled({ network: 1 });
  const ran: string[] = [];
  const run = (key: string) => (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      ran.push(key);
      signal.addEventListener('abort', () => resolve());
    });
  schedule.set([task('one', { run: run('one') }), task('two', { run: run('two') })]);
  await clock.advance(100);
  await schedule.stop();
  expect(ran).toEqual(['one']);
});
