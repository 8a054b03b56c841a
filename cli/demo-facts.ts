import { markOf, stabilityKinds, stabilityOf, stabilityWindow } from '../engine/insight/stability.ts';
import { type Result, success } from '../engine/model/failure.ts';
import type { Event, IncidentSummary, TrackedAction } from '../engine/protocol/rpc.ts';
import { openForReading } from '../engine/read-only.ts';
import { type Standing, storedStandings } from '../engine/watch/standing.ts';

/** What a dashboard tells of a state directory, as it stood when it was last observed. */
export interface DashboardFacts {
  /** UTC, RFC 3339, as every time here. */
  readonly asOf: string;
  /** The worst first. */
  readonly workloads: readonly (Standing & { readonly stability: number; readonly outages: number })[];
  /** Those not resolved, the most urgent first. */
  readonly active: readonly IncidentSummary[];
  /** What the last thirty days were like. */
  readonly month: {
    readonly opened: number;
    readonly resolved: number;
    /** ms from the beginning to the end of those resolved: half took less. Absent where none was. */
    readonly median?: number;
    /** How many were of each service, the most first. */
    readonly services: readonly { readonly service: string; readonly count: number }[];
  };
  readonly overdue: readonly TrackedAction[];
}

const month = 30 * 86_400_000;

/** Reads a state directory as it lies: no daemon is started, and one that lives is not asked. */
export async function readDashboard(stateDirectory: string): Promise<Result<DashboardFacts>> {
  const opened = openForReading(stateDirectory);
  if (!opened.ok) return opened;
  const { answer, health, close } = opened.value;
  try {
    const stored = await health();
    if (!stored.ok) return stored;
    const asOf = stored.value.checks
      .flatMap(({ lastCheck }) => lastCheck ?? [])
      .toSorted()
      .at(-1);
    const now = asOf === undefined ? Date.now() : Date.parse(asOf);
    const ago = (ms: number) => new Date(now - ms).toISOString();
    const events = await answer('event/list', { kinds: stabilityKinds, since: ago(stabilityWindow) });
    if (!events.ok) return events;
    const active = await answer('incident/list', { states: ['open', 'acknowledged', 'mitigated'] });
    if (!active.ok) return active;
    const lately = await answer('incident/list', { since: ago(month) });
    if (!lately.ok) return lately;
    const overdue = await answer('action/list', { overdue: true });
    if (!overdue.ok) return overdue;
    const standings = storedStandings({ ...stored.value, silences: [] }, [], now);
    return success({
      asOf: new Date(now).toISOString(),
      workloads: standings.map((standing) => ({ ...standing, ...steadiness(standing.workload, events.value, now) })),
      active: active.value.toSorted((one, other) => urgency(one).localeCompare(urgency(other))),
      month: monthOf(lately.value),
      overdue: overdue.value,
    });
  } finally {
    close();
  }
}

function steadiness(workload: string, events: readonly Event[], now: number) {
  const marks = events.filter((event) => event.workload === workload).flatMap((event) => markOf(event) ?? []);
  const stability = stabilityOf(marks, now - stabilityWindow, now);
  return { stability: stability?.score ?? 100, outages: stability?.outages ?? 0 };
}

function urgency({ severity, milestones }: IncidentSummary): string {
  return `${severity} ${milestones.started ?? milestones.opened}`;
}

function monthOf(incidents: readonly IncidentSummary[]): DashboardFacts['month'] {
  const lengths = incidents
    .flatMap(({ milestones: { started, opened, resolved } }) =>
      resolved === undefined ? [] : [Date.parse(resolved) - Date.parse(started ?? opened)],
    )
    .toSorted((one, other) => one - other);
  const median = lengths[Math.floor(lengths.length / 2)];
  const services = [...Map.groupBy(incidents, ({ service = 'none' }) => service)]
    .map(([service, some]) => ({ service, count: some.length }))
    .toSorted((one, other) => other.count - one.count || one.service.localeCompare(other.service));
  return { opened: incidents.length, resolved: lengths.length, ...(median !== undefined && { median }), services };
}
