import { expect, it } from 'vitest';
import { formatSize, parseSize } from '../../schemas/size.ts';

it.each([
  ['0B', 0],
  ['512MiB', 512 * 2 ** 20],
  ['1.5GiB', 1.5 * 2 ** 30],
  ['2TiB', 2 * 2 ** 40],
  ['10KB', 10_000],
  ['2MB', 2_000_000],
  ['3GB', 3e9],
  ['1TB', 1e12],
  ['12B', 12],
])('%s is %d bytes', (text, bytes) => expect(parseSize(text)).toBe(bytes));

it.each(['', '512', 'MiB', '-1MiB', '1 MiB', '1mib', '1e3B', '.5GiB', '1iB', '1PB'])('%j is no size', (text) =>
  expect(parseSize(text)).toBeUndefined(),
);

it.each([
  [0, '0B'],
  [1023, '1023B'],
  [1024, '1KiB'],
  [512 * 2 ** 20, '512MiB'],
  [1.5 * 2 ** 30, '1.5GiB'],
  [1.26 * 2 ** 40, '1.3TiB'],
])('%d bytes are written %s', (bytes, text) => expect(formatSize(bytes)).toBe(text));
