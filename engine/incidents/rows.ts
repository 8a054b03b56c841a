import type { Actor } from '../model/actor.ts';
import type { Severity } from '../model/check.ts';
import type { Evidence, EvidenceData } from '../model/evidence.ts';
import type { Incident, IncidentState, IncidentSummary, Milestones, Resolution } from '../model/incident.ts';

export interface ActorColumns {
  readonly actor_name: string;
  readonly actor_via: Actor['via'];
}

/** A row of `incidents`. */
export interface IncidentRow extends ActorColumns {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly service: string | null;
  readonly workload: string | null;
  readonly check: string | null;
  readonly alert: string | null;
  readonly profile: string | null;
  readonly description: string | null;
  readonly owner: string | null;
  readonly started_at: string | null;
  readonly detected_at: string | null;
  readonly opened_at: string;
  readonly acknowledged_at: string | null;
  readonly mitigated_at: string | null;
  readonly resolved_at: string | null;
  readonly reviewed_at: string | null;
  readonly resolution: string | null;
}

/** The columns a list needs; `summaryColumns` selects them. */
export type SummaryRow = Omit<IncidentRow, 'description' | 'resolution'>;

export const summaryColumns =
  'id, title, severity, state, service, workload, "check", alert, profile, owner, actor_name, actor_via, started_at, ' +
  'detected_at, opened_at, acknowledged_at, mitigated_at, resolved_at, reviewed_at';

export function rowOf(incident: Incident): IncidentRow {
  const { milestones } = incident;
  return {
    id: incident.id,
    actor_name: incident.openedBy.name,
    actor_via: incident.openedBy.via,
    title: incident.title,
    severity: incident.severity,
    state: incident.state,
    service: incident.service ?? null,
    workload: incident.workload ?? null,
    check: incident.check ?? null,
    alert: incident.alert ?? null,
    profile: incident.profile ?? null,
    description: incident.description ?? null,
    owner: incident.owner ?? null,
    started_at: milestones.started ?? null,
    detected_at: milestones.detected ?? null,
    opened_at: milestones.opened,
    acknowledged_at: milestones.acknowledged ?? null,
    mitigated_at: milestones.mitigated ?? null,
    resolved_at: milestones.resolved ?? null,
    reviewed_at: milestones.reviewed ?? null,
    resolution: incident.resolution ? JSON.stringify(incident.resolution) : null,
  };
}

export function incidentOf(row: IncidentRow): Incident {
  return {
    ...summaryOf(row),
    ...(row.description !== null && { description: row.description }),
    ...(row.resolution !== null && { resolution: JSON.parse(row.resolution) as Resolution }),
  };
}

/** As `incidentOf`, of the columns a list needs. */
export function summaryOf(row: SummaryRow): IncidentSummary {
  return {
    id: row.id,
    title: row.title,
    severity: row.severity,
    state: row.state,
    ...(row.service !== null && { service: row.service }),
    ...(row.workload !== null && { workload: row.workload }),
    ...(row.check !== null && { check: row.check }),
    ...(row.alert !== null && { alert: row.alert }),
    ...(row.profile !== null && { profile: row.profile }),
    ...(row.owner !== null && { owner: row.owner }),
    openedBy: { name: row.actor_name, via: row.actor_via },
    milestones: milestonesOf(row),
  };
}

function milestonesOf(row: SummaryRow): Milestones {
  return {
    ...(row.started_at !== null && { started: row.started_at }),
    ...(row.detected_at !== null && { detected: row.detected_at }),
    opened: row.opened_at,
    ...(row.acknowledged_at !== null && { acknowledged: row.acknowledged_at }),
    ...(row.mitigated_at !== null && { mitigated: row.mitigated_at }),
    ...(row.resolved_at !== null && { resolved: row.resolved_at }),
    ...(row.reviewed_at !== null && { reviewed: row.reviewed_at }),
  };
}

/** A row of `evidence`. */
export interface EvidenceRow {
  readonly id: string;
  readonly incident: string;
  /** The column `source` is the daemon, as in every table. */
  readonly kind: Evidence['source'];
  readonly title: string;
  readonly status: Evidence['status'];
  readonly reason: string | null;
  readonly taken_at: string;
  readonly took: number;
  readonly data: string;
}

export function evidenceRowOf(item: Evidence): EvidenceRow {
  return {
    id: item.id,
    incident: item.incident,
    kind: item.source,
    title: item.title,
    status: item.status,
    reason: item.reason ?? null,
    taken_at: item.takenAt,
    took: Math.round(item.took),
    data: JSON.stringify(item.data),
  };
}

export function evidenceOf(row: EvidenceRow): Evidence {
  return {
    id: row.id,
    incident: row.incident,
    source: row.kind,
    title: row.title,
    status: row.status,
    ...(row.reason !== null && { reason: row.reason }),
    takenAt: row.taken_at,
    took: row.took,
    data: JSON.parse(row.data) as EvidenceData,
  };
}
