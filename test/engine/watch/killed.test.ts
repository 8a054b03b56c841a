import { describe, expect, it } from 'vitest';
import type { WrittenRule } from '../../../engine/model/definition.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { type Night, type NightOptions, night, running, watched } from './night.ts';

const auto = { auto: true, retries: 1 } as const;

/** The next daemon, after this one was killed with nothing more written, and the host was without one for `gap` ms. */
async function killed(before: Night, options: NightOptions, gap = 0): Promise<Night> {
  const clock = fakeClock(before.clock.now().getTime() + gap);
  const shop = await night({ ...options, database: before.database, clock });
  for (const [key, answer] of before.answers) shop.answers.set(key, answer);
  return shop;
}

async function failing(options: NightOptions, ms: number): Promise<Night> {
  const shop = await night(options);
  shop.answers.set('web/http', 'HTTP 503');
  await shop.clock.advance(ms);
  return shop;
}

const timesOf = (shops: readonly Night[], wanted: string) =>
  shops.flatMap(({ events }) => events.filter(({ kind }) => kind === wanted)).map(({ at }) => Date.parse(at));

const begun = ({ events }: Night) => events.find(({ kind }) => kind === 'watch_started');

describe('a watch that begins says', () => {
  const options = { checks: [watched('web')] };

  it('nothing of the time before it where none has watched', async () => {
    const first = await night(options);
    expect(begun(first)?.message).toBe('watching /shop');
    expect(begun(first)).not.toHaveProperty('data');
  });

  it.each([
    [2_000, 'nothing watched since 03:00:20 UTC (3 s)'],
    [150_000, 'nothing watched since 03:00:20 UTC (3 min)'],
    [86_400_000, 'nothing watched since 2026-11-22 03:00:20 UTC (24 h)'],
  ])('since when nothing watched, and that the one before was killed, %d ms ago', async (gap, expected) => {
    const first = await night(options);
    await first.clock.advance(21_000);
    const second = await killed(first, options, gap);
    expect(begun(second)?.message).toBe(`watching /shop; ${expected}; the daemon before did not end by itself`);
  });

  it('from when the one before was told to end, whatever it had looked at last', async () => {
    const first = await night(options);
    await first.clock.advance(28_000);
    await first.watch.stop();
    const second = await killed(first, options, 2_000);
    expect(begun(second)).toMatchObject({
      message: 'watching /shop; nothing watched since 03:00:28 UTC (2 s)',
      data: { unwatched_since: '2026-11-22T03:00:28.000Z' },
    });
  });

  it('from when a process was known to run, where only rules watch', async () => {
    const rule: WrittenRule = {
      name: 'r',
      value: { name: 'r', on: 'crash', action: 'notify', process: 'worker' },
      source: { file: '/shop/rules/r.rule.yaml', line: 1 },
    };
    const first = await night({ checks: [], rules: [rule] });
    first.processes.set('worker', [running(7)]);
    await first.clock.advance(90_000);
    const second = await killed(first, { checks: [], rules: [rule] }, 4_000);
    expect(begun(second)?.message).toMatch(
      /^watching \/shop; nothing watched since 03:01:0\d UTC \(\d+ s\); the daemon before did not end by itself$/,
    );
  });
});

const apart = (times: readonly number[]) => times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000);

