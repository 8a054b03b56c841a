import { describe, expect, it } from 'vitest';
import { createSchedule, type ScheduleOptions, type Task } from '../../../engine/checks/schedule.ts';
import { type FakeClock, fakeClock } from '../../support/fake-clock.ts';
import { randomFrom } from '../../support/random.ts';

interface Bench {
  readonly clock: FakeClock;
  /** The ticks at which each task began. */
  readonly began: Map<string, number[]>;
  readonly task: (key: string, given?: Partial<Task> & { readonly takes?: number }) => Task;
  readonly schedule: ReturnType<typeof createSchedule>;
}

function bench(options: Partial<ScheduleOptions> = {}): Bench {
  const clock = fakeClock();
  const began = new Map<string, number[]>();
  const schedule = createSchedule({ clock, random: () => 0, limits: { network: 100, process: 2 }, ...options });
  return {
    clock,
    began,
    schedule,
    task: (key, { takes = 0, ...given } = {}) => ({
      key,
      version: '1',
      interval: 10_000,
      lane: 'network',
      async run(signal) {
        began.set(key, [...(began.get(key) ?? []), clock.tick()]);
        if (takes === 0) return;
        await new Promise<void>((done) => {
          const cancel = clock.after(takes, done);
          signal.addEventListener('abort', () => {
            cancel();
            done();
          });
        });
      },
      ...given,
    }),
  };
}

describe('a task', () => {
  it('runs at once and then on a grid that does not drift', async () => {
    const { schedule, clock, began, task } = bench();
    schedule.set([task('web', { takes: 3_000 })]);
    await clock.advance(35_000);
    expect(began.get('web')).toEqual([0, 10_000, 20_000, 30_000]);
  });

  it('has all its runs in turn but the first, which may come right before the second, and those somebody asked for', async () => {
    const { schedule, clock, task } = bench({ random: () => 0.9 });
    const turns: boolean[] = [];
    schedule.set([{ ...task('web'), run: async (_, inTurn) => void turns.push(inTurn) }]);
    await clock.advance(12_000);
    await schedule.now('web');
    await clock.advance(10_000);
    expect(turns).toEqual([false, true, true, false, true]);
  });

  it.each([
    [10_000, 1, 1_000],
    [600_000, 1, 5_000],
    [600_000, 0.5, 2_500],
  ])('with an interval of %d ms begins by a jitter of %d in %d ms', async (interval, random, first) => {
    const { schedule, clock, began, task } = bench({ random: () => random });
    schedule.set([task('web', { interval })]);
    await clock.advance(5_000);
    expect(began.get('web')?.[0]).toBe(first);
  });

  it('never overlaps itself: it goes on at the next point of its grid', async () => {
    const { schedule, clock, began, task } = bench();
    schedule.set([task('slow', { takes: 25_000 })]);
    await clock.advance(65_000);
    expect(began.get('slow')).toEqual([0, 30_000, 60_000]);
  });

  it('that is slow delays no other', async () => {
    const late: number[] = [];
    const { schedule, clock, began, task } = bench({ onStart: (_, ms) => late.push(ms) });
    schedule.set([task('slow', { takes: 60_000 }), task('web')]);
    await clock.advance(35_000);
    expect(began.get('web')).toEqual([0, 10_000, 20_000, 30_000]);
    expect(Math.max(...late)).toBe(0);
  });

  it('waits for its turn in a lane that is full', async () => {
    const { schedule, clock, began, task } = bench();
    schedule.set(['a', 'b', 'c'].map((key) => task(key, { lane: 'process', takes: 1_500, interval: 60_000 })));
    await clock.advance(10_000);
    expect([...began]).toEqual([
      ['a', [0]],
      ['b', [0]],
      ['c', [1_500]],
    ]);
  });
});

describe('a change of what runs', () => {
  it('keeps the place of what did not change, begins what did anew, and ends what is gone', async () => {
    const { schedule, clock, began, task } = bench();
    schedule.set([task('kept'), task('changed'), task('gone')]);
    await clock.advance(15_000);
    schedule.set([task('kept'), task('changed', { version: '2' })]);
    await clock.advance(10_000);
    expect(Object.fromEntries(began)).toEqual({
      kept: [0, 10_000, 20_000],
      changed: [0, 10_000, 15_000, 25_000],
      gone: [0, 10_000],
    });
  });
});

describe('a change while a task runs', () => {
  /** Runs that end only when told, so that the test sees who runs beside whom. */
  function held() {
    const now: string[] = [];
    const most = { runs: 0 };
    const ends: (() => void)[] = [];
    const aborted: string[] = [];
    const task = (version: string): Task => ({
      key: 'web',
      version,
      interval: 10_000,
      lane: 'process',
      async run(signal) {
        now.push(version);
        most.runs = Math.max(most.runs, now.length);
        await new Promise<void>((end) => ends.push(end));
        if (signal.aborted) aborted.push(version);
        now.splice(now.indexOf(version), 1);
      },
    });
    return { now, most, ends, aborted, task };
  }

  it.each([
    ['changed', (schedule: Bench['schedule'], task: (version: string) => Task) => schedule.set([task('2')])],
    [
      'changed, and changed again',
      (schedule: Bench['schedule'], task: (version: string) => Task) => {
        schedule.set([task('1b')]);
        schedule.set([task('2')]);
      },
    ],
    [
      'gone, and back',
      (schedule: Bench['schedule'], task: (version: string) => Task) => {
        schedule.set([]);
        schedule.set([task('2')]);
      },
    ],
  ])('%s: the old run is aborted, and the new one waits until it has ended', async (_, change) => {
    const { schedule, clock } = bench();
    const { now, most, ends, aborted, task } = held();
    schedule.set([task('1')]);
    await clock.advance(1_000);
    change(schedule, task);
    const asked = schedule.now('web');
    await clock.advance(1_000);
    expect(now).toEqual(['1']);
    ends.shift()?.();
    await clock.advance(0);
    expect({ now, aborted, most: most.runs }).toEqual({ now: ['2'], aborted: ['1'], most: 1 });
    ends.shift()?.();
    await asked;
  });

  it('stopping waits for the run of what is gone', async () => {
    const { schedule, clock } = bench();
    const { now, ends, task } = held();
    schedule.set([task('1')]);
    await clock.advance(1_000);
    schedule.set([]);
    const stopped = schedule.stop();
    expect(now).toEqual(['1']);
    ends.shift()?.();
    await stopped;
    expect(now).toEqual([]);
  });
});

