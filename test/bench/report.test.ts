import { expect, it } from 'vitest';
import { figure, ratio, section, spread, table, withSection } from '../../bench/support/report.mjs';

it.each([
  [1_234.6, '1,235'],
  [100, '100'],
  [99.96, '100.0'],
  [12.34, '12.3'],
  [1.234, '1.23'],
  [0, '0.00'],
  [undefined, '–'],
  [Number.POSITIVE_INFINITY, '–'],
])('%s is written %s', (value, written) => {
  expect(figure(value)).toBe(written);
});

it('shows the median with the least and the greatest', () => {
  expect(spread([30, 10, 20])).toBe('**20.0** (10.0–30.0)');
  expect(spread([])).toBe('–');
});

it.each([
  [[10], [40], '1/4.00'],
  [[40], [10], '4.00'],
  [[10], [10], '1.00'],
  [[1, 10, 100], [20, 20, 20], '1/2.00'],
  [[], [10], '–'],
  [[10], [], '–'],
  [[10], [0], '–'],
])('%j is %3$s of %j', (ours, theirs, expected) => {
  expect(ratio(ours, theirs)).toBe(expected);
});

it('keeps the columns of a table in line', () => {
  const rows = [
    ['hover', '1.50'],
    ['edit → completion', '**12.0** (9–14)'],
  ];
  expect(table(['', 'ms'], rows)).toBe(`|                   |              ms |
| ----------------- | --------------: |
| hover             |            1.50 |
| edit → completion | **12.0** (9–14) |`);
});

it('writes a section with its date, machine, tables and notes', () => {
  const result = {
    title: 'Speed',
    about: 'How fast it is.',
    tables: [{ title: 'One file', head: ['', 'ms'], rows: [['hover', '1.50']] }],
    notes: ['Not measured: rain.'],
  };
  expect(section(result, { machine: 'a laptop', taken: '2026-03-01' })).toBe(`## Speed

How fast it is.

Taken 2026-03-01 on a laptop.

### One file

|       |   ms |
| ----- | ---: |
| hover | 1.50 |

- Not measured: rain.`);
});

it('replaces the section of the benchmark that ran and leaves the others', () => {
  const first = withSection(withSection('# Report\n', 'one', 'first'), 'two', 'second');
  expect(first).toBe('# Report\n\n<!-- one -->\nfirst\n<!-- /one -->\n\n<!-- two -->\nsecond\n<!-- /two -->\n');
  expect(withSection(first, 'one', 'again')).toBe(first.replace('first', 'again'));
});
