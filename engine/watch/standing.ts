import { silenceOf, subjectOfCheck } from '../alerts/silences.ts';
import { keyOf, keyOfIts } from '../checks/key.ts';
import type { Check } from '../model/check.ts';
import type { CheckState } from '../model/check-state.ts';
import { type Failure, withPlace } from '../model/failure.ts';
import { type HealthOverview, type HealthState, rankOf } from '../model/health.ts';
import type { Silence } from '../model/silence.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import { explanation, notChecked, stateFrom } from './how-it-stands.ts';
import { goTime, type VoltCheck, type VoltStatus, voltStatuses } from './volt-status.ts';

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
  /** The open incident. */
  readonly incident?: string;
  /** When the silence ends that is on all of it. */
  readonly silencedUntil?: string;
}

/** How one check stands, with how its workload does after Volt's fields. */
export interface StandingStatus extends VoltStatus {
  readonly state: HealthState;
  readonly since?: string;
  readonly incident?: string;
  readonly silenced_until?: string;
}

/** Every check by workload and name. */
export function statusesOf(standings: readonly Standing[]): readonly StandingStatus[] {
  const byName = new Map(standings.map((standing) => [standing.workload, standing]));
  const statuses = voltStatuses(
    standings.flatMap(({ checks }) => checks),
    standings,
  );
  return statuses.map((status) => {
    const { state = 'unknown', since, incident, silencedUntil } = byName.get(status.workload) ?? {};
    return {
      ...status,
      state,
      ...(since !== undefined && { since: goTime(since) }),
      ...(incident !== undefined && { incident }),
      ...(silencedUntil !== undefined && { silenced_until: goTime(silencedUntil) }),
    };
  });
}

/** The worst state first, then by name. */
export function worstFirst(standings: readonly Standing[]): readonly Standing[] {
  const rank = (standing: Standing) => rankOf(standing.state, isUnhealthy(standing));
  return standings.toSorted((a, b) => rank(a) - rank(b) || (a.workload < b.workload ? -1 : 1));
}

/** Whether anything of it is unhealthy, silenced or explained by a dependency though it may be. */
export function isUnhealthy({ state, checks }: Standing): boolean {
  return state === 'unhealthy' || state === 'suppressed' || checks.some(({ healthy }) => !healthy);
}

/** How what a daemon watches stands. */
export function standingsOf({ workloads }: HealthOverview): readonly Standing[] {
  const standings = workloads.map((health): Standing => {
    const { workload, state, since, message, restart, incident, silence, unusable } = health;
    const checks = unusable?.checks ?? health.checks;
    return {
      workload,
      state,
      ...(since !== undefined && { since }),
      message,
      checks: checks.map((check) => ({ ...check, workload })),
      restartCount: restart.count,
      ...(restart.last && { lastRestart: restart.last.began }),
      ...(incident !== undefined && { incident }),
      ...(silence && { silencedUntil: silence.ends }),
    };
  });
  return worstFirst(standings);
}

export interface Stored {
  readonly checks: readonly CheckState[];
  readonly workloads: readonly WorkloadState[];
  readonly silences: readonly Silence[];
}

/** Why a workload is not watched whose definition cannot be used, and what was seen of it last. */
export function unusableMessage(failure: Failure, checks: readonly Pick<CheckState, 'lastError'>[]): string {
  const last = checks.find(({ lastError }) => lastError !== undefined)?.lastError;
  return `its definition cannot be used: ${withPlace(failure)}${last === undefined ? '' : ` When it was watched: ${last}`}`;
}

/**
 * How what was watched last stood, of the checks that are enabled now, and of workloads that are `unusable` for a reason.
 * Where there is no definition at all and nothing to say why, it is not known which are, and everything that was watched
 * is told. `now` in ms since 1970.
 */
export function storedStandings(
  stored: Stored,
  definitions: readonly Check[],
  now: number,
  unusable: ReadonlyMap<string, Failure> = new Map(),
): readonly Standing[] {
  const enabled = new Set(definitions.filter((check) => check.enabled).map((check) => keyOf(check)));
  const known = stored.checks.filter(
    (state) => definitions.length === 0 || unusable.has(state.workload) || enabled.has(keyOfIts(state)),
  );
  const byName = new Map(definitions.map((check) => [keyOf(check), check]));
  const states = new Map(stored.workloads.map((state) => [state.workload, state]));
  const silenced = (state: CheckState) => {
    const defined = byName.get(keyOfIts(state));
    return silenceOf(stored.silences, defined ? subjectOfCheck(defined) : state, now);
  };
  const standings = [...Map.groupBy(known, ({ workload }) => workload)].map(([workload, checks]) => {
    const silences = checks.map(silenced);
    const standing = standingOf(checks, states.get(workload), silences.includes(undefined) ? undefined : silences[0]);
    const failure = unusable.get(workload);
    if (!failure) return standing;
    const state: HealthState = standing.state === 'unhealthy' ? standing.state : 'unknown';
    return { ...standing, state, message: unusableMessage(failure, checks) };
  });
  return worstFirst(standings);
}

function standingOf(
  checks: readonly CheckState[],
  workload: WorkloadState | undefined,
  silence: Silence | undefined,
): Standing {
  const failing = checks.find(({ healthy }) => !healthy) ?? checks.find((check) => check.failingSince !== undefined);
  const unseen = checks.some(({ lastCheck }) => lastCheck === undefined);
  const facts = { silence, workload, failing: failing !== undefined, unseen };
  const state = stateFrom(facts);
  return {
    workload: checks[0]?.workload ?? '',
    state,
    message: explanation(facts, failing?.lastError) ?? failing?.lastError ?? (state === 'unknown' ? notChecked : ''),
    ...(workload && state !== 'unknown' && { since: workload.since }),
    checks,
    restartCount: workload?.restartCount ?? 0,
    ...(workload?.lastRestart !== undefined && { lastRestart: workload.lastRestart }),
    ...(workload?.incident !== undefined && { incident: workload.incident }),
    ...(silence && { silencedUntil: silence.ends }),
  };
}
