import { keyOf } from '../checks/key.ts';
import { describeProbe } from '../checks/target.ts';
import type { Check } from '../model/check.ts';
import type { Failure } from '../model/failure.ts';
import {
  type CheckHealth,
  type HealthState,
  type RestartHealth,
  rankOf,
  type Stability,
  type WorkloadHealth,
} from '../model/health.ts';
import type { Silence } from '../model/silence.ts';
import type { Board } from './board.ts';
import { explanation, notChecked, type StateFacts, stateFrom } from './how-it-stands.ts';
import type { Measured } from './last-measured.ts';
import { limitOf } from './limit.ts';
import { unusableMessage } from './standing.ts';

export interface OverviewOptions {
  readonly board: Pick<Board, 'checks' | 'checksOf' | 'checkState' | 'reports' | 'workloads' | 'memories'>;
  /** Workloads that were watched and whose definition cannot be used, with the reason. */
  readonly unusable?: ReadonlyMap<string, Failure>;
  readonly silence: (check: Check) => Silence | undefined;
  readonly stability?: (workload: string) => Stability | undefined;
  /** What checks measured last that were not observed since the daemon began, by key. */
  readonly measured?: ReadonlyMap<string, Measured>;
  /** UTC, RFC 3339, of a tick. */
  readonly timeOf: (tick: number) => string;
}

/**
 * How every workload with an enabled check stands, and how one last stood whose definition cannot be used; or each of
 * those asked for. The worst first, then by name.
 */
export function overview(options: OverviewOptions, asked?: readonly string[]): readonly WorkloadHealth[] {
  const { checks, checksOf } = options.board;
  const rank = ({ state, checks: its }: WorkloadHealth) =>
    rankOf(
      state,
      its.some(({ healthy }) => !healthy),
    );
  const enabled = (asked ? [...new Set(asked)].flatMap(checksOf) : [...checks.values()]).filter(
    (check) => check.enabled,
  );
  return [...Map.groupBy(enabled, ({ workload }) => workload)]
    .map(([workload, checks]) => workloadHealth(workload, checks, options))
    .concat(lastKnown(options, asked))
    .sort((one, other) => rank(one) - rank(other) || one.workload.localeCompare(other.workload, 'en'));
}

function lastKnown(options: OverviewOptions, asked: readonly string[] | undefined): readonly WorkloadHealth[] {
  const { board, unusable = new Map<string, Failure>() } = options;
  const wanted = [...new Set(asked ?? unusable.keys())].filter((workload) => unusable.has(workload));
  if (wanted.length === 0) return [];
  const known = Map.groupBy(
    Array.from(board.memories.values(), ({ state }) => state),
    ({ workload }) => workload,
  );
  return wanted.flatMap((workload) => {
    const entry = board.workloads.get(workload);
    const failure = unusable.get(workload);
    if (!entry || !failure || board.checksOf(workload).length > 0) return [];
    const checks = known.get(workload) ?? [];
    const { healthy, since, incident } = entry.memory.state;
    return {
      workload,
      state: healthy ? 'unknown' : 'unhealthy',
      since,
      message: unusableMessage(failure, checks),
      checks: [],
      dependsOn: [],
      labels: {},
      ...(incident !== undefined && { incident }),
      restart: restartHealth([], entry, options),
      unusable: { failure, checks },
    };
  });
}

function workloadHealth(workload: string, checks: readonly Check[], options: OverviewOptions): WorkloadHealth {
  const entry = options.board.workloads.get(workload);
  const silences = checks.map(options.silence);
  const silence = silences.every((one) => one !== undefined) ? silences[0] : undefined;
  const states = checks.map((check) => options.board.checkState(check));
  const facts: StateFacts = {
    silence,
    workload: entry?.memory.state,
    failing: states.some((one) => one?.failingSince !== undefined),
    unseen: states.some((one) => one?.lastCheck === undefined),
  };
  const state = stateFrom(facts);
  const shown = checks.map((check) => checkHealth(check, options));
  const { suppressedBy, incident, since } = entry?.memory.state ?? {};
  const [worst = shown[0]] = shown.filter(({ lastError }) => lastError !== undefined);
  const severity = checks.flatMap((check) => check.severity ?? []).sort()[0];
  const runbook = checks.find((check) => check.runbook !== undefined)?.runbook;
  const stability = options.stability?.(workload);
  return {
    workload,
    state,
    ...(since !== undefined && { since }),
    message: messageOf(state, facts, worst),
    checks: shown,
    dependsOn: [...new Set(checks.flatMap(({ dependsOn }) => dependsOn))],
    labels: Object.assign({}, ...checks.map(({ labels }) => labels)),
    ...(suppressedBy !== undefined && { suppressedBy }),
    ...(silence && { silence }),
    ...(severity && { severity }),
    ...(runbook !== undefined && { runbook }),
    ...(incident !== undefined && { incident }),
    ...(entry?.report !== undefined && { report: entry.report }),
    restart: restartHealth(checks, entry, options),
    ...(stability && { stability }),
  };
}

function messageOf(state: HealthState, facts: StateFacts, check: CheckHealth | undefined): string {
  const seen = explanation(facts, check?.lastError) ?? check?.lastError ?? check?.message ?? notChecked;
  if (state !== 'at_risk' || !check) return seen;
  const left = check.retries - check.consecutiveFails;
  return left > 0
    ? `${seen}; ${left === 1 ? 'one more failure makes' : `${left} more failures make`} it unhealthy`
    : seen;
}

function restartHealth(
  checks: readonly Check[],
  entry: ReturnType<Board['workloads']['get']>,
  { timeOf }: OverviewOptions,
): RestartHealth {
  const spec = checks.find(({ restart }) => restart.auto)?.restart;
  const state = entry?.memory.state;
  return {
    auto: spec !== undefined,
    count: state?.restartCount ?? 0,
    attempts: state?.attempts ?? 0,
    max: spec?.max ?? 0,
    exhausted: state?.exhausted ?? false,
    ...(entry?.lastAttempt && { last: entry.lastAttempt }),
    ...(entry?.next !== undefined && { next: timeOf(entry.next) }),
  };
}

function checkHealth(check: Check, { board, measured }: OverviewOptions): CheckHealth {
  const state = board.checkState(check);
  const report = board.reports.get(keyOf(check));
  const limit = limitOf(check);
  return {
    check: check.name,
    type: check.probe.type,
    target: report?.target ?? describeProbe(check),
    healthy: state?.healthy ?? true,
    ...(state?.lastCheck !== undefined && { lastCheck: state.lastCheck }),
    ...(state?.lastHealthy !== undefined && { lastHealthy: state.lastHealthy }),
    consecutiveFails: state?.consecutiveFails ?? 0,
    retries: check.retries,
    totalChecks: state?.totalChecks ?? 0,
    totalFails: state?.totalFails ?? 0,
    ...(state?.lastError !== undefined && { lastError: state.lastError }),
    ...(report ? { message: report.message, latency: report.took } : measured?.get(keyOf(check))),
    ...(report?.expected !== undefined && { expected: report.expected }),
    ...(report?.actual !== undefined && { actual: report.actual }),
    ...(report?.value && { value: report.value }),
    ...(limit !== undefined && { limit }),
    interval: check.interval,
    source: check.source,
  };
}
