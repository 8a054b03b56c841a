import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Chart, chartSvg } from '../../../engine/incidents/chart-svg.ts';
import { hostile } from './sample.ts';

const minute = 60_000;
const opened = Date.parse('2026-11-21T02:54:12.000Z');
const from = opened - 30 * minute;

/** A latency that rises until nothing answers any more, with a gap in which nothing was measured. */
const night: Chart = {
  title: 'Latency of billing_api/http',
  description: '8 of 8 failed since 02:46. From 02:24 to 02:54 UTC.',
  unit: 'ms',
  from,
  to: opened,
  step: minute,
  points: Array.from({ length: 22 }, (_, index) => [from + index * minute, 120 + index ** 2 * 3] as const).filter(
    (_, index) => index < 8 || index > 11,
  ),
  failures: [from + 3 * minute, ...Array.from({ length: 8 }, (_, index) => from + (22 + index) * minute)],
  opened,
};

it('is drawn as the golden image shows', () => {
  const file = join(import.meta.dirname, 'golden', 'chart.svg');
  const svg = chartSvg(night);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, svg);
  expect(svg).toBe(readFileSync(file, 'utf8'));
});

describe('a chart', () => {
  it('breaks its line where nothing was measured', () => {
    expect(chartSvg(night).match(/class="line"/g)).toHaveLength(2);
  });

  it('marks spans of failure next to each other as one', () => {
    expect(chartSvg(night).match(/class="bad"/g)).toHaveLength(4);
  });

  it('shows a point alone as a dot', () => {
    expect(chartSvg({ ...night, points: [[from, 5]] })).toContain('h0"');
  });

  it.each<[string, Partial<Chart>]>([
    ['without points', { points: [] }],
    ['of zeros', { points: [[from, 0]] }],
    ['of one moment', { from: opened, points: [[opened, 3]] }],
    ['opened before its beginning', { opened: from - minute }],
    ['with a value below zero', { points: [[from, -5]] }],
    ['with huge values', { points: [[from, 1e300]] }],
    ['with tiny values', { points: [[from, 1e-300]] }],
  ])('%s has numbers only', (_, change) => {
    expect(chartSvg({ ...night, failures: [], ...change })).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('says so where nothing was measured at all', () => {
    expect(chartSvg({ ...night, points: [], failures: [] })).toContain('nothing was measured');
    expect(chartSvg({ ...night, points: [] })).not.toContain('nothing was measured');
  });

  it.each<[Chart['unit'], number, string]>([
    ['ms', 1_500, '2 s'],
    ['ms', 80, '100 ms'],
    ['seconds', 0.3, '500 ms'],
    ['seconds', 3, '5 s'],
    ['ratio', 0.4, '50%'],
    ['ratio', 0.004, '0.5%'],
    ['per second', 1_200, '2,000/s'],
    ['number', 42, '50'],
  ])('of %s up to %d has an axis up to %s', (unit, most, top) => {
    expect(chartSvg({ ...night, unit, points: [[from, most]] })).toContain(`>${top}</text>`);
  });

  it.each(hostile.map((title) => [title]))('takes nothing in a title for markup: %j', (title) => {
    const svg = chartSvg({ ...night, title, description: title });
    const words = svg
      .replace(/<style>[\s\S]*<\/style>/, '')
      .replace(/<\/?(svg|title|desc|rect|text|path)( [^<>]*)?\/?>/g, '');
    expect(words).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
    expect(svg).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
