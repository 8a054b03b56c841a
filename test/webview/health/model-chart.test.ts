import { describe, expect, it } from 'vitest';
import type { CheckHealth, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { chartOf } from '../../../webview/src/health/model-chart.ts';
import { alone, finding, readoutAt } from '../../../webview/src/ui/model-chart.ts';
import { nightNow } from '../../support/night.ts';
import {
  apiHealth,
  billingHealth,
  diskHealth,
  nightHistory,
  nightOverview,
  webHealth,
} from '../../support/night-health.ts';

const now = Date.parse(nightNow);
const window = { from: now - 6 * 3_600_000, to: now };
const chart = (one: WorkloadHealth, more: Partial<CheckHealth> = {}) => {
  const [check] = one.checks as readonly [CheckHealth];
  const [history] = nightHistory([one.workload], new Date(window.from).toISOString(), nightNow);
  return chartOf(history?.series[0]?.points ?? [], { ...check, ...more }, window);
};
const certificate = nightOverview.workloads.find(({ workload }) => workload === 'web_cert') as WorkloadHealth;
const [http] = billingHealth.checks as readonly [CheckHealth];

describe('chart', () => {
  it('draws median, 95th and limit of a latency from 0, and where it fails', () => {
    const billing = chart(billingHealth);
    expect(billing).toMatchObject({ unit: 'ms', limit: 1500 });
    expect(billing.splits[0]).toBe(0);
    expect(billing.splits.at(-1)).toBeGreaterThanOrEqual(1500);
    expect(new Date(billing.failingSince ?? 0).toISOString()).toMatch(/^2026-11-21T02:53/);
    expect(billing.middle.at(-1)).toBeNull();
    expect(billing.failures.at(-1)).toEqual({ failed: 2, count: 2 });
  });

  it('draws a value large where it hardly changes, and nothing as its 95th', () => {
    const disk = chart(diskHealth);
    expect(disk).toMatchObject({ unit: 'ratio', limit: 0.85 });
    expect(disk.splits[0]).toBeGreaterThan(0.5);
    expect(disk.high.every((level) => level === null)).toBe(true);
  });

  it('leaves out a limit far above what is seen, and points outside the window', () => {
    expect(chart(webHealth, { limit: 60_000 }).limit).toBeUndefined();
    expect(chartOf([{ at: '2020-01-01T00:00:00.000Z', count: 1, failures: 0, p50: 1 }], http, window).times).toEqual(
      [],
    );
  });

  it('has a height even where nothing answered or all is 0', () => {
    const { limit: _, ...unlimited } = http;
    const point = { at: nightNow, count: 1, failures: 1 };
    expect(chartOf([point], unlimited, window).splits.length).toBeGreaterThan(1);
    expect(chartOf([{ ...point, failures: 0, p50: 0 }], unlimited, window).splits.length).toBeGreaterThan(1);
  });

  it('does not call a passing check failing for a failure that is over', () => {
    expect(chart(billingHealth, { consecutiveFails: 0 }).failingSince).toBeUndefined();
  });
});

it.each<[readonly (number | null)[], readonly number[]]>([
  [[], []],
  [[1], [0]],
  [[1, 2], []],
  [
    [1, null, 2, 3, null, 0],
    [0, 5],
  ],
  [[null, null], []],
])('of %j those at %j are alone', (levels, indexes) => expect(alone(levels)).toEqual(indexes));

describe('chart in words', () => {
  it.each<[ReturnType<typeof chart>, RegExp]>([
    [chart(billingHealth), /^usually 2\d\d ms, at most [\d.]+ s at 02:5\d UTC; limit 1\.5 s; failing since 02:53 UTC$/],
    [chart(apiHealth), /over the limit of 1\.5 s from (02:59|03:0\d) UTC$/],
    [chart(certificate), /^steady at about 64 days; limit 14 days$/],
    [chart(certificate, { limit: 90 }), /; under the limit of 90 days from 21:12 UTC$/],
    [chart(webHealth), /^steady at about 14\d ms$/],
    [chart(diskHealth), /^steady at about 8\d%; over the limit of 85% from 02:\d\d UTC$/],
    [
      chartOf([{ at: nightNow, count: 3, failures: 1 }], { ...http, consecutiveFails: 0, limit: 9 }, window),
      /^nothing answered; 1 of 3 checks failed$/,
    ],
  ])('tells what there is to find', (model, text) => expect(finding(model)).toMatch(text));

  it('names the day where days are shown', () => {
    const week = chartOf([{ at: nightNow, count: 1, failures: 1 }], http, { from: now - 7 * 24 * 3_600_000, to: now });
    expect(finding(week)).toBe('nothing answered; failing since 21 Nov UTC');
  });

  it('tells the values of a time', () => {
    const billing = chart(billingHealth);
    expect(readoutAt(billing, 0)).toMatch(/^20 Nov 2026 21:12:40 UTC · median 2\d\d ms · 95th \d+ ms$/);
    expect(readoutAt(billing, 359)).toMatch(/^03:11:40 UTC · 2 of 2 failed$/);
    expect(readoutAt(billing, 400)).toBe('');
    expect(readoutAt(chart(diskHealth), 359)).toMatch(/^03:11:40 UTC · 86%$/);
    const gap = chartOf([{ at: nightNow, count: 0, failures: 0 }], http, window);
    expect(readoutAt(gap, 0)).toBe('03:12:40 UTC · nothing was observed');
  });
});
