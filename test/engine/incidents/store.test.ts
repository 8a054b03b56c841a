import { describe, expect, it } from 'vitest';
import { incidentEvent } from '../../../engine/incidents/event.ts';
import { openIncident } from '../../../engine/incidents/lifecycle.ts';
import { createIncidentStore, type IncidentStore } from '../../../engine/incidents/store.ts';
import type { Evidence } from '../../../engine/model/evidence.ts';
import { failed, success } from '../../../engine/model/failure.ts';
import type { ActionItem, Incident, IncidentState } from '../../../engine/model/incident.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { codeOf, temporaryDatabase, value } from '../store/temporary.ts';

const origin = { source: 'daemon-1', scope: 'local' };
const mara = { name: 'mara', via: 'cli' } as const;
const at = new Date('2026-11-21T02:54:12.345Z');
const told = (incident: Incident) => ({
  incident,
  event: incidentEvent(origin, 'incident_note', incident, mara, at, 'told'),
});

function open(store: IncidentStore, fields: Partial<Incident> = {}) {
  return store.create(at, (id) =>
    told({ ...openIncident(id, { title: 'api is down', severity: 'P1' }, mara, at), ...fields }),
  );
}

function evidenceFor(incident: string, id: string): Evidence {
  return {
    id,
    incident,
    source: 'git',
    title: 'Recent changes',
    status: 'unavailable',
    reason: 'no git',
    takenAt: at.toISOString(),
    took: 12,
    data: { type: 'nothing' },
  };
}

describe('the incident store', () => {
  it('gives back every field, and none that is absent', async () => {
    const store = createIncidentStore(temporaryDatabase());
    const bare = value(await open(store));
    const full = value(
      await open(store, {
        service: 'api',
        description: `'); DROP TABLE incidents; --\n日本語 🧯`,
        owner: 'jonas',
        state: 'resolved',
        milestones: {
          started: '2026-11-21T02:53:12.000Z',
          detected: '2026-11-21T02:54:00.000Z',
          opened: at.toISOString(),
          acknowledged: '2026-11-21T02:56:05.000Z',
          mitigated: '2026-11-21T03:00:00.000Z',
          resolved: '2026-11-21T03:10:00.000Z',
          reviewed: '2026-11-22T03:10:00.000Z',
        },
        resolution: { summary: 's', root_cause: 'r', fix: 'f', downtime_minutes: 0, action_items: [{ what: 'w' }] },
      }),
    );
    expect(value(await store.read(bare.id)).incident).toEqual(bare);
    expect(value(await store.read(full.id)).incident).toEqual(full);
  });

  it('gives each of many opened in the same second an id of its own', async () => {
    const store = createIncidentStore(temporaryDatabase());
    const opened = await Promise.all(Array.from({ length: 12 }, () => open(store)));
    const ids = opened.map((incident) => value(incident).id);
    expect(new Set(ids).size).toBe(12);
    expect(ids.slice(0, 2)).toEqual(['INC-20261121-025412', 'INC-20261121-025412-2']);
  });

  it('keeps a change together with its event, or neither', async () => {
    const store = createIncidentStore(temporaryDatabase());
    const { id } = value(await open(store));
    const { event } = told(value(await store.read(id)).incident);
    value(await store.change(id, (incident) => success({ incident: { ...incident, owner: 'mara' }, event })));
    await expect(
      store.change(id, (incident) => success({ incident: { ...incident, owner: 'jonas' }, event })),
    ).rejects.toThrow('never replaced');

    const kept = value(await store.read(id));
    expect(kept.incident.owner).toBe('mara');
    expect(kept.timeline).toHaveLength(2);
  });

  it('changes nothing when the decision is no, or when there is no such incident', async () => {
    const store = createIncidentStore(temporaryDatabase());
    const incident = value(await open(store));
    const no = failed({ code: 'test/no', message: 'no' });
    expect(codeOf(await store.change(incident.id, () => no))).toBe('test/no');
    expect(value(await store.read(incident.id)).incident).toEqual(incident);
    const missing = `INC-20200101-000000' OR '1'='1`;
    expect(codeOf(await store.change(missing, () => no))).toBe('incident/unknown');
    expect(codeOf(await store.read(missing))).toBe('incident/unknown');
  });

  it('lists the newest first, all or by state', async () => {
    const store = createIncidentStore(temporaryDatabase());
    const first = value(await open(store));
    const second = value(await open(store, { state: 'mitigated' }));
    const ids = async (states?: readonly IncidentState[]) =>
      value(await store.list(states ? { states } : {})).map((incident) => incident.id);
    expect(await ids()).toEqual([second.id, first.id]);
    expect(await ids(['open', 'acknowledged'])).toEqual([first.id]);
    expect(await ids(['open', 'mitigated'])).toEqual([second.id, first.id]);
    expect(await ids([])).toEqual([]);
  });

  it('keeps evidence for good', async () => {
    const database = temporaryDatabase();
    const store = createIncidentStore(database);
    const { id } = value(await open(store));
    const evidence = evidenceFor(id, 'e1');
    value(await store.addEvidence(evidence, mara, origin));
    expect(value(await store.read(id)).evidence).toEqual([evidence]);
    await expect(store.addEvidence(evidence, mara, origin)).rejects.toThrow('never replaced');
    await expect(store.addEvidence(evidenceFor('INC-none', 'e2'), mara, origin)).rejects.toThrow('FOREIGN KEY');
    expect(() => database.exec("UPDATE evidence SET reason = 'forged'")).toThrow('never changed');
    expect(() => database.exec('DELETE FROM evidence')).toThrow('never deleted');
    expect(() => database.exec('DELETE FROM incidents')).toThrow('never deleted');
  });
});

