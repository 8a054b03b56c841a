import { InvalidArgumentError } from 'commander';
import { parseLongDuration } from '../schemas/duration.ts';

const written = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/i;

/**
 * The time that a flag names, as UTC, RFC 3339 with ms: a duration back from now (`90m`, `24h`, `7d`, `2w`), a date, or
 * a date and time, which without a zone is UTC, as everything that is printed.
 */
export function timeAt(text: string, now: Date): string {
  const ago = parseLongDuration(text);
  const time = ago === undefined ? timeOf(text) : new Date(now.getTime() - ago);
  if (time === undefined || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError(
      'Give a duration back from now (90m, 24h, 7d, 2w) or a UTC time (2026-11-21 02:54).',
    );
  return time.toISOString();
}

function timeOf(text: string): Date | undefined {
  const match = written.exec(text);
  if (!match) return undefined;
  const zone = match[1] === undefined && text.length > 'YYYY-MM-DD'.length ? 'Z' : '';
  return new Date(`${text.replace(' ', 'T')}${zone}`);
}

/** `timeAt` counted back from this moment. */
export function timeFlag(text: string): string {
  return timeAt(text, new Date());
}

/** A length of time in ms: Go's notation, and `d` and `w`. Whether it suits, its user says. */
export function durationFlag(text: string): number {
  const ms = parseLongDuration(text);
  if (ms === undefined) throw new InvalidArgumentError('Give a duration such as 30m, 2h, 1h30m, 7d or 2w.');
  return ms;
}

/** A whole number from 1. */
export function countFlag(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('Give a whole number, 1 or more.');
  return Number(text);
}

/** A time as people read it, in UTC, and as flags take it: `2026-11-21 02:54:12Z`. */
export function utc(at: string): string {
  return `${at.replace('T', ' ').slice(0, 19)}Z`;
}

/** How long something took or has lasted, in ms, in its two largest units: `8s`, `12m 5s`, `3h 2m`, `9d 4h`. */
export function lasting(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([number]) => number > 0);
  const shown = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2);
  return shown.flatMap(([number, unit], at) => (at > 0 && number === 0 ? [] : `${number}${unit}`)).join(' ');
}