describe('asked for now', () => {
  it('runs at once beside its grid', async () => {
    const { schedule, clock, began, task } = bench();
    schedule.set([task('web')]);
    await clock.advance(4_000);
    await schedule.now('web');
    await clock.advance(10_000);
    expect(began.get('web')).toEqual([0, 4_000, 10_000]);
  });

  it('joins the run under way', async () => {
    const { schedule, clock, began, task } = bench();
    schedule.set([task('web', { takes: 3_000 })]);
    await clock.advance(1_000);
    const joined = schedule.now('web');
    await clock.advance(3_000);
    await joined;
    expect(began.get('web')).toEqual([0]);
  });

  describe('until a signal aborts', () => {
    const asking = async (grid: boolean, others: number) => {
      const shop = bench();
      const ended: string[] = [];
      const task = shop.task('web', { takes: 3_000 });
      const run: Task['run'] = async (signal, inTurn) => {
        await task.run(signal, inTurn);
        ended.push(signal.aborted ? 'aborted' : 'whole');
      };
      shop.schedule.set([{ ...task, interval: 20_000, run }]);
      await shop.clock.advance(grid ? 1_000 : 5_000);
      if (!grid) ended.length = 0;
      const cancelled = new AbortController();
      const asked = shop.schedule.now('web', cancelled.signal);
      for (let other = 0; other < others; other++) void shop.schedule.now('web');
      await shop.clock.advance(1_000);
      cancelled.abort();
      await asked;
      await shop.clock.advance(0);
      return { ...shop, ended };
    };

    it('it is ended', async () => {
      expect((await asking(false, 0)).ended).toEqual(['aborted']);
    });

    it.each([
      ['it was joined, and is of the grid', true, 0],
      ['somebody else waits for it', false, 1],
    ])('only the wait ends where %s', async (_, grid, others) => {
      const { clock, ended } = await asking(grid, others);
      expect(ended).toEqual([]);
      await clock.advance(3_000);
      expect(ended).toEqual(['whole']);
    });

    it('the grid keeps a run that is under way when its turn comes', async () => {
      const { schedule, clock, task } = bench();
      const aborted: boolean[] = [];
      const slow = task('web', { takes: 5_000 });
      schedule.set([
        {
          ...slow,
          run: async (signal, inTurn) => slow.run(signal, inTurn).then(() => void aborted.push(signal.aborted)),
        },
      ]);
      await clock.advance(8_000);
      const cancelled = new AbortController();
      void schedule.now('web', cancelled.signal);
      await clock.advance(3_000);
      cancelled.abort();
      await clock.advance(5_000);
      expect(aborted).toEqual([false, false]);
    });

    it('who asks meanwhile gets a run of its own, once the one that is being ended has ended', async () => {
      const { schedule, clock } = bench();
      const runs: { readonly signal: AbortSignal; readonly end: () => void }[] = [];
      const run = (signal: AbortSignal) => new Promise<void>((end) => void runs.push({ signal, end }));
      schedule.set([{ key: 'web', version: '1', interval: 60_000, lane: 'network', run }]);
      await clock.advance(1_000);
      runs[0]?.end();
      await clock.advance(0);
      const cancelled = new AbortController();
      await Promise.all([schedule.now('web', cancelled.signal), clock.advance(0).then(() => cancelled.abort())]);
      const again = schedule.now('web');
      await clock.advance(1_000);
      expect(runs.map(({ signal }) => signal.aborted)).toEqual([false, true]);
      runs[1]?.end();
      await clock.advance(0);
      expect(runs.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
      runs[2]?.end();
      await again;
    });
  });

  it('is nothing for a task nobody knows', async () => {
    await expect(bench().schedule.now('nobody')).resolves.toBeUndefined();
  });
});

it('stopped, aborts what runs and begins nothing more', async () => {
  const { schedule, clock, began, task } = bench();
  schedule.set([task('slow', { takes: 60_000 })]);
  await clock.advance(1_000);
  await schedule.stop();
  schedule.set([task('late')]);
  await schedule.now('slow');
  await clock.advance(60_000);
  expect([...began]).toEqual([['slow', [0]]]);
});

it('tasks that begin together are spread over the interval afterwards', async () => {
  const { schedule, clock, began, task } = bench({ random: randomFrom(7), limits: { network: 1_000, process: 1 } });
  schedule.set(Array.from({ length: 1_000 }, (_, index) => task(`web-${index}`)));
  await clock.advance(20_000);
  const later = [...began.values()].flat().filter((at) => at >= 11_000);
  const seconds = Map.groupBy(later, (at) => Math.floor(at / 1_000));
  expect(Math.max(...[...seconds.values()].map(({ length }) => length))).toBeLessThan(150);
});
