import { formatDuration } from '../../schemas/duration.ts';
import type { Expectation, TextExpectation, Value } from '../model/check.ts';
import { redact } from '../redact.ts';
import { matchesWithin } from './pattern.ts';

/** An expectation that does not hold. */
export interface Unmet {
  /** One line: what was seen and what was expected. */
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

/** What the judge of one type finds. */
export interface Judgement {
  /** The first expectation that does not hold. */
  readonly unmet?: Unmet | undefined;
  /** Further ones that do not. */
  readonly also?: readonly Unmet[];
  /** What an outcome that is as expected looked like, in one line. */
  readonly seen: string;
  readonly value?: Value;
  readonly notes?: readonly string[];
}

/** Those of a judge's expectations that do not hold, in its order; one that holds is undefined. */
export function unmetAmong(all: readonly (Unmet | undefined)[]): Pick<Judgement, 'unmet' | 'also'> {
  const [unmet, ...also] = all.filter((one) => one !== undefined);
  return { unmet, ...(also.length > 0 && { also }) };
}

/**
 * That a number is above its limit, or undefined when it is not or there is no limit. `subject` and `rest` go around the
 * number: `/var is` 91% `full`.
 */
export function above(
  limit: number | undefined,
  number: number,
  words: { readonly subject?: string; readonly rest?: string; readonly format: (number: number) => string },
): Unmet | undefined {
  if (limit === undefined || number <= limit) return undefined;
  const actual = apart(words.format, number, limit);
  const expected = `at most ${words.format(limit)}`;
  const seen = [words.subject, actual, words.rest].filter(Boolean).join(' ');
  return { message: `${seen}, expected ${expected}`, expected, actual };
}

/** A number that reads as its limit although it is above it says so. */
function apart(format: (number: number) => string, number: number, limit: number): string {
  return format(number) === format(limit) ? `just over ${format(limit)}` : format(number);
}

export function unmetLatency({ latency }: Expectation, { took }: { readonly took: number }): Unmet | undefined {
  return above(latency, took, {
    subject: 'took',
    format: (ms) => formatDuration(Math.ceil(ms)),
  });
}

/** The value of a check whose number is how long it took (ms). */
export function duration({ took }: { readonly took: number }): Value {
  return { number: Math.round(took * 10) / 10, unit: 'ms' };
}

/** A text that is judged: `the body from …`, `expect.body`, and the text itself. */
export interface Judged {
  readonly what: string;
  readonly short: string;
  readonly field: string;
  readonly text: string;
}

export function unmetText({ contains, matches }: TextExpectation, judged: Judged): readonly (Unmet | undefined)[] {
  const lacking = contains !== undefined && !judged.text.includes(contains);
  return [lacking ? lacks(judged, `contain ${quote(contains)}`) : undefined, unmetPattern(matches, judged)];
}

function unmetPattern(matches: string | undefined, judged: Judged): Unmet | undefined {
  if (matches === undefined) return undefined;
  const result = matchesWithin(matches, judged.text);
  if (result === 'yes') return undefined;
  if (result === 'no') return lacks(judged, `match /${matches}/`);
  const expected = `${judged.short} to match /${matches}/`;
  return { message: `${judged.field}.matches cannot be judged: ${result.problem}`, expected, actual: result.problem };
}

function lacks({ what, short, text }: Judged, wanted: string): Unmet {
  const start = excerpt(text);
  return { message: `${what} does not ${wanted}: ${start}`, expected: `${short} to ${wanted}`, actual: start };
}

export function excerpt(text: string | undefined): string {
  return text ? `it begins with ${quote(text)}` : 'it is empty';
}

/** A text of a target's in quotes, cut and without secrets, which cannot be told from the rest once it is quoted. */
export function quote(text: string): string {
  return JSON.stringify(shorten(redact(text.trim().slice(0, 500))));
}

/** At most 80 characters. */
export function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

/** A share as people read it, to a tenth of a percent where that tells: `91%`, `0.4%`, `0.05%`. */
export function percent(share: number): string {
  return `${rounded(share * 100, 1)}%`;
}

/** A number with two digits after the point at most, and a small one with the two that tell: `1.5`, `0.0012`. */
export function decimal(number: number): string {
  return String(rounded(number, 2));
}

/** To so many digits after the point; to two that tell where the first of those is beyond them, so that only nothing is 0. */
function rounded(number: number, digits: number): number {
  const unit = 10 ** digits;
  return Math.abs(number) * unit < 1 ? Number(number.toPrecision(2)) : Math.round(number * unit) / unit;
}
