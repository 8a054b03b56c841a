import type { Collector, EvidenceContext } from '../forensics/collector.ts';
import type { ProfileInForce } from '../forensics/subject.ts';
import type { Event, EventKind } from '../model/event.ts';
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
import { keepDone, markAction, trackActions } from './action-items.ts';
import { incidentEvent } from './event.ts';
import { alreadyResolved, evidenceNotKept } from './failures.ts';
import { assign, openIncident, reopen, resolve, transition } from './lifecycle.ts';
import { correctMilestones } from './milestones.ts';
import { validNote, validRequest, validSeverity } from './request.ts';
import { missingFields } from './resolution.ts';
import type { Change, IncidentStore, Origin } from './store.ts';
import { evidenceEvent, takeEvidence } from './take-evidence.ts';

export interface IncidentOptions extends Origin {
  readonly store: IncidentStore;
  readonly collectors: readonly Collector[];
  readonly clock: () => Date;
  readonly profileOf: (root: string) => Promise<ProfileInForce | undefined>;
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

/** What joins an incident that is open, and why. */
export interface Joining {
  readonly workload: string;
  readonly check?: string;
  /** A sentence for a person: what failed, and why it belongs to this incident. */
  readonly message: string;
  /** `same workload`, or the dependency by which it belongs. */
  readonly because: string;
}

/** The `incident/*` requests. A success means that it is on the disk. */
export interface Incidents extends IncidentReader {
  /** Keeps the incident and what evidence is to be taken, then takes it; a source that fails is evidence that says so. */
  start(params: Params<'incident/start'>): Promise<Result<IncidentDetail>>;
  /** As `start`, for a cause where one is known, but answers as soon as the incident is on the disk. */
  open(params: Params<'incident/start'>, cause?: IncidentCause): Promise<Result<Opened>>;
  /** A failure that belongs to an incident; refused as `incident/already-resolved` on one that is over. */
  join(id: string, actor: Params<'incident/note'>['actor'], joining: Joining): Promise<Result<IncidentDetail>>;
  /** Those not resolved in which one of these workloads takes part, newest first. */
  openOf(workloads: readonly string[]): Promise<Result<readonly IncidentSummary[]>>;
  note(params: Params<'incident/note'>): Promise<Result<IncidentDetail>>;
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
      const incidents = await store.withActionItems();
      return incidents.ok ? success(trackActions(incidents.value, query, clock())) : incidents;
    },
  };
}

