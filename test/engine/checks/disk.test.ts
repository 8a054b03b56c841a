import type { StatsFs } from 'node:fs';
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskOutcome, extendTrend, judgeDisk, probeDisk, timeToFull } from '../../../engine/checks/disk.ts';
import type { DiskOutcome, DiskSample, Expectation } from '../../../engine/model/check.ts';
import { folderWith } from '../../support/healer.ts';
import { context } from './support.ts';

const gib = 2 ** 30;
const none = { status: [], json: [] };

describe('probing', () => {
  it('reads the file system of a folder', async () => {
    const mount = folderWith({});
    const { bsize, blocks } = statfsSync(mount);
    const outcome = (await probeDisk({ type: 'disk', mount }, context())) as DiskOutcome;
    expect(outcome).toMatchObject({ type: 'disk', mount, trend: [{ used: outcome.used }] });
    expect(outcome.used + outcome.available).toBeLessThanOrEqual(bsize * blocks);
    const usage = outcome.used / (outcome.used + outcome.available);
    const judged = (limit: number) => judgeDisk({ ...none, usage: limit }, outcome).unmet;
    expect(judged(usage + 0.001)).toBeUndefined();
    expect(judged(usage - 0.001)?.message).toContain(`${mount} is `);
  });

  it('goes on with the trend of the outcome before', async () => {
    const first = await probeDisk({ type: 'disk', mount: '/' }, context());
    const second = await probeDisk({ type: 'disk', mount: '/' }, context({ previous: first }));
    expect(second).toMatchObject({ trend: [{}, {}] });
    const elsewhere = await probeDisk({ type: 'disk', mount: folderWith({}) }, context({ previous: first }));
    expect(elsewhere).toMatchObject({ trend: [{}] });
  });

  it('says that there is no such mount point', async () => {
    const mount = join(folderWith({}), 'data');
    expect(await probeDisk({ type: 'disk', mount }, context())).toMatchObject({
      type: 'error',
      reason: 'missing',
      message: `there is no mount point ${mount}`,
    });
  });

  it('counts space as df does, and no inodes where there is no number of them', () => {
    const found = {
      type: 0,
      bsize: 4096,
      frsize: 4096,
      blocks: 100,
      bfree: 30,
      bavail: 20,
      files: 0,
      ffree: 0,
    } as StatsFs;
    expect(diskOutcome('/data', found, 5, undefined)).toEqual({
      type: 'disk',
      mount: '/data',
      used: 70 * 4096,
      available: 20 * 4096,
      trend: [{ uptime: 5, used: 70 * 4096 }],
    });
  });
});

describe('the trend', () => {
  /** Observed every `step` seconds from 0 until `until`, growing by `pace` bytes a second. */
  const observed = (step: number, until: number, pace = 1): readonly DiskSample[] => {
    let trend: readonly DiskSample[] = [];
    for (let uptime = 0; uptime <= until; uptime += step) trend = extendTrend(trend, { uptime, used: uptime * pace });
    return trend;
  };

  it.each([1, 10, 60, 300])('observed every %i s stays short, spans an hour and ends now', (step) => {
    const trend = observed(step, 7200);
    expect(trend.length).toBeLessThanOrEqual(62);
    expect(trend.at(-1)).toEqual({ uptime: 7200, used: 7200 });
    expect(trend[0]?.uptime).toBeGreaterThanOrEqual(3600);
    expect(trend[0]?.uptime).toBeLessThanOrEqual(3660);
  });

  it('begins anew when the host has started again', () => {
    expect(extendTrend(observed(60, 600), { uptime: 20, used: 7 })).toEqual([{ uptime: 20, used: 7 }]);
  });

  it.each([
    ['too short to tell', observed(30, 270), undefined],
    ['one observation', observed(30, 0), undefined],
    ['growing by 1 byte a second', observed(30, 600), 5_000_000],
    ['growing by 10 bytes a second', observed(60, 3600, 10), 500_000],
    ['standing still', observed(60, 3600, 0), Number.POSITIVE_INFINITY],
    ['shrinking', observed(60, 3600, -5), Number.POSITIVE_INFINITY],
  ])('%s', (_, trend, expected) => {
    const ms = timeToFull(trend, 5000);
    if (expected === undefined) expect(ms).toBeUndefined();
    else if (Number.isFinite(expected)) expect(ms).toBeCloseTo(expected, 3);
    else expect(ms).toBe(expected);
  });
});

describe('judging', () => {
  const outcome: DiskOutcome = {
    type: 'disk',
    mount: '/var',
    used: 91 * gib,
    available: 9 * gib,
    inodes: { total: 1000, free: 50 },
    trend: [0, 60, 120, 180, 240, 300].map((uptime) => ({ uptime, used: uptime * 2 ** 20 })),
  };
  const judged = (limits: Partial<Expectation>, given: Partial<DiskOutcome> = {}) =>
    judgeDisk({ ...none, ...limits }, { ...outcome, ...given });

  it('says how full it is', () => {
    expect(judged({ usage: 0.91 })).toMatchObject({
      unmet: undefined,
      seen: '/var is 91% full, 9GiB left',
      value: { number: 0.91, unit: 'ratio' },
      notes: [],
    });
  });

  it.each<[string, Partial<Expectation>]>([
    ['/var is 91% full, expected at most 90%', { usage: 0.9, inodes: 0.9 }],
    ['/var has 95% of its inodes in use, expected at most 90%', { usage: 0.95, inodes: 0.9 }],
    ['/var will be full in about 2h33m at the pace of the last hour, expected at least 4h', { timeToFull: 14_400_000 }],
  ])('%s', (message, limits) => {
    expect(judged(limits).unmet?.message).toBe(message);
  });

  it('is not worried while it lasts long enough', () => {
    expect(judged({ timeToFull: 7_200_000 }).unmet).toBeUndefined();
  });

  it('notes what it cannot judge', () => {
    const { inodes, ...rest } = outcome;
    expect(judgeDisk({ ...none, inodes: 0.9, timeToFull: 1 }, { ...rest, trend: [] })).toMatchObject({
      unmet: undefined,
      notes: [
        '/var has no fixed number of inodes to judge',
        'the time to full is judged once this was observed for 5m',
      ],
    });
  });

  it('takes a file system of no size for empty', () => {
    expect(judged({ usage: 0 }, { used: 0, available: 0 }).unmet).toBeUndefined();
  });
});
