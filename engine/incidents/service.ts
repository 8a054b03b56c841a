import { atOnce, type InTurn } from '../checks/in-turn.ts';
import type { Collector, EvidenceContext } from '../forensics/collector.ts';
import type { ProfileInForce } from '../forensics/subject.ts';
import type { Actor } from '../model/actor.ts';
import type { Event } from '../model/event.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type {
  ActionQuery,
  Incident,
  IncidentCause,
  IncidentCounts,
  IncidentDetail,
  IncidentQuery,
  IncidentSummary,
  TrackedAction,
} from '../model/incident.ts';
import type { Params } from '../protocol/rpc.ts';
import { trackActions } from './action-items.ts';
import type { Joining, NoteRequest, Tell } from './changes.ts';
import * as changes from './changes.ts';
import { incidentEvent } from './event.ts';
import { evidenceNotKept } from './failures.ts';
import { join } from './join.ts';
import { openIncident } from './lifecycle.ts';
import { correctMilestones } from './milestones.ts';
import { validRequest } from './request.ts';
import { missingFields } from './resolution.ts';
import type { Change, IncidentStore, Origin } from './store.ts';
import { evidenceActor, evidenceEvent, takeEvidence } from './take-evidence.ts';

export interface IncidentOptions extends Origin {
  readonly store: IncidentStore;
  readonly collectors: readonly Collector[];
  readonly clock: () => Date;
  readonly profileOf: (root: string) => Promise<ProfileInForce | undefined>;
  /** Has evidence that nobody waits for taken in its turn; at once by default. */
  readonly inTurn?: InTurn;
  /** Told the id of an incident each time something new about it is on the disk. */
  readonly onChange: (id: string) => void;
}

/** What can be asked about incidents: needs no more than a database open for reading. */
export interface IncidentReader {
  list(query: IncidentQuery): Promise<Result<readonly IncidentSummary[]>>;
  counts(owner: string): Promise<Result<IncidentCounts>>;
  show(id: string): Promise<Result<IncidentDetail>>;
  actions(query: ActionQuery): Promise<Result<readonly TrackedAction[]>>;
}

/** The `incident/*` requests. A success means that it is on the disk. */
export interface Incidents extends IncidentReader {
  /** Keeps the incident and what evidence is to be taken, then takes it; a source that fails is evidence that says so. */
  start(params: Params<'incident/start'>): Promise<Result<IncidentDetail>>;
  /** As `start`, for a cause where one is known, but answers as soon as the incident is on the disk. */
  open(params: Params<'incident/start'>, cause?: IncidentCause): Promise<Result<Opened>>;
  /**
   * A failure that belongs to an incident, which is as severe as that from then on; refused as `incident/already-resolved` on one that is over.
   */
  join(id: string, actor: Actor, joining: Joining): Promise<Result<IncidentDetail>>;
  /** Those not resolved in which one of these workloads takes part, newest first. */
  openOf(workloads: readonly string[]): Promise<Result<readonly IncidentSummary[]>>;
  note(params: NoteRequest): Promise<Result<IncidentDetail>>;
  transition(params: Params<'incident/transition'>): Promise<Result<IncidentDetail>>;
  reopen(params: Params<'incident/reopen'>): Promise<Result<IncidentDetail>>;
  assign(params: Params<'incident/assign'>): Promise<Result<IncidentDetail>>;
  severity(params: Params<'incident/severity'>): Promise<Result<IncidentDetail>>;
  milestones(params: Params<'incident/milestones'>): Promise<Result<IncidentDetail>>;
  draft(params: Params<'incident/draft'>): Promise<Result<IncidentDetail>>;
  resolve(params: Params<'incident/resolve'>): Promise<Result<IncidentDetail>>;
  markAction(params: Params<'action/done'>): Promise<Result<IncidentDetail>>;
}

/** An incident on the disk, and its evidence on the way there. */
export interface Opened {
  readonly id: string;
  readonly evidence: Promise<Result<IncidentDetail>>;
}

export function readIncidents(store: IncidentStore, clock: () => Date): IncidentReader {
  return {
    list: (query) => store.list(query),
    counts: (owner) => store.counts(owner),
    async show(id) {
      const record = await store.read(id);
      if (!record.ok) return record;
      return success({ ...record.value, missing: missingFields(record.value.incident.resolution) });
    },
    async actions(query) {
      const incidents = await store.withActionItems(query.done ? 'all' : 'open');
      return incidents.ok ? success(trackActions(incidents.value, query, clock())) : incidents;
    },
  };
}

