import type { RecoveryRule } from '../../schemas/generated/types.ts';
import { didYouMean, nearest } from '../../schemas/suggest.ts';
import type { Check } from '../model/check.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Silence, SilenceMatch } from '../model/silence.ts';
import { invalidSilence, unknownSilenceKey } from './failures.ts';

/** What may be silenced: a workload, a check of it, or an alert, with the labels of its definition. */
export interface SilenceSubject {
  readonly workload?: string;
  readonly check?: string;
  readonly alert?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A check as silences see it. */
export function subjectOfCheck({ workload, name, alert, labels }: Check): SilenceSubject {
  return { workload, check: name, labels, ...(alert !== undefined && { alert }) };
}

/** What a recovery rule acts on, as silences see it. */
export function subjectOfRule({ workload, process }: RecoveryRule): SilenceSubject {
  const name = workload ?? process;
  return name === undefined ? {} : { workload: name };
}

export interface SilenceRequest {
  readonly match: SilenceMatch;
  readonly reason: string;
  /** ms */
  readonly duration: number;
}

const names = ['workload', 'check', 'alert'] as const;

/** 30 days, in ms: what is to be silent for longer is better not watched, or mended. */
export const longestSilence = 30 * 24 * 3_600_000;
/** Characters in a reason. */
const longestReason = 500;
/** Characters in a pattern: the longest name has 128. */
const longestPattern = 256;
const mostLabels = 16;

/** The request with its reason trimmed, or what is wrong with it. A match that names nothing matches everything. */
export function validSilence({ match, reason, duration }: SilenceRequest): Result<SilenceRequest> {
  const trimmed = typeof reason === 'string' ? reason.toWellFormed().trim() : '';
  if (trimmed === '') return failed(invalidSilence('reason', 'is empty: say why, for whoever wonders later'));
  if (trimmed.length > longestReason || /\p{Cc}/u.test(trimmed))
    return failed(invalidSilence('reason', `is one line of at most ${longestReason} characters`));
  if (!(duration > 0)) return failed(invalidSilence('duration', 'must be longer than nothing'));
  if (duration > longestSilence) return failed(invalidSilence('duration', 'may be 30 days at most'));
  const valid = validMatch(match);
  return valid.ok ? success({ match: valid.value, reason: trimmed, duration }) : valid;
}

function validMatch(match: SilenceMatch): Result<SilenceMatch> {
  const { labels = {}, ...named } = match;
  for (const key of Object.keys(named)) {
    if (!(names as readonly string[]).includes(key)) return failed(unknownKey(key));
  }
  const patterns = { ...named, ...labels };
  for (const key of Object.keys(labels)) {
    // A slip in `workload` would make a label of it, which nothing has, and nothing would be silent.
    if (key === '' || nearest(key, names) !== undefined) return failed(unknownKey(key));
  }
  if (Object.keys(labels).length > mostLabels)
    return failed(invalidSilence('match', `names more than ${mostLabels} labels`));
  for (const [key, pattern] of Object.entries(patterns)) {
    if (typeof pattern !== 'string' || pattern === '')
      return failed(invalidSilence('match', `has no value for ${key}: write ${key}=NAME, or ${key}=* for any`));
    if (pattern.length > longestPattern || key.length > longestPattern || /\p{Cc}/u.test(key + pattern))
      return failed(invalidSilence('match', `holds names on one line of at most ${longestPattern} characters`));
  }
  return success(match);
}

function unknownKey(key: string) {
  return unknownSilenceKey(key, didYouMean(nearest(key, names)));
}

/** Whether every name of the match fits the subject. What the subject has not does not fit, `*` included. */
export function matches({ labels = {}, ...named }: SilenceMatch, subject: SilenceSubject): boolean {
  return (
    names.every((name) => named[name] === undefined || fits(named[name], subject[name])) &&
    Object.entries(labels).every(([label, pattern]) => fits(pattern, subject.labels?.[label]))
  );
}

/** The first silence in force at `now` (ms since 1970), or over for less than `grace` ms, that matches the subject. */
export function silenceOf(
  silences: readonly Silence[],
  subject: SilenceSubject,
  now: number,
  grace = 0,
): Silence | undefined {
  return silences.find((silence) => inForce(silence, now, grace) && matches(silence.match, subject));
}

export function inForce({ starts, ends, ended }: Silence, now: number, grace = 0): boolean {
  return ended === undefined && Date.parse(starts) <= now && now < Date.parse(ends) + grace;
}

function fits(pattern: string, text: string | undefined): boolean {
  return text !== undefined && matchesGlob(pattern, text);
}

/** Whether `*` for any characters makes the pattern the text. Its cost is the product of both lengths at most. */
export function matchesGlob(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** What a silence is about, in words: `workload api, team payments`. */
export function describeMatch({ labels = {}, ...named }: SilenceMatch): string {
  const words = [...names.map((name) => [name, named[name]] as const), ...Object.entries(labels)]
    .filter(([, pattern]) => pattern !== undefined)
    .map(([name, pattern]) => `${name} ${pattern}`);
  return words.length > 0 ? words.join(', ') : 'everything';
}