describe('what a daemon knows that comes after one that was killed', () => {
  it('is how often it was restarted: no more than the limit, which is told once', async () => {
    const options = { checks: [watched('web', { ...auto, max: 2 })] };
    const first = await failing(options, 1_000);
    const second = await killed(first, options);
    await second.clock.advance(60_000);
    const third = await killed(second, options);
    await third.clock.advance(600_000);
    const shops = [first, second, third];
    expect(timesOf(shops, 'restart')).toHaveLength(2);
    expect(timesOf(shops, 'restart_exhausted')).toHaveLength(1);
  });

  it('is when it was restarted last: the backoff goes on, the time without a daemon included', async () => {
    const options = { checks: [watched('web', auto)] };
    const first = await failing(options, 35_000);
    const second = await killed(first, options, 15_000);
    await second.clock.advance(150_000);
    const times = timesOf([first, second], 'restart');
    expect(apart(times).map((seconds) => Math.round(seconds / 10) * 10)).toEqual([10, 20, 40, 80]);
  });

  it('is an attempt that had begun and has no end: it counts, is told as unknown, and is waited for', async () => {
    const options = { checks: [watched('web', auto)], restart: () => new Promise<never>(() => {}) };
    const first = await failing(options, 1_000);
    const second = await killed(first, { checks: options.checks });
    expect(second.watch.board.workloads.get('web')?.lastAttempt).toMatchObject({ number: 1, outcome: 'unknown' });
    await second.clock.advance(9_000);
    expect(timesOf([second], 'restart')).toEqual([]);
    await second.clock.advance(10_000);
    expect(second.watch.board.workloads.get('web')?.lastAttempt).toMatchObject({ number: 2, outcome: 'worked' });
  });

  it('is that an attempt is unknown: told once, whoever comes after', async () => {
    const options = { checks: [watched('web', auto)], restart: () => new Promise<never>(() => {}) };
    const first = await failing(options, 1_000);
    const second = await killed(first, options);
    const third = await killed(second, options);
    expect(
      [first, second, third].map(({ events }) => events.filter(({ kind }) => kind === 'restart_unknown').length),
    ).toEqual([0, 1, 0]);
    expect(second.events.find(({ kind }) => kind === 'restart_unknown')).toMatchObject({
      workload: 'web',
      message:
        'the outcome of restart attempt 1 is unknown (unit web.service): nobody knows how far it came: the daemon ended',
    });
  });

  it('is that the command of an attempt still runs: it is waited for, and nothing is run beside it', async () => {
    const options = { checks: [watched('web', auto)], restart: () => new Promise<never>(() => {}) };
    const first = await failing(options, 1_000);
    let runs = true;
    const left = { command: () => ({ pid: 42, start: '7' }), stillRuns: () => runs };
    const second = await killed(first, { checks: options.checks, left });
    await second.clock.advance(60_000);
    expect(second.done.filter((what) => what.startsWith('restart'))).toEqual([]);
    expect(second.watch.board.workloads.get('web')?.lastAttempt).toMatchObject({ number: 1, outcome: 'under_way' });
    expect(second.told()).toEqual(['watch_started', 'restart_withheld web']);
    runs = false;
    await second.clock.advance(10_000);
    expect(second.told({ from: 3 }).slice(0, 2)).toEqual(['restart_unknown web', 'restart web']);
  });

  it('is that the command of an attempt takes too long: it is ended as any other', async () => {
    const options = { checks: [watched('web', auto)], restart: () => new Promise<never>(() => {}) };
    const first = await failing(options, 1_000);
    let runs = true;
    const left = {
      command: () => ({ pid: 42, start: '7' }),
      stillRuns: () => runs,
      end: () => {
        runs = false;
      },
    };
    const second = await killed(first, { checks: options.checks, left }, 170_000);
    await second.clock.advance(15_000);
    expect(second.told()).toContain('restart_unknown web');
  });

  it('is the grace time after a restart', async () => {
    const options = { checks: [watched('web', { ...auto, grace: 60_000 })] };
    const second = await killed(await failing(options, 1_000), options);
    await second.clock.advance(50_000);
    const excuses = second.events.filter(({ kind }) => kind === 'check_fail').map(({ data }) => data?.['excused']);
    expect(new Set(excuses)).toEqual(new Set(['grace']));
    expect(timesOf([second], 'restart')).toEqual([]);
    await second.clock.advance(30_000);
    expect(timesOf([second], 'restart')).toHaveLength(1);
  });

  it('is the incident that was told of its last failure: a workload that flaps goes on with that', async () => {
    const options = { checks: [watched('web', { retries: 1 })] };
    const first = await failing(options, 1_000);
    first.answers.set('web/http', 'ok');
    await first.clock.advance(10_000);
    const second = await killed(first, options, 60_000);
    second.answers.set('web/http', 'HTTP 503');
    await second.clock.advance(11_000);
    expect([...first.done, ...second.done].filter((what) => what === 'incident web')).toHaveLength(1);
    expect(second.done).toContain('join web is unhealthy: HTTP 503 (already part of this incident)');
  });

  it('is what rules did to a process that no health config watches', async () => {
    const rule: WrittenRule = {
      name: 'r',
      value: { on: 'crash', action: 'restart_process', process: 'worker', max_retries: 2, cooldown_seconds: 30 },
      source: { file: '/shop/rules/r.rule.yaml', line: 1 },
    };
    const options = { checks: [], rules: [rule, { ...rule, name: 's' }] };
    const crash = async (shop: Night, ms: number) => {
      shop.processes.set('worker', [running(7)]);
      await shop.clock.advance(5_000);
      shop.processes.set('worker', []);
      await shop.clock.advance(ms);
    };
    const first = await night(options);
    await crash(first, 3_000);
    const second = await killed(first, options);
    await crash(second, 100_000);
    const times = timesOf([first, second], 'rule_acted');
    expect(times.length).toBeGreaterThan(1);
    expect(Math.min(...apart(times))).toBeGreaterThanOrEqual(30);
  });
});
