import { count } from '../forensics/units.ts';
import type { CheckState } from '../model/check-state.ts';
import type { Event } from '../model/event.ts';
import { latencyBounds, type SeriesPoint } from '../model/series.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import { checkActor, restartActor, type Told } from '../watch/event.ts';
import type { DemoIncident } from './incidents.ts';
import type { Random } from './random.ts';
import { type DemoCheck, demoChecks, demoOrigin } from './shop.ts';

/** A time in which a check failed, in ms since 1970. */
export interface Outage {
  readonly workload: string;
  readonly check: string;
  readonly error: string;
  readonly from: number;
  /** Absent while it goes on. */
  readonly to?: number;
  readonly incident: string;
  /** The workload whose failure explains it. */
  readonly because?: string;
}

const second = 1_000;

/** When checks failed: those that incidents were opened for, and what depended on them a little later. */
export function outagesOf(incidents: readonly DemoIncident[]): readonly Outage[] {
  return incidents
    .filter(({ byHand }) => !byHand)
    .flatMap(({ id, cause, began, ended }) => {
      const until = ended === undefined ? {} : { to: ended };
      const { workload, check, error } = cause;
      return [
        { workload, check, error, from: began, ...until, incident: id },
        ...cause.joins.map((join) => ({
          ...join,
          from: began + 40 * second,
          ...until,
          incident: id,
          because: workload,
        })),
      ];
    });
}

