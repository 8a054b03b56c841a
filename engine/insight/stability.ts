import type { Event } from '../model/event.ts';
import type { Stability } from '../model/health.ts';

/** The rolling window, in ms: a week, so that a bad night is seen for as long as people remember it. */
export const stabilityWindow = 7 * 86_400_000;

/** So many failures in the window halve the score: one every 42 hours. */
const halvedBy = 4;
/** What a restart that did not help weighs beside a failure. */
const failedRestartWeight = 0.5;
/** A restart of a workload that is up has helped when nothing happened to it for this long afterwards, in ms. */
const settledAfter = 600_000;

/** What happened to a workload that its stability is made of. Times in ms since 1970. */
export interface Mark {
  readonly at: number;
  /** `failed`: the restart before it did not even do what it does. */
  readonly kind: 'down' | 'up' | 'crash' | 'restart' | 'failed';
  /** When the failure began that `down` or `up` tells of. */
  readonly from?: number;
}

/** The events stability is made of. */
export const stabilityKinds = [
  'unhealthy',
  'healthy',
  'unwatched',
  'crash',
  'restart',
  'rule_acted',
  'restart_failed',
] as const satisfies readonly Event['kind'][];

/** What an event means for stability; undefined for one that means nothing. */
export function markOf({ kind, at, data }: Pick<Event, 'kind' | 'at' | 'data'>): Mark | undefined {
  const mark = (what: Mark['kind'], since?: unknown): Mark => {
    const from = typeof since === 'string' ? Date.parse(since) : Number.NaN;
    return { at: Date.parse(at), kind: what, ...(!Number.isNaN(from) && { from }) };
  };
  if (kind === 'unhealthy') return mark('down', data?.['failing_since']);
  if (kind === 'unwatched' && data?.['unhealthy_since'] === undefined) return undefined;
  if (kind === 'healthy' || kind === 'unwatched') return mark('up', data?.['unhealthy_since']);
  if (kind === 'restart_failed') return mark('failed');
  if (kind === 'rule_acted') return data?.['action'] === 'notify' ? undefined : mark('restart');
  return kind === 'crash' || kind === 'restart' ? mark(kind) : undefined;
}

/**
 * How steady a workload was in the week before `now`. `marks` are its own, oldest first, and `since` is when it was first
 * observed (ms since 1970); `gaps` are when nobody watched, which counts as neither up nor down.
 *
 *     score = 100 × ½^((outages + crashes + ½ × restarts that did not help) / 4) × share of the time watched it was up
 *
 * Every failure takes the same share of what is left, so that the first ones show most and 0 is only reached by being
 * down; a factor each for how often it fails and for how long, because a mean time between failures tells nothing of
 * either alone. Only failed restarts count: were good ones rewarded, an outage mended by one could raise the score. Each
 * term only ever lowers it. docs/stability.md has examples.
 *
 * The mean time between failures is the time up divided by the failures, as for anything that is repaired; a crash
 * within an outage belongs to it. Undefined for a workload that was never observed.
 */
export function stabilityOf(
  marks: readonly Mark[],
  since: number | undefined,
  now: number,
  gaps: readonly Span[] = [],
): Stability | undefined {
  if (since === undefined) return undefined;
  const start = now - stabilityWindow;
  const outages = outagesOf(marks, now).filter(({ to }) => to > start);
  const recent = marks.filter(({ at }) => at > start);
  const crashes = recent.filter(({ kind }) => kind === 'crash');
  const apart = crashes.filter(({ at }) => !outages.some(({ from, to }) => from <= at && at <= to));
  const { worked, failed } = restartsOf(recent, outages, now);

  const watched = Math.max(start, since);
  const unseen = (span: Span) => gaps.reduce((sum, gap) => sum + overlap(span, gap), 0);
  const seenOf = (span: Span) => Math.max(0, span.to - span.from - unseen(span));
  const seen = seenOf({ from: watched, to: now });
  const down = outages.reduce((sum, { from, to }) => sum + seenOf({ from: Math.max(from, watched), to }), 0);
  const up = Math.max(0, seen - down);
  const weight = outages.length + crashes.length + failedRestartWeight * failed;
  const score = 100 * 0.5 ** (weight / halvedBy) * (seen > 0 ? up / seen : 1);

  const failures = outages.length + apart.length;
  return {
    score: Math.round(score),
    window: stabilityWindow,
    outages: outages.length,
    crashes: crashes.length,
    ...(failures > 0 && { mtbf: Math.round(up / failures) }),
    ...(worked + failed > 0 && { restartSuccess: worked / (worked + failed) }),
  };
}

/** The marks that still count at `now`: those of the window, and the beginning of an outage that goes on in it. */
export function recentMarks(marks: readonly Mark[], now: number): readonly Mark[] {
  const start = now - stabilityWindow;
  const old = marks.filter(({ at }) => at <= start);
  const last = old.findLast(({ kind }) => kind === 'down' || kind === 'up');
  const recent = old.length === 0 ? marks : marks.filter(({ at }) => at > start);
  return last?.kind === 'down' ? [last, ...recent] : recent;
}

/** ms since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

/** From the first failure to recovery, or to `now`. */
function outagesOf(marks: readonly Mark[], now: number): readonly Span[] {
  const spans: Span[] = [];
  let began: number | undefined;
  const end = (to: number) => {
    const from = Math.max(began ?? to, spans.at(-1)?.to ?? Number.NEGATIVE_INFINITY);
    spans.push({ from: Math.min(from, to), to });
    began = undefined;
  };
  for (const { kind, at, from = at } of marks) {
    if (kind === 'down') began ??= Math.min(from, at);
    if (kind !== 'up') continue;
    began ??= Math.min(from, at);
    end(at);
  }
  if (began !== undefined) end(Math.max(began, now));
  return spans;
}

/**
 * A restart, by auto_restart or by a rule, helped when it did not fail itself and the workload was up again before the
 * next one or a crash; one not decided yet counts as neither.
 */
function restartsOf(marks: readonly Mark[], outages: readonly Span[], now: number) {
  let worked = 0;
  let failed = 0;
  for (const [index, { kind, at }] of marks.entries()) {
    if (kind !== 'restart') continue;
    const next = marks[index + 1];
    const wasDown = outages.some(({ from, to }) => from <= at && at < to);
    const settled = wasDown ? next?.kind === 'up' : (next?.at ?? now) - at >= settledAfter;
    const helped = settled && next?.kind !== 'failed';
    if (helped) worked++;
    else if (next !== undefined) failed++;
  }
  return { worked, failed };
}