export function createIncidents(options: IncidentOptions): Incidents {
  const { store, clock, onChange } = options;
  const reader = readIncidents(store, clock);

  /** Keeps one change with its event, tells of it, and answers with the whole incident. */
  async function change(
    id: string,
    decide: (incident: Incident, at: Date) => Result<Change>,
  ): Promise<Result<IncidentDetail>> {
    const at = clock();
    const changed = await store.change(id, (incident) => decide(incident, at));
    if (!changed.ok) return changed;
    onChange(id);
    return reader.show(id);
  }

  /** An event about an incident as it is after a change. */
  const told = (kind: EventKind, incident: Incident, { actor, at }: Who, message: string, data?: Event['data']) =>
    incidentEvent(options, kind, incident, actor, at, message, data);

  async function collect(id: string, context: EvidenceContext): Promise<Result<IncidentDetail>> {
    const evidence = await takeEvidence(options, id, context);
    if (!evidence.ok) return failed(evidenceNotKept(id, evidence.failure));
    const ended = await change(id, (incident, now) => {
      return success({ incident, event: evidenceEvent(options, incident, now, evidence.value) });
    });
    return ended.ok ? ended : failed(evidenceNotKept(id, ended.failure));
  }

  const open: Incidents['open'] = async ({ root, trusted, actor, incident: request }, cause) => {
    const valid = validRequest(request);
    if (!valid.ok) return valid;
    const profile = await options.profileOf(root);
    const at = clock();
    const created = await store.create(at, (id) => {
      const incident = {
        ...openIncident(id, valid.value, actor, at, cause),
        ...(profile && { profile: profile.name }),
      };
      const message = `Opened as ${incident.severity}: ${incident.title}`;
      const data = { evidence: options.collectors.map(({ source, title }) => ({ source, title })) };
      const event = told('incident_opened', incident, { actor, at }, message, data);
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
    return success({ id, evidence: collect(id, context) });
  };

  return {
    ...reader,
    open,

    async start(params) {
      const opened = await open(params);
      return opened.ok ? opened.value.evidence : opened;
    },

    openOf: (workloads) => store.openOf(workloads),

    join: (id, actor, { workload, check, message, because }) =>
      change(id, (incident, at) => {
        if (isOver(incident)) return failed(alreadyResolved(id));
        const event = told('incident_joined', incident, { actor, at }, message, { because });
        return success({ incident, event: { ...event, workload, ...(check && { check }) }, joins: [workload] });
      }),

    async note({ id, actor, text }) {
      const valid = validNote(text);
      if (!valid.ok) return valid;
      return change(id, (incident, at) =>
        success({ incident, event: told('incident_note', incident, { actor, at }, valid.value) }),
      );
    },

    transition: ({ id, actor, to }) =>
      change(id, (before, at) => {
        const incident = transition(before, to, actor, at);
        if (!incident.ok) return incident;
        const message = `${to.charAt(0).toUpperCase()}${to.slice(1)}`;
        const event = told('incident_state', incident.value, { actor, at }, message, { from: before.state, to });
        return success({ incident: incident.value, event });
      }),

    async reopen({ id, actor, reason }) {
      const valid = validNote(reason);
      if (!valid.ok) return valid;
      return change(id, (before, at) => {
        const incident = reopen(before);
        if (!incident.ok) return incident;
        const data = { from: before.state, to: incident.value.state, milestones: before.milestones };
        const event = told('incident_state', incident.value, { actor, at }, `Reopened: ${valid.value}`, data);
        return success({ incident: incident.value, event });
      });
    },

    assign: ({ id, actor, owner }) =>
      change(id, (before, at) => {
        const incident = assign(before, owner);
        if (!incident.ok) return incident;
        const { owner: to } = incident.value;
        const message = to === undefined ? 'Given back: nobody has it' : `Assigned to ${to}`;
        const data = { field: 'owner', from: before.owner ?? null, to: to ?? null };
        const event = told('incident_changed', incident.value, { actor, at }, message, data);
        return success({ incident: incident.value, event });
      }),

    severity: ({ id, actor, severity }) =>
      change(id, (before, at) => {
        const valid = validSeverity(severity);
        if (!valid.ok) return valid;
        const incident = { ...before, severity };
        const data = { field: 'severity', from: before.severity, to: severity };
        const message = `Severity ${before.severity} → ${severity}`;
        return success({ incident, event: told('incident_changed', incident, { actor, at }, message, data) });
      }),

    milestones: ({ id, actor, milestones }) =>
      change(id, (before, at) => {
        const corrected = correctMilestones(before, milestones, at);
        if (!corrected.ok) return corrected;
        const { incident, changes } = corrected.value;
        const words = changes.map(({ milestone, to }) => `${milestone} ${to ?? 'unknown'}`);
        const message = `Times corrected: ${words.join(', ') || 'nothing changed'}`;
        const data = { field: 'milestones', changes };
        return success({ incident, event: told('incident_changed', incident, { actor, at }, message, data) });
      }),

    async draft({ id, actor, change: typed }) {
      const kept = await store.changeDraft(id, typed, actor, clock());
      if (!kept.ok) return kept;
      onChange(id);
      return reader.show(id);
    },

    resolve: ({ id, actor, resolution }) =>
      change(id, (before, at) => {
        const items = resolution.action_items;
        const fields = items
          ? { ...resolution, action_items: keepDone(items, before.resolution?.action_items ?? []) }
          : resolution;
        const incident = resolve(before, fields, at);
        if (!incident.ok) return incident;
        const kept = incident.value.resolution;
        const amended = before.state === 'resolved';
        const message = amended ? 'Resolution amended' : `Resolved: ${kept?.summary ?? ''}`;
        const data = { from: before.state, to: 'resolved', resolution: kept };
        const event = told('incident_resolution', incident.value, { actor, at }, message, data);
        return success({ incident: incident.value, event, endsDraft: true });
      }),

    markAction: ({ id, actor, item, done }) =>
      change(id, (before, at) => {
        const incident = markAction(before, item, done, at);
        if (!incident.ok) return incident;
        const what = incident.value.resolution?.action_items?.[item - 1]?.what ?? '';
        const message = `Action item ${done ? 'done' : 'to be done again'}: ${what}`;
        return success({
          incident: incident.value,
          event: told('action_item', incident.value, { actor, at }, message, { item, done }),
        });
      }),
  };
}

/** Who does something, and when. */
interface Who {
  readonly actor: Params<'incident/note'>['actor'];
  readonly at: Date;
}

function isOver({ state }: Incident): boolean {
  return state === 'resolved' || state === 'reviewed';
}