export function createIncidents(options: IncidentOptions): Incidents {
  const { store, clock, onChange } = options;
  const reader = readIncidents(store, clock);

  /** Keeps what `decide` makes of an incident, tells of it, and answers with the whole incident. */
  async function change(
    id: string,
    actor: Actor,
    decide: (incident: Incident, at: Date, tell: Tell, timeline: () => readonly Event[]) => Result<Change>,
  ): Promise<Result<IncidentDetail>> {
    const at = clock();
    const tell: Tell = (kind, incident, ...rest) => incidentEvent(options, kind, incident, actor, at, ...rest);
    let told = false;
    const changed = await store.change(id, (incident, timeline) => {
      const decided = decide(incident, at, tell, timeline);
      told = decided.ok && decided.value.event !== undefined;
      return decided;
    });
    if (!changed.ok) return changed;
    if (told) {
      onChange(id);
      return reader.show(id);
    }
    const detail = await reader.show(id);
    return detail.ok ? success({ ...detail.value, unchanged: true }) : detail;
  }

  /** A request about one incident, decided by `decide`. */
  const asked =
    <P extends { readonly id: string; readonly actor: Actor }>(
      decide: (incident: Incident, params: P, at: Date, tell: Tell) => Result<Change>,
    ) =>
    (params: P) =>
      change(params.id, params.actor, (incident, at, tell) => decide(incident, params, at, tell));

  async function collect(id: string, context: EvidenceContext): Promise<Result<IncidentDetail>> {
    const evidence = await takeEvidence(options, id, context);
    if (!evidence.ok) return failed(evidenceNotKept(id, evidence.failure));
    const ended = await change(id, evidenceActor, (incident, now) => {
      return success({ incident, event: evidenceEvent(options, incident, now, evidence.value) });
    });
    return ended.ok ? ended : failed(evidenceNotKept(id, ended.failure));
  }

  const open = async (
    { root, trusted, actor, incident: request }: Params<'incident/start'>,
    cause: IncidentCause | undefined,
    inTurn: InTurn,
  ): Promise<Result<Opened>> => {
    const valid = validRequest(request);
    if (!valid.ok) return valid;
    const profile = await options.profileOf(root);
    const at = clock();
    const { started, detected } = request;
    const given = { ...(started !== undefined && { started }), ...(detected !== undefined && { detected }) };
    const dated = correctMilestones(openIncident('', valid.value, actor, at, cause), given, at);
    if (!dated.ok) return dated;
    const created = await store.create(at, (id) => {
      const incident = {
        ...dated.value.incident,
        id,
        ...(profile && { profile: profile.name }),
      };
      const message = `Opened as ${incident.severity}: ${incident.title}`;
      const data = { evidence: options.collectors.map(({ source, title }) => ({ source, title })) };
      const event = incidentEvent(options, 'incident_opened', incident, actor, at, message, data);
      const { service } = incident;
      const workloads = service === undefined ? [] : (profile?.workloadsOf(service) ?? [service]);
      return { incident, event, joins: cause ? [cause.workload] : workloads };
    });
    if (!created.ok) return created;
    const { id, service } = created.value;
    onChange(id);

    const context: EvidenceContext = {
      root,
      trusted,
      at,
      incident: id,
      ...(service !== undefined && { service }),
      ...(cause && { workload: cause.workload }),
    };
    return success({ id, evidence: inTurn(() => collect(id, context)) });
  };

  return {
    ...reader,
    open: (params, cause) => open(params, cause, options.inTurn ?? atOnce),

    async start(params) {
      const opened = await open(params, undefined, atOnce);
      return opened.ok ? opened.value.evidence : opened;
    },

    openOf: (workloads) => store.openOf(workloads),

    join: (id, actor, joining) =>
      change(id, actor, (incident, _, tell, timeline) => join(incident, joining, tell, timeline())),
    note: asked(changes.note),
    transition: asked(changes.move),
    reopen: asked(changes.openAgain),
    assign: asked(changes.setOwner),
    severity: asked(changes.setSeverity),
    milestones: asked(changes.correctTimes),
    resolve: asked(changes.setResolution),
    markAction: asked(changes.setActionDone),

    async draft({ id, actor, change: typed }) {
      const kept = await store.changeDraft(id, typed, actor, clock());
      if (!kept.ok) return kept;
      onChange(id);
      return reader.show(id);
    },
  };
}