describe('what grows with what is still to be done', () => {
  const resolved = (...action_items: readonly ActionItem[]): Partial<Incident> => ({
    state: 'resolved',
    resolution: { summary: 's', root_cause: 'r', fix: 'f', action_items },
  });

  it('reads the incidents with action items that are not done, by their index, and the others where they are asked for', async () => {
    const database = temporaryDatabase();
    const store = createIncidentStore(database);
    const done = at.toISOString();
    await open(store);
    await open(store, resolved());
    const half = value(await open(store, resolved({ what: 'a', done }, { what: 'b' })));
    const over = value(await open(store, resolved({ what: 'a', done })));
    expect(value(await store.withActionItems('open'))).toEqual([half]);
    expect(value(await store.withActionItems('all'))).toEqual([half, over]);
    const plan = database
      .prepare<[], { detail: string }>(
        "EXPLAIN QUERY PLAN SELECT * FROM incidents WHERE json_array_length(resolution, '$.action_items') > 0",
      )
      .all();
    expect(plan[0]?.detail).toContain('incidents_with_actions');
  });

  const begun = { evidence: [{ source: 'git', title: 'Recent changes' }] };
  const tellOf = async (store: IncidentStore, data: Readonly<Record<string, unknown>> | undefined, ends: boolean) => {
    const { id } = value(
      await store.create(at, (free) => {
        const incident = openIncident(free, { title: 'api is down', severity: 'P1' }, mara, at);
        return { incident, event: incidentEvent(origin, 'incident_opened', incident, mara, at, 'opened', data) };
      }),
    );
    if (ends)
      await store.change(id, (incident) =>
        success({ incident, event: incidentEvent(origin, 'evidence_collected', incident, mara, at, 'collected') }),
      );
    return id;
  };

  it('knows for which incidents evidence was begun and did not end', async () => {
    const store = createIncidentStore(temporaryDatabase());
    const cutOff = await tellOf(store, begun, false);
    await tellOf(store, begun, true);
    await tellOf(store, { evidence: [] }, false);
    await tellOf(store, undefined, false);
    expect(value(await store.withoutEvidenceEnd())).toEqual([cutOff]);
  });

  it('knows it of a database from before it kept a list of them', async () => {
    const database = temporaryDatabase();
    const store = createIncidentStore(database);
    const cutOff = await tellOf(store, begun, false);
    await tellOf(store, begun, true);
    await tellOf(store, { evidence: [] }, false);
    database.exec(`DROP TRIGGER events_await_evidence; DROP TRIGGER events_end_evidence;
      DROP TABLE evidence_awaited; DROP INDEX incidents_with_actions; DROP TABLE watched_processes;
      ALTER TABLE check_state DROP COLUMN seen_fails; ALTER TABLE check_state DROP COLUMN seen_down; PRAGMA user_version = 6`);
    value(migrate(database));
    expect(value(await createIncidentStore(database).withoutEvidenceEnd())).toEqual([cutOff]);
  });
});
