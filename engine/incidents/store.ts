import type { Actor } from '../model/actor.ts';
import type { Event } from '../model/event.ts';
import type { Evidence } from '../model/evidence.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type {
  DraftChange,
  Incident,
  IncidentCounts,
  IncidentQuery,
  IncidentSummary,
  ResolutionDraft,
} from '../model/incident.ts';
import { attempt, attemptAll } from '../store/attempt.ts';
import type { Database } from '../store/database.ts';
import { eventInsert, eventsOfIncident } from '../store/events.ts';
import { draftRows } from './draft-store.ts';
import { unknownIncident } from './failures.ts';
import { incidentId } from './lifecycle.ts';
import { countIncidents, selectIncidents } from './query.ts';
import {
  type ActorColumns,
  type EvidenceRow,
  evidenceOf,
  evidenceRowOf,
  type IncidentRow,
  incidentOf,
  rowOf,
  type SummaryRow,
  summaryColumns,
  summaryOf,
} from './rows.ts';
import { searchIndex } from './search-index.ts';

/** An incident and the event that tells of it: kept together, or not at all. Without an event nothing is changed. */
export interface Change {
  readonly incident: Incident;
  readonly event?: Event;
  /** What changed with it and is told before it. */
  readonly before?: Event;
  /** Workloads that take part in it from now on. */
  readonly joins?: readonly string[];
  /** It has its resolution: what was being typed is no longer needed, unless it says more. */
  readonly endsDraft?: true;
}

/** A change of which something tells. */
export type Told = Change & { readonly event: Event };

/** Everything that is kept about one incident. */
export interface IncidentRecord {
  readonly incident: Incident;
  /** Oldest first. */
  readonly timeline: readonly Event[];
  readonly evidence: readonly Evidence[];
  readonly draft?: ResolutionDraft;
}

/** Where incidents are kept. A promise that resolves to a success means it is on the disk. */
export interface IncidentStore {
  /** Finds a free id for an incident opened at `at` and keeps what `make` makes of it. */
  create(at: Date, make: (id: string) => Told): Promise<Result<Incident>>;
  /** Keeps what `decide` makes of the incident and its timeline as they stand; no other change comes between. */
  change(
    id: string,
    decide: (incident: Incident, timeline: () => readonly Event[]) => Result<Change>,
  ): Promise<Result<Incident>>;
  /** Keeps what was typed into the resolution of an incident that is not resolved. */
  changeDraft(id: string, change: DraftChange, actor: Actor, at: Date): Promise<Result<ResolutionDraft>>;
  addEvidence(evidence: Evidence, actor: Actor, origin: Origin): Promise<Result<void>>;
  /** `incident/unknown` when there is none. */
  read(id: string): Promise<Result<IncidentRecord>>;
  /** Ids of the incidents for which the taking of evidence began and did not end. */
  withoutEvidenceEnd(): Promise<Result<readonly string[]>>;
  /** Newest first. */
  list(query: IncidentQuery): Promise<Result<readonly IncidentSummary[]>>;
  counts(owner: string): Promise<Result<IncidentCounts>>;
  /** Those whose resolution has action items that are not done, or any at all. */
  withActionItems(which: 'open' | 'all'): Promise<Result<readonly Incident[]>>;
  /** Those not resolved in which one of these workloads takes part, newest first. */
  openOf(workloads: readonly string[]): Promise<Result<readonly IncidentSummary[]>>;
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
  const index = searchIndex(database);
  const drafts = draftRows(database);
  const join = database.prepare<[string, string, string, string]>(
    'INSERT OR IGNORE INTO incident_workloads (incident, workload, scope, since) VALUES (?, ?, ?, ?)',
  );
  const openOf = database.prepare<[string], SummaryRow>(`
    SELECT ${summaryColumns} FROM incidents WHERE state IN ('open', 'acknowledged', 'mitigated') AND id IN (
      SELECT incident FROM incident_workloads WHERE workload IN (SELECT value FROM json_each(?)))
    ORDER BY opened_at DESC, id DESC`);
  const all = "SELECT * FROM incidents WHERE json_array_length(resolution, '$.action_items') > 0";
  const withActionItems = {
    all: database.prepare<[], IncidentRow>(all),
    open: database.prepare<[], IncidentRow>(
      `${all} AND EXISTS (SELECT 1 FROM json_each(resolution, '$.action_items') WHERE value ->> 'done' IS NULL)`,
    ),
  };
  const insert = database.prepare<[IncidentRow & Origin]>(`
    INSERT INTO incidents (id, source, scope, workload, "check", alert, profile, actor_name, actor_via, title, severity, state, service,
      description, owner, started_at, detected_at, opened_at, acknowledged_at, mitigated_at, resolved_at, reviewed_at,
      resolution)
    VALUES (:id, :source, :scope, :workload, :check, :alert, :profile, :actor_name, :actor_via, :title, :severity, :state,
      :service, :description, :owner, :started_at, :detected_at, :opened_at, :acknowledged_at, :mitigated_at, :resolved_at, :reviewed_at, :resolution)`);
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
    .prepare<[], string>('SELECT incident FROM evidence_awaited ORDER BY incident')
    .pluck();

  const keepBeside = ({ incident, event, before, joins = [], endsDraft }: Told) => {
    for (const told of before ? [before, event] : [event]) {
      insertEvent(told);
      index(incident, told);
    }
    for (const workload of joins) join.run(incident.id, workload, event.scope, event.at);
    if (endsDraft) drafts.end(incident, event.actor);
  };

  return {
    create: async (at, make) =>
      attemptAll(database, () => {
        const change = make(incidentId(at, (id) => exists.get(id) !== undefined));
        const { incident, event } = change;
        insert.run({ ...rowOf(incident), source: event.source, scope: event.scope });
        keepBeside(change);
        return incident;
      }),

    change: async (id, decide) =>
      flatten(
        attemptAll(database, () => {
          const row = get.get(id);
          if (!row) return failed(unknownIncident(id));
          const decided = decide(incidentOf(row), () => timeline(id));
          if (!decided.ok) return decided;
          const { incident, event } = decided.value;
          if (event) {
            update.run(rowOf(incident));
            keepBeside({ ...decided.value, event });
          }
          return success(incident);
        }),
      ),

    changeDraft: async (id, change, actor, at) =>
      flatten(
        attemptAll(database, () => {
          const row = get.get(id);
          return row ? success(drafts.change(incidentOf(row), change, actor, at)) : failed(unknownIncident(id));
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
            const incident = incidentOf(row);
            const draft = drafts.read(incident);
            return success({
              incident,
              timeline: timeline(id),
              evidence: evidence.all(id).map(evidenceOf),
              ...(draft && { draft }),
            });
          }),
        ),
      ),

    withoutEvidenceEnd: async () => attempt(database, () => withoutEvidenceEnd.all()),

    list: async (query) => attempt(database, () => selectIncidents(database, query)),
    counts: async (owner) => attempt(database, () => countIncidents(database, owner)),
    withActionItems: async (which) => attempt(database, () => withActionItems[which].all().map(incidentOf)),
    openOf: async (workloads) => attempt(database, () => openOf.all(JSON.stringify(workloads)).map(summaryOf)),
  };
}

function flatten<T>(result: Result<Result<T>>): Result<T> {
  return result.ok ? result.value : result;
}
