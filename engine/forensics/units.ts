import { formatDuration } from '../../schemas/duration.ts';
import type { MetricsEvidence } from '../model/evidence.ts';

/** Bytes for a person, in binary units: `512 B`, `1.5 GiB`. */
export function size(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`;
}

/** A share (0–1) as `12%`, or `0.4%` where it is small. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)}%`;
}

/** What a value measures. */
export type Unit = 'ms' | MetricsEvidence['series'][number]['unit'];

/** A measured value for a person, to three digits: `1.5 s`, `12 ms`, `52%`, `1,200/s`. */
export function inUnit(value: number, unit: Unit): string {
  const short = (number: number) => number.toLocaleString('en', { maximumSignificantDigits: 3 });
  if (value === 0) return '0';
  switch (unit) {
    case 'ms':
      return value >= 1_000 ? `${short(value / 1_000)} s` : `${short(value)} ms`;
    case 'seconds':
      return value < 1 ? `${short(value * 1_000)} ms` : `${short(value)} s`;
    case 'ratio':
      return `${short(value * 100)}%`;
    case 'per second':
      return `${short(value)}/s`;
    case 'number':
      return short(value);
  }
}

/** A span in ms, to the second where it is longer than a minute. */
export function span(ms: number): string {
  return formatDuration(ms < 60_000 ? ms : Math.round(ms / 1000) * 1000);
}

/** UTC for a person: `2026-11-21 02:54:12`. */
export function utc(at: string): string {
  return at.replace('T', ' ').slice(0, 19);
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Rows as lines, each cell but the last as wide as the widest of its column, two spaces between. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: longest }, (_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('  '),
  );
}
