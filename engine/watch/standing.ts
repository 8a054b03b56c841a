import { type SilenceSubject, silenceOf } from '../alerts/silences.ts';
import type { Check } from '../model/check.ts';
import type { CheckState } from '../model/check-state.ts';
import type { HealthOverview, HealthState } from '../model/health.ts';
import type { Silence } from '../model/silence.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import type { VoltCheck } from './volt-status.ts';

/** How one workload stands, or last stood: what can be told of it without watching it. */
export interface Standing {
  readonly workload: string;
  readonly state: HealthState;
  /** Since when it is healthy or unhealthy; absent before its first check. UTC, RFC 3339, as every time here. */
  readonly since?: string;
  /** One line for a person; empty where all is well. */
  readonly message: string;
  readonly checks: readonly VoltCheck[];
  readonly restartCount: number;
  readonly lastRestart?: string;
  readonly silence?: Silence;
  /** The open incident. */
  readonly incident?: string;
}

/** The worst first. */
const worst: readonly HealthState[] = ['unhealthy', 'at_risk', 'suppressed', 'silenced', 'unknown', 'healthy'];

/** The worst state first, then by name. */
export function worstFirst(standings: readonly Standing[]): readonly Standing[] {
  return standings.toSorted(
    (a, b) => worst.indexOf(a.state) - worst.indexOf(b.state) || (a.workload < b.workload ? -1 : 1),
  );
}

/** Whether anything of it is unhealthy, silenced or explained by a dependency though it may be. */
export function isUnhealthy({ state, checks }: Standing): boolean {
  return state === 'unhealthy' || state === 'suppressed' || checks.some(({ healthy }) => !healthy);
}

/** How what a daemon watches stands. */
export function standingsOf({ workloads }: HealthOverview): readonly Standing[] {
  const standings = workloads.map((health): Standing => {
    const { workload, state, since, message, checks, restart, silence, incident } = health;
    return {
      workload,
      state,
      ...(since !== undefined && { since }),
      message,
      checks: checks.map((check) => ({ ...check, workload })),
      restartCount: restart.count,
      ...(restart.last && { lastRestart: restart.last.began }),
      ...(silence && { silence }),
      ...(incident !== undefined && { incident }),
    };
  });
  return worstFirst(standings);
}

export interface Stored {
  readonly checks: readonly CheckState[];
  readonly workloads: readonly WorkloadState[];
  readonly silences: readonly Silence[];
}

/**
 * How what was watched last stood, of the checks that are enabled now. Where there is no definition at all, it is not
 * known which are, and everything that was watched is told. `now` in ms since 1970.
 */
export function storedStandings(stored: Stored, definitions: readonly Check[], now: number): readonly Standing[] {
  const enabled = new Set(definitions.filter((check) => check.enabled).map((check) => key(check.workload, check.name)));
  const known = stored.checks.filter(
    ({ workload, check }) => definitions.length === 0 || enabled.has(key(workload, check)),
  );
  const byWorkload = Map.groupBy(known, ({ workload }) => workload);
  const states = new Map(stored.workloads.map((state) => [state.workload, state]));
  const standings = [...byWorkload].map(([workload, checks]) =>
    standingOf(workload, checks, states.get(workload), silenceFor(workload, definitions, stored.silences, now)),
  );
  return worstFirst(standings);
}

function standingOf(
  workload: string,
  checks: readonly CheckState[],
  state: WorkloadState | undefined,
  silence: Silence | undefined,
): Standing {
  const seen = checks.some(({ lastCheck }) => lastCheck !== undefined);
  const failing = checks.find(({ healthy }) => !healthy) ?? checks.find((check) => check.consecutiveFails > 0);
  const suppressedBy = state?.suppressedBy;
  return {
    workload,
    state: stateOf({ seen, healthy: state?.healthy ?? true, failing, suppressedBy, silence }),
    ...(state && seen && { since: state.since }),
    message: suppressedBy === undefined ? (failing?.lastError ?? '') : `explained by ${suppressedBy}, which is down`,
    checks,
    restartCount: state?.restartCount ?? 0,
    ...(state?.lastRestart !== undefined && { lastRestart: state.lastRestart }),
    ...(silence && { silence }),
    ...(state?.incident !== undefined && { incident: state.incident }),
  };
}

function stateOf(facts: {
  readonly seen: boolean;
  readonly healthy: boolean;
  readonly failing: CheckState | undefined;
  readonly suppressedBy: string | undefined;
  readonly silence: Silence | undefined;
}): HealthState {
  if (!facts.seen) return 'unknown';
  if (facts.suppressedBy !== undefined) return 'suppressed';
  if (!facts.healthy) return facts.silence ? 'silenced' : 'unhealthy';
  return facts.failing ? 'at_risk' : 'healthy';
}

function silenceFor(
  workload: string,
  definitions: readonly Check[],
  silences: readonly Silence[],
  now: number,
): Silence | undefined {
  const subjects: readonly SilenceSubject[] = [
    { workload },
    ...definitions
      .filter((check) => check.workload === workload)
      .map(({ name, alert, labels }) => ({ workload, check: name, labels, ...(alert !== undefined && { alert }) })),
  ];
  return subjects.map((subject) => silenceOf(silences, subject, now)).find((silence) => silence !== undefined);
}

function key(workload: string, check: string): string {
  return `${workload}/${check}`;
}
