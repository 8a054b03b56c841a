import { countText, sizeText } from './model-size.ts';
import { ageText } from './model-time.ts';

const second = 1000;
const minute = 60 * second;

/** A latency for a person, in ms: `0.8 ms`, `142 ms`, `1.84 s`, `12.3 s`, `2m 3s`. */
export function latencyText(ms: number): string {
  if (ms >= minute) return ageText(ms);
  if (ms >= second) return `${trim(ms / second, ms < 10 * second ? 2 : 1)} s`;
  return `${trim(ms, ms < 10 ? 1 : 0)} ms`;
}

/** What a check measured, with its unit: a `ratio` as a percentage, `bytes` as a size, `ms` as a latency; any other unit is said after the number. */
export function valueText(number: number, unit: string): string {
  switch (unit) {
    case 'ms':
      return latencyText(number);
    case 'ratio':
      return `${trim(number * 100, Math.abs(number) < 0.1 ? 1 : 0)}%`;
    case 'bytes':
      return sizeText(number);
    case 'days':
      return countText(Math.floor(number), 'day');
    case 'load':
      return `${grouped(number)} per CPU`;
    case 'count':
      return grouped(number);
    default:
      return `${grouped(number)} ${unit}`;
  }
}

function grouped(number: number): string {
  return number.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(number) < 10 ? 2 : 1 });
}

function trim(number: number, decimals: number): string {
  return String(Number(number.toFixed(decimals)));
}

/** A number of an axis that reaches `top`: all of an axis of seconds are seconds. */
export function axisText(number: number, unit: string, top: number): string {
  if (number === 0) return '0';
  if (unit === 'ms' && top >= second && top < minute) return `${trim(number / second, 2)} s`;
  return valueText(number, unit);
}

/** Numbers to print along an axis from 0 or `low` to at least `high`, evenly 1, 2 or 5 times a power of ten apart; at most six. */
export function axisSplits(low: number, high: number): readonly number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const count = Math.ceil(high / step - 1e-9) - first;
  return Array.from({ length: count + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