/** What the watch said of the outages, oldest first. */
export function healthEvents(random: Random, outages: readonly Outage[]): readonly Event[] {
  return outages.flatMap((outage) => eventsOf(random, outage)).toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

function eventsOf(random: Random, { workload, check, error, from, to, because }: Outage): readonly Event[] {
  const { retries, interval } = checkOf(workload, check);
  const apart = Math.min(interval, 20 * second);
  const since = new Date(from).toISOString();
  const tell = (at: number, told: Omit<Told, 'workload'>): Event => {
    const { actor = checkActor, ...rest } = told;
    return { id: random.id(at), at: new Date(at).toISOString(), ...demoOrigin, actor, workload, ...rest };
  };
  const down = from + retries * apart;
  const failures = Array.from({ length: retries }, (_, index) =>
    tell(from + (index + 1) * apart, {
      kind: 'check_fail',
      check,
      message: error,
      data: { consecutive_fails: index + 1 },
    }),
  );
  if (because !== undefined) {
    const message = `${error}; not alerted, because it depends on ${because}, which is unhealthy`;
    return [...failures, tell(down, { kind: 'suppressed', check, message, data: { depends_on: because } })];
  }
  const restarts = workload === 'api' ? random.between(0, 2) : 0;
  return [
    ...failures,
    tell(down, {
      kind: 'unhealthy',
      check,
      message: `health check failed ${count(retries, 'time')}: ${error}`,
      data: { consecutive_fails: retries, failing_since: since },
    }),
    ...Array.from({ length: restarts }, (_, index) =>
      tell(down + (index + 1) * 30 * second, {
        kind: 'restart',
        actor: restartActor,
        message: `restart ${index + 1} of 3: node shop.mjs up api`,
        data: { attempt: index + 1 },
      }),
    ),
    ...(to === undefined
      ? []
      : [
          tell(to, {
            kind: 'healthy',
            message: 'health check recovered',
            data: { unhealthy_since: new Date(down).toISOString() },
          }),
        ]),
  ];
}

/** How everything stands at `now` (ms since 1970). */
export function standing(
  outages: readonly Outage[],
  events: readonly Event[],
  now: number,
): { readonly checks: readonly CheckState[]; readonly workloads: readonly WorkloadState[] } {
  const going = outages.filter(({ to }) => to === undefined);
  const at = (ms: number) => new Date(ms).toISOString();
  const checks = demoChecks.map(({ workload, check, interval }): CheckState => {
    const outage = going.find((one) => one.workload === workload && one.check === check);
    const last = now - (now % interval);
    const failures = outage ? Math.floor((last - outage.from) / interval) : 0;
    const before = outages.filter((one) => one.workload === workload && one.check === check && one.to !== undefined);
    const failedBefore = before.reduce((sum, { from, to = from }) => sum + Math.floor((to - from) / interval), 0);
    return {
      workload,
      check,
      healthy: outage === undefined,
      lastCheck: at(last),
      lastHealthy: at(outage ? outage.from : last),
      consecutiveFails: failures,
      seenFails: failures,
      seenDown: outage !== undefined,
      consecutiveSuccesses: 0,
      totalChecks: Math.floor((90 * 86_400_000) / interval),
      totalFails: failedBefore + failures,
      ...(outage && { lastError: outage.error, failingSince: at(outage.from) }),
    };
  });
  const names = [...new Set(demoChecks.map(({ workload }) => workload))];
  const workloads = names.map((workload): WorkloadState => {
    const outage = going.find((one) => one.workload === workload);
    const own = events.filter((event) => event.workload === workload);
    const restarts = own.filter(({ kind }) => kind === 'restart');
    const turned = own.findLast(({ kind }) => kind === 'unhealthy' || kind === 'healthy' || kind === 'suppressed');
    const last = restarts.at(-1);
    return {
      workload,
      healthy: outage === undefined || outage.because !== undefined,
      since: turned?.at ?? at(now - 90 * 86_400_000),
      ...(outage?.because !== undefined && { suppressedBy: outage.because }),
      restartCount: restarts.length,
      ...(last && { lastRestart: last.at }),
      attempts: restarts.filter((one) => outage && Date.parse(one.at) >= outage.from).length,
      exhausted: false,
      ...(outage && outage.because === undefined && { incident: outage.incident }),
    };
  });
  return { checks, workloads };
}

/** What the checks measured in spans of `step` ms that begin and end between two times (ms since 1970). */
export function measured(
  random: Random,
  outages: readonly Outage[],
  { step, from, to }: { readonly step: number; readonly from: number; readonly to: number },
): readonly SeriesPoint[] {
  return demoChecks.flatMap((check) => {
    const own = outages.filter((one) => one.workload === check.workload && one.check === check.check);
    const first = from - (from % step);
    return Array.from({ length: Math.max(1, Math.floor((to - first) / step)) }, (_, index) =>
      point(random, check, own, first + index * step, step),
    );
  });
}

/** Slower by day than by night, and failing for the share of the span in which there was an outage. */
function point(
  random: Random,
  { workload, check, interval, latency }: DemoCheck,
  outages: readonly Outage[],
  start: number,
  step: number,
): SeriesPoint {
  const count = Math.max(1, Math.round(step / interval));
  const overlap = outages.reduce(
    (sum, { from, to = Number.POSITIVE_INFINITY }) =>
      sum + Math.max(0, Math.min(to, start + step) - Math.max(from, start)),
    0,
  );
  const failures = Math.min(count, Math.round((count * overlap) / step));
  const hour = (start / 3_600_000) % 24;
  const busy = 1 + 0.35 * Math.sin(((hour - 9) / 24) * 2 * Math.PI);
  const mean = latency * busy * (0.9 + random.next() * 0.2) * (failures > 0 ? 3 : 1);
  const answered = count - failures;
  const bucket = latencyBounds.findIndex((bound) => mean <= bound);
  const place = bucket < 0 ? latencyBounds.length : bucket;
  return {
    workload,
    check,
    start,
    count,
    failures,
    latencySum: Math.round(mean * answered * 10) / 10,
    latencyMax: answered > 0 ? Math.round(mean * (1.2 + random.next()) * 10) / 10 : 0,
    buckets: Array.from({ length: latencyBounds.length + 1 }, (_, index) => (index === place ? answered : 0)),
  };
}

function checkOf(workload: string, check: string): DemoCheck {
  const found = demoChecks.find((one) => one.workload === workload && one.check === check);
  if (!found) throw new RangeError(`${workload}/${check} is no check of the demo`);
  return found;
}
