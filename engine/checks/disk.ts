import type { StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import os from 'node:os';
import { formatDuration } from '../../schemas/duration.ts';
import { formatSize } from '../../schemas/size.ts';
import { folderThreads } from '../file-threads.ts';
import type { DiskOutcome, DiskProbe, DiskSample, Expectation, Outcome } from '../model/check.ts';
import { notAnswered, unreadableFile } from './failures.ts';
import { above, type Judgement, percent, type Unmet, unmetAmong } from './judgement.ts';
import { observe, type Probe } from './probe.ts';

/** How far back the trend looks, and how far apart what it keeps lies, in seconds. */
const trendSpan = 3600;
const trendStep = 60;

/** How much of the past a trend needs before it is believed, in seconds. */
const trendNeeds = 300;

/** Reads how full the file system at a mount point is. */
export const probeDisk: Probe<DiskProbe> = ({ mount }, context) =>
  observe(context, {
    run: async (signal) => {
      const found = await ask(mount, mount, () => statfs(mount), { signal });
      return diskOutcome(mount, found, os.uptime(), context.previous);
    },
    explain: (error) => unreadableFile(error, 'mount point', mount),
    late: () => notAnswered(context.timeout, `the file system at ${mount}`),
  });

/** A network file system that hangs holds one thread until it answers, not one more for every check. */
const ask = folderThreads.asker<StatsFs>();

/** `uptime` in seconds. Space in use is counted as `df` does it, where what is reserved for root is neither used nor free. */
export function diskOutcome(mount: string, found: StatsFs, uptime: number, previous: Outcome | undefined): DiskOutcome {
  const { bsize, blocks, bfree, bavail, files, ffree } = found;
  const used = (blocks - bfree) * bsize;
  const before = previous?.type === 'disk' && previous.mount === mount ? previous.trend : [];
  return {
    type: 'disk',
    mount,
    used,
    available: bavail * bsize,
    ...(files > 0 && { inodes: { total: files, free: ffree } }),
    trend: extendTrend(before, { uptime, used }),
  };
}

/** A trend with the newest observation at its end. What was seen before the host started again does not count. */
export function extendTrend(trend: readonly DiskSample[], newest: DiskSample): readonly DiskSample[] {
  const { uptime } = newest;
  if (trend.some((sample) => sample.uptime > uptime)) return [newest];
  const kept = trend.filter((sample) => sample.uptime >= uptime - trendSpan);
  const [last, beforeLast] = [kept.at(-1), kept.at(-2)];
  const dense = last && beforeLast && last.uptime - beforeLast.uptime < trendStep;
  return [...(dense ? kept.slice(0, -1) : kept), newest];
}

/**
 * How long until nothing is left, in ms, at the pace of the trend: the slope of the least squares line through it, as
 * Prometheus' `predict_linear` does. Infinity when it does not fill; undefined while the trend is too short to tell.
 */
export function timeToFull(trend: readonly DiskSample[], available: number): number | undefined {
  const [first, last] = [trend.at(0), trend.at(-1)];
  if (!first || !last || last.uptime - first.uptime < trendNeeds) return undefined;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = { uptime: mean(trend.map(({ uptime }) => uptime)), used: mean(trend.map(({ used }) => used)) };
  const both = trend.reduce((sum, { uptime, used }) => sum + (uptime - middle.uptime) * (used - middle.used), 0);
  const spread = trend.reduce((sum, { uptime }) => sum + (uptime - middle.uptime) ** 2, 0);
  const pace = both / spread;
  return pace > 0 ? (available / pace) * 1000 : Number.POSITIVE_INFINITY;
}

export function judgeDisk(expect: Expectation, outcome: DiskOutcome): Judgement {
  const { mount, used, available, inodes } = outcome;
  const size = used + available;
  const usage = size === 0 ? 0 : used / size;
  const left = `${formatSize(available)} left`;
  const inodesUsed = inodes && (inodes.total - inodes.free) / inodes.total;
  const full = timeToFull(outcome.trend, available);
  const notes = [
    expect.inodes !== undefined && inodes === undefined && `${mount} has no fixed number of inodes to judge`,
    expect.timeToFull !== undefined &&
      full === undefined &&
      `the time to full is judged once this was observed for ${formatDuration(trendNeeds * 1000)}`,
  ].filter((note) => note !== false);
  return {
    ...unmetAmong([
      above(expect.usage, usage, { subject: `${mount} is`, rest: 'full', format: percent }),
      above(inodesUsed === undefined ? undefined : expect.inodes, inodesUsed ?? 0, {
        subject: `${mount} has`,
        rest: 'of its inodes in use',
        format: percent,
      }),
      fillsTooSoon(expect.timeToFull, full, outcome),
    ]),
    seen: `${mount} is ${percent(usage)} full, ${left}`,
    value: { number: usage, unit: 'ratio' },
    notes,
  };
}

function fillsTooSoon(limit: number | undefined, full: number | undefined, outcome: DiskOutcome): Unmet | undefined {
  if (limit === undefined || full === undefined || full >= limit) return undefined;
  const actual = formatDuration(roughly(full));
  const expected = `at least ${formatDuration(limit)}`;
  const message = `${outcome.mount} will be full in about ${actual} at the pace of the last hour, expected ${expected}`;
  return { message, expected, actual };
}

/** Whole minutes, or seconds below one: a forecast is no better. */
function roughly(ms: number): number {
  const unit = ms < 60_000 ? 1000 : 60_000;
  return Math.floor(ms / unit) * unit;
}
