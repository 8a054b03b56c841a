import type {
  CheckHealth,
  CheckPoint,
  HealthHistory,
  Location,
  WorkloadHealth,
} from '../../../engine/protocol/page.ts';

/** Whether it fails, or failed and did not pass often enough since. `healthy` alone holds until the last retry. */
export function isFailing({ healthy, consecutiveFails }: CheckHealth): boolean {
  return !healthy || consecutiveFails > 0;
}

/** The check that stands for its workload: of those that fail the one closest to its limit of failures, else the first. */
export function leadingCheck({ checks }: WorkloadHealth): CheckHealth | undefined {
  const failing = checks.filter(isFailing);
  const share = ({ consecutiveFails, retries }: CheckHealth) => consecutiveFails / Math.max(1, retries);
  return failing.toSorted((a, b) => share(b) - share(a))[0] ?? checks[0];
}

/** Where to look in the YAML: at what cannot be used of its definition, else at the check that leads. */
export function sourceOf(one: WorkloadHealth): Location | undefined {
  const { file, line = 1 } = one.unusable?.failure ?? {};
  return file === undefined ? leadingCheck(one)?.source : { file, line };
}

/** Whether its checks can be run: nothing is known of them while its definition cannot be used. */
export function isUsable({ unusable }: WorkloadHealth): boolean {
  return unusable === undefined;
}

/** Whether it measures something besides how long an answer took. */
export function measuresValue({ value }: CheckHealth): boolean {
  return value !== undefined && value.unit !== 'ms';
}

/** What a check's history is drawn in: the unit of what it measures, else `ms` of latency. */
export function unitOf({ value }: CheckHealth): string {
  return value?.unit ?? 'ms';
}

/** What a check measured in one span, in the unit of `unitOf`; undefined where nothing answered. */
export function levelOf(point: CheckPoint, check: CheckHealth): number | undefined {
  return measuresValue(check) ? point.value : point.p50;
}

export function pointsOf(history: HealthHistory | undefined, check: CheckHealth): readonly CheckPoint[] {
  return history?.series.find((series) => series.check === check.check)?.points ?? [];
}

const here = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** What is probed, as short as it stays clear: `:8082/healthz` for `http://127.0.0.1:8082/healthz`. */
export function shortTarget(target: string): string {
  const [, host = '', rest = ''] = /^(?:https?:\/\/)?(\[[^\]]*\]|[^/:\s]+)((?::\d+)?(?:\/.*)?)$/.exec(target) ?? [];
  if (here.has(host) && rest !== '') return rest;
  return target.replace(/^https?:\/\//, '');
}

/** What a check's chart is of: `latency of :8082/healthz`, `disk /var/lib/postgresql`. */
export function measureText(check: CheckHealth): string {
  const { type, target } = check;
  const what = measuresValue(check) ? type : type === 'exec' ? 'run time of' : 'latency of';
  return `${what} ${shortTarget(target)}`;
}

/** The newest time any check of these was observed; undefined before the first. */
export function lastChecked(checks: readonly Pick<CheckHealth, 'check' | 'lastCheck'>[]): string | undefined {
  return checks
    .flatMap(({ lastCheck }) => lastCheck ?? [])
    .toSorted()
    .at(-1);
}

/** When any of these workloads was observed last, those too whose definition cannot be used now. */
export function lastSeen(workloads: readonly WorkloadHealth[]): string | undefined {
  return lastChecked(
    workloads.flatMap(({ checks, unusable }): readonly Pick<CheckHealth, 'check' | 'lastCheck'>[] =>
      unusable ? unusable.checks : checks,
    ),
  );
}
