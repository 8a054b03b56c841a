import type { Collector, EvidenceContext } from '../forensics/collector.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Incident, IncidentDetail, IncidentState } from '../model/incident.ts';
import type { Params } from '../protocol/rpc.ts';
import { incidentEvent } from './event.ts';
import { evidenceNotKept } from './failures.ts';
import { openIncident, resolve, transition } from './lifecycle.ts';
import { validNote, validRequest } from './request.ts';
import { missingFields } from './resolution.ts';
import type { Change, IncidentStore, Origin } from './store.ts';
import { evidenceEvent, takeEvidence } from './take-evidence.ts';

export interface IncidentOptions extends Origin {
  readonly store: IncidentStore;
  readonly collectors: readonly Collector[];
  readonly clock: () => Date;
  /** Told the id of an incident each time something new about it is on the disk. */
  readonly onChange: (id: string) => void;
}

/** What can be asked about incidents: needs no more than a database open for reading. */
export interface IncidentReader {
  list(states?: readonly IncidentState[]): Promise<Result<readonly Incident[]>>;
  show(id: string): Promise<Result<IncidentDetail>>;
}

/** The `incident/*` requests. A success means that it is on the disk. */
export interface Incidents extends IncidentReader {
  /** Keeps the incident and what evidence is to be taken, then takes it; a source that fails is evidence that says so. */
  start(params: Params<'incident/start'>): Promise<Result<IncidentDetail>>;
  /** As `start`, but answers as soon as the incident is on the disk; its evidence is taken meanwhile. */
  open(params: Params<'incident/start'>): Promise<Result<Opened>>;
  /** `report`: the forensic report it cites, by id, which is kept with the incident. */
  note(params: Params<'incident/note'> & { readonly report?: string }): Promise<Result<IncidentDetail>>;
  transition(
    params: Omit<Params<'incident/transition'>, 'to'> & { readonly to: 'acknowledged' | 'mitigated' | 'reviewed' },
  ): Promise<Result<IncidentDetail>>;
  resolve(params: Params<'incident/resolve'>): Promise<Result<IncidentDetail>>;
}

/** An incident on the disk, and its evidence on the way there. */
export interface Opened {
  readonly id: string;
  readonly evidence: Promise<Result<IncidentDetail>>;
}

export function readIncidents(store: IncidentStore): IncidentReader {
  return {
    list: (states) => store.list(states),
    async show(id) {
      const record = await store.read(id);
      if (!record.ok) return record;
      return success({ ...record.value, missing: missingFields(record.value.incident.resolution) });
    },
  };
}

export function createIncidents(options: IncidentOptions): Incidents {
  const { store, clock, onChange } = options;
  const reader = readIncidents(store);

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

  async function collect(id: string, context: EvidenceContext): Promise<Result<IncidentDetail>> {
    const evidence = await takeEvidence(options, id, context);
    if (!evidence.ok) return failed(evidenceNotKept(id, evidence.failure));
    const told = await change(id, (incident, now) => {
      return success({ incident, event: evidenceEvent(options, incident, now, evidence.value) });
    });
    return told.ok ? told : failed(evidenceNotKept(id, told.failure));
  }

  const open: Incidents['open'] = async ({ root, trusted, actor, incident: request }) => {
    const valid = validRequest(request);
    if (!valid.ok) return valid;
    const at = clock();
    const created = await store.create(at, (id) => {
      const incident = openIncident(id, valid.value, actor, at);
      const message = `Opened as ${incident.severity}: ${incident.title}`;
      const data = { evidence: options.collectors.map(({ source, title }) => ({ source, title })) };
      return { incident, event: incidentEvent(options, 'incident_opened', incident, actor, at, message, data) };
    });
    if (!created.ok) return created;
    const { id, service } = created.value;
    onChange(id);

    const context: EvidenceContext = { root, trusted, at, ...(service !== undefined && { service }) };
    return success({ id, evidence: collect(id, context) });
  };

  return {
    ...reader,
    open,

    async start(params) {
      const opened = await open(params);
      return opened.ok ? opened.value.evidence : opened;
    },

    async note({ id, actor, text, report }) {
      const valid = validNote(text);
      if (!valid.ok) return valid;
      const data = report === undefined ? undefined : { report };
      return change(id, (incident, at) => {
        const event = incidentEvent(options, 'incident_note', incident, actor, at, valid.value, data);
        return success({ incident, event });
      });
    },

    transition: ({ id, actor, to }) =>
      change(id, (before, at) => {
        const incident = transition(before, to, actor, at);
        if (!incident.ok) return incident;
        const data = { from: before.state, to };
        const message = `${to.charAt(0).toUpperCase()}${to.slice(1)}`;
        const event = incidentEvent(options, 'incident_state', incident.value, actor, at, message, data);
        return success({ incident: incident.value, event });
      }),

    resolve: ({ id, actor, resolution }) =>
      change(id, (before, at) => {
        const incident = resolve(before, resolution, at);
        if (!incident.ok) return incident;
        const kept = incident.value.resolution;
        const amended = before.state === 'resolved';
        const message = amended ? 'Resolution amended' : `Resolved: ${kept?.summary ?? ''}`;
        const data = { from: before.state, to: 'resolved', resolution: kept };
        const event = incidentEvent(options, 'incident_resolution', incident.value, actor, at, message, data);
        return success({ incident: incident.value, event });
      }),
  };
}
