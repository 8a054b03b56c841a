import type { Actor } from '../model/actor.ts';
import type { Severity } from '../model/check.ts';
import type { Event } from '../model/event.ts';
import type { Evidence, EvidenceData } from '../model/evidence.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Incident, IncidentState, Milestones, Resolution } from '../model/incident.ts';
import { attempt, attemptAll } from '../store/attempt.ts';
import type { Database } from '../store/database.ts';
import { eventInsert, eventsOfIncident } from '../store/events.ts';
import { unknownIncident } from './failures.ts';
import { incidentId } from './lifecycle.ts';

/** An incident and the event that tells of it: kept together, or not at all. */
export interface Change {
  readonly incident: Incident;
  readonly event: Event;
}

/** Everything that is kept about one incident. */
export interface IncidentRecord {
  readonly incident: Incident;
  /** Oldest first. */
  readonly timeline: readonly Event[];
  readonly evidence: readonly Evidence[];
}

/** Where incidents are kept. A promise that resolves to a success means it is on the disk. */
export interface IncidentStore {
  /** Finds a free id for an incident opened at `at` and keeps what `make` makes of it. */
  create(at: Date, make: (id: string) => Change): Promise<Result<Incident>>;
  /** Keeps what `decide` makes of the incident as it stands; no other change comes between. */
  change(id: string, decide: (incident: Incident) => Result<Change>): Promise<Result<Incident>>;
  addEvidence(evidence: Evidence, actor: Actor, origin: Origin): Promise<Result<void>>;
  /** `incident/unknown` when there is none. */
  read(id: string): Promise<Result<IncidentRecord>>;
  /** Ids of the incidents for which the taking of evidence began and did not end. */
  withoutEvidenceEnd(): Promise<Result<readonly string[]>>;
  /** Newest first; all of them, or those in one of `states`. */
  list(states?: readonly IncidentState[]): Promise<Result<readonly Incident[]>>;
}

/** Which daemon keeps a row, and of which cluster or host it tells. */
export interface Origin {
  readonly source: string;
  readonly scope: string;
}

export function createIncidentStore(database: Database): IncidentStore {
  const insertEvent = eventInsert(database);
  const timeline = eventsOfIncident(database);
  const exists = database.prepare<[string], number>('SELECT 1 FROM incidents WHERE id = ?').pluck();
  const get = database.prepare<[string], IncidentRow>('SELECT * FROM incidents WHERE id = ?');
  const list = database.prepare<[], IncidentRow>('SELECT * FROM incidents ORDER BY opened_at DESC, id DESC');
  const inStates = database.prepare<[string], IncidentRow>(`
    SELECT * FROM incidents WHERE state IN (SELECT value FROM json_each(?)) ORDER BY opened_at DESC, id DESC`);
  const insert = database.prepare<[IncidentRow & Origin]>(`
    INSERT INTO incidents (id, source, scope, actor_name, actor_via, title, severity, state, service, description, owner,
      started_at, detected_at, opened_at, acknowledged_at, mitigated_at, resolved_at, reviewed_at, resolution)
    VALUES (:id, :source, :scope, :actor_name, :actor_via, :title, :severity, :state, :service, :description, :owner,
      :started_at, :detected_at, :opened_at, :acknowledged_at, :mitigated_at, :resolved_at, :reviewed_at, :resolution)`);
  const update = database.prepare<[IncidentRow]>(`
    UPDATE incidents SET title = :title, severity = :severity, state = :state, service = :service,
      description = :description, owner = :owner, started_at = :started_at, detected_at = :detected_at,
      acknowledged_at = :acknowledged_at, mitigated_at = :mitigated_at, resolved_at = :resolved_at,
      reviewed_at = :reviewed_at, resolution = :resolution
    WHERE id = :id`);
  const insertEvidence = database.prepare<[EvidenceRow & Origin & ActorColumns]>(`
    INSERT INTO evidence (id, incident, kind, source, scope, actor_name, actor_via, title, status, reason, taken_at, took, data)
    VALUES (:id, :incident, :kind, :source, :scope, :actor_name, :actor_via, :title, :status, :reason, :taken_at, :took, :data)`);
  const evidence = database.prepare<[string], EvidenceRow>('SELECT * FROM evidence WHERE incident = ? ORDER BY id');
  const withoutEvidenceEnd = database
    .prepare<[], string>(`
      SELECT opened.incident FROM incidents
      JOIN events opened ON opened.incident = incidents.id AND opened.kind = 'incident_opened'
      WHERE json_array_length(opened.data, '$.evidence') > 0 AND NOT EXISTS (
        SELECT 1 FROM events ended WHERE ended.incident = incidents.id AND ended.kind = 'evidence_collected')`)
    .pluck();

  return {
    create: async (at, make) =>
      attemptAll(database, () => {
        const { incident, event } = make(incidentId(at, (id) => exists.get(id) !== undefined));
        insert.run({ ...rowOf(incident), source: event.source, scope: event.scope });
        insertEvent(event);
        return incident;
      }),

    change: async (id, decide) =>
      flatten(
        attemptAll(database, () => {
          const row = get.get(id);
          if (!row) return failed(unknownIncident(id));
          const decided = decide(incidentOf(row));
          if (!decided.ok) return decided;
          update.run(rowOf(decided.value.incident));
          insertEvent(decided.value.event);
          return success(decided.value.incident);
        }),
      ),

    addEvidence: async (item, actor, origin) =>
      attemptAll(database, () => {
        insertEvidence.run({ ...evidenceRowOf(item), ...origin, actor_name: actor.name, actor_via: actor.via });
      }),

    read: async (id) =>
      flatten(
        attempt(
          database,
          database.transaction(() => {
            const row = get.get(id);
            if (!row) return failed(unknownIncident(id));
            return success({
              incident: incidentOf(row),
              timeline: timeline(id),
              evidence: evidence.all(id).map(evidenceOf),
            });
          }),
        ),
      ),

    withoutEvidenceEnd: async () => attempt(database, () => withoutEvidenceEnd.all()),

    list: async (states) =>
      attempt(database, () => (states ? inStates.all(JSON.stringify(states)) : list.all()).map(incidentOf)),
  };
}

function flatten<T>(result: Result<Result<T>>): Result<T> {
  return result.ok ? result.value : result;
}

interface ActorColumns {
  readonly actor_name: string;
  readonly actor_via: Actor['via'];
}

interface IncidentRow extends ActorColumns {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly service: string | null;
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

function rowOf(incident: Incident): IncidentRow {
  const { milestones } = incident;
  return {
    id: incident.id,
    actor_name: incident.openedBy.name,
    actor_via: incident.openedBy.via,
    title: incident.title,
    severity: incident.severity,
    state: incident.state,
    service: incident.service ?? null,
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

function incidentOf(row: IncidentRow): Incident {
  return {
    id: row.id,
    title: row.title,
    severity: row.severity,
    state: row.state,
    ...(row.service !== null && { service: row.service }),
    ...(row.description !== null && { description: row.description }),
    ...(row.owner !== null && { owner: row.owner }),
    openedBy: { name: row.actor_name, via: row.actor_via },
    milestones: milestonesOf(row),
    ...(row.resolution !== null && { resolution: JSON.parse(row.resolution) as Resolution }),
  };
}

function milestonesOf(row: IncidentRow): Milestones {
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

interface EvidenceRow {
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

function evidenceRowOf(item: Evidence): EvidenceRow {
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

function evidenceOf(row: EvidenceRow): Evidence {
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
