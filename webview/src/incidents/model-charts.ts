import type { HistoryEvidence, IncidentDetail, MetricsEvidence } from '../../../engine/protocol/page.ts';
import type { Chart } from '../ui/model-chart.ts';
import { axisSplits } from '../ui/model-value.ts';
import { clockText, type Window } from '../ui/model-window.ts';
import { gitOf } from './model-evidence.ts';
import { beganAt } from './model-state.ts';

type CheckHistory = HistoryEvidence['checks'][number];
type Series = MetricsEvidence['series'][number];

/** A moment (ms since 1970) that may explain a chart, and what it is. */
export type Mark = NonNullable<Chart['mark']>;

/** The last commit before the trouble began, else nothing. */
export function markOf(detail: IncidentDetail): Mark | undefined {
  const began = beganAt(detail.incident);
  const commit = gitOf(detail)?.commits.find(({ at }) => at <= began);
  return commit && { at: Date.parse(commit.at), word: commit.hash.slice(0, 7) };
}

/** The latency of one check before its incident was opened. */
export function latencyChart({ points }: CheckHistory, evidence: HistoryEvidence, mark: Mark | undefined): Chart {
  const middle = points.map(({ latency }) => latency ?? null);
  const since = failingSince(points);
  return {
    unit: 'ms',
    window: windowOf(evidence),
    times: points.map(({ at }) => at),
    middle,
    high: points.map(() => null),
    failures: points.map(({ failures, count }) => ({ failed: failures, count })),
    limit: undefined,
    failingSince: since,
    splits: splitsOf(middle),
    ...(mark && { mark }),
  };
}

/** What a check's history comes to, in a few words: `38 of 38 failed since 02:53`. */
export function historyFinding({ finding, points }: CheckHistory): string {
  if (finding !== undefined) return finding;
  const since = failingSince(points);
  const counted = since === undefined ? points : points.filter(({ at }) => at >= since);
  const count = counted.reduce((sum, point) => sum + point.count, 0);
  const failed = counted.reduce((sum, point) => sum + point.failures, 0);
  if (count === 0) return 'not looked at';
  if (failed === 0) return `${count} of ${count} passed`;
  return `${failed} of ${count} failed${since === undefined ? '' : ` since ${clockText(since)}`}`;
}

/** Checks that failed at the end first, then those that failed at all, then the rest. */
export function worstFirst(checks: readonly CheckHistory[]): readonly CheckHistory[] {
  const weight = ({ points }: CheckHistory) =>
    failingSince(points) !== undefined ? 2 : points.some(({ failures }) => failures > 0) ? 1 : 0;
  return checks.toSorted((one, other) => weight(other) - weight(one));
}

/** The first point of the failures it ends with. */
function failingSince(points: CheckHistory['points']): number | undefined {
  const seen = points.filter(({ count }) => count > 0);
  const last = seen.findLastIndex(({ failures, count }) => failures < count);
  return seen[last + 1]?.at;
}

const units = { 'per second': '/s', ratio: 'ratio', seconds: 'ms', number: 'count' } as const;

/** What one query gave before the incident was opened. */
export function metricChart({ unit, points }: Series, evidence: MetricsEvidence, mark: Mark | undefined): Chart {
  const scale = unit === 'seconds' ? 1000 : 1;
  const middle = points.map(([, value]) => value * scale);
  return {
    unit: units[unit],
    window: windowOf(evidence),
    times: points.map(([at]) => at),
    middle,
    high: points.map(() => null),
    failures: points.map(() => ({ failed: 0, count: 0 })),
    limit: undefined,
    failingSince: undefined,
    splits: splitsOf(middle),
    ...(mark && { mark }),
  };
}

/** Where Prometheus draws a query over the time of the evidence. */
export function graphAddress(evidence: MetricsEvidence, promql: string): string {
  const { backend, from, to } = evidence;
  const minutes = Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000));
  const query = new URLSearchParams({
    'g0.expr': promql,
    'g0.tab': '0',
    'g0.range_input': `${minutes}m`,
    'g0.end_input': to.slice(0, 19).replace('T', ' '),
  });
  return `${backend.replace(/\/$/, '')}/graph?${query}`;
}

function windowOf({ from, to }: { readonly from: string; readonly to: string }): Window {
  return { from: Date.parse(from), to: Date.parse(to) };
}

function splitsOf(levels: readonly (number | null)[]): readonly number[] {
  const seen = levels.filter((level) => level !== null);
  const [low, high] = [Math.min(0, ...seen), Math.max(0, ...seen)];
  // With room above the highest, so that a level line is not the frame.
  return axisSplits(low, high > low ? high * 1.02 : low + 1);
}
