import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Collector } from '../../../engine/forensics/collector.ts';
import { createIncidents, type IncidentOptions } from '../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import type { Actor } from '../../../engine/model/actor.ts';
import type { EvidenceData } from '../../../engine/model/evidence.ts';
import { failed, success } from '../../../engine/model/failure.ts';
import { codeOf, openTemporary, temporaryDatabase, value } from '../store/temporary.ts';

const mara: Actor = { name: 'mara', via: 'cli' };
const start = {
  root: '/shop',
  trusted: true,
  actor: mara,
  incident: { title: 'api is down', severity: 'P1', service: 'api' },
} as const;
const checks: EvidenceData = { type: 'check', checks: [] };
const enough = { summary: 'The pool was full', root_cause: 'r', fix: 'f' };

function collector(source: Collector['source'], collect: Collector['collect']): Collector {
  return { source, title: `The ${source}`, timeout: 20, collect };
}

const answering = collector('check', async () => success(checks));

function setUp(options: Partial<IncidentOptions> = {}, database = temporaryDatabase()) {
  const changed: string[] = [];
  let seconds = 12;
  const incidents = createIncidents({
    store: createIncidentStore(database),
    collectors: [answering],
    clock: () => new Date(Date.UTC(2026, 10, 21, 2, 54, ++seconds)),
    profileOf: async () => undefined,
    onChange: (id) => changed.push(id),
    source: 'daemon-1',
    scope: 'local',
    ...options,
  });
  return { incidents, changed, database };
}

describe('start', () => {
  it('opens the incident, takes evidence and answers with both', async () => {
    const { incidents, changed } = setUp();
    const { incident, timeline, evidence, missing } = value(await incidents.start(start));
    expect(incident).toEqual({
      id: 'INC-20261121-025413',
      title: 'api is down',
      severity: 'P1',
      service: 'api',
      state: 'open',
      openedBy: mara,
      milestones: { opened: '2026-11-21T02:54:13.000Z' },
    });
    expect(timeline.map(({ kind, actor, message }) => [kind, actor.name, message])).toEqual([
      ['incident_opened', 'mara', 'Opened as P1: api is down'],
      ['evidence_collected', 'evidence', 'Evidence taken: check'],
    ]);
    expect(timeline[0]?.data).toEqual({ evidence: [{ source: 'check', title: 'The check' }] });
    expect(evidence).toMatchObject([{ source: 'check', status: 'collected', data: checks, incident: incident.id }]);
    expect(missing).toHaveLength(15);
    expect(new Set(changed)).toEqual(new Set([incident.id]));
  });

  it('has the incident on the disk before it looks for evidence', async () => {
    const database = temporaryDatabase();
    const found: unknown[] = [];
    const looking = collector('host', async () => {
      const other = openTemporary(database.name, { readonly: true });
      found.push(...value(await createIncidentStore(other).list({})));
      return success(checks);
    });
    await setUp({ collectors: [looking] }, database).incidents.start(start);
    expect(found).toMatchObject([{ title: 'api is down', state: 'open' }]);
  });

  it('tells every source what the incident is about', async () => {
    const asked: unknown[] = [];
    const asking = collector('git', async (context) => {
      asked.push(context);
      return success(checks);
    });
    await setUp({ collectors: [asking] }).incidents.start(start);
    const incident = 'INC-20261121-025413';
    const at = new Date('2026-11-21T02:54:13.000Z');
    expect(asked).toEqual([{ root: '/shop', trusted: true, service: 'api', at, incident }]);
  });

  it('records a source that fails, breaks or stays silent as unavailable, with the reason, and keeps the rest', async () => {
    const failing = collector('git', async () => failed({ code: 'test/no', message: 'There is no repository.' }));
    const breaking = collector('host', async () => {
      throw new Error('/proc is empty');
    });
    const silent = collector('check', () => new Promise(() => {}));
    const slow = collector('check', async (_, signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return success(checks);
    });
    const { incidents } = setUp({
      collectors: [failing, breaking, silent, slow, answering],
    });
    const { evidence, timeline } = value(await incidents.start(start));
    expect(evidence.map(({ title, status, reason }) => [title, status, reason])).toEqual(
      expect.arrayContaining([
        ['The git', 'unavailable', 'There is no repository.'],
        ['The host', 'unavailable', 'It could not be read: /proc is empty'],
        ['The check', 'unavailable', 'No answer within 0.02 s.'],
        ['The check', 'collected', undefined],
        ['The check', 'collected', undefined],
      ]),
    );
    expect(timeline.at(-1)?.message).toBe('Evidence taken: check, check; not available: git, host, check');
  });

  it('asks all sources at once', async () => {
    let under = 0;
    let most = 0;
    const counting = collector('host', async () => {
      most = Math.max(most, ++under);
      await delay(5);
      under--;
      return success(checks);
    });
    await setUp({ collectors: [counting, counting, counting] }).incidents.start(start);
    expect(most).toBe(3);
  });

  it('keeps nothing of a request that is not valid', async () => {
    const { incidents, changed } = setUp();
    expect(codeOf(await incidents.start({ ...start, incident: { title: '', severity: 'P1' } }))).toBe(
      'incident/invalid-title',
    );
    expect(value(await incidents.list({}))).toEqual([]);
    expect(changed).toEqual([]);
  });

  it('says so when the disk is full, and acknowledges nothing', async () => {
    const { incidents, changed, database } = setUp();
    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
    const description = 'x'.repeat(50_000);
    const result = await incidents.start({ ...start, incident: { ...start.incident, description } });
    expect(codeOf(result)).toBe('store/disk-full');
    expect(changed).toEqual([]);
    expect(value(await incidents.list({}))).toEqual([]);
  });

  it('names the incident that is open when only its evidence found no room', async () => {
    const { name } = temporaryDatabase();
    const database = openTemporary(name);
    const filling = collector('git', async () => {
      database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
      const subject = 'x'.repeat(100_000);
      return success({
        type: 'git',
        branch: 'main',
        commits: [{ hash: 'a', author: 'b', at: '', subject, files: [] }],
        uncommitted: [],
      });
    });
    const { incidents } = setUp({ collectors: [filling] }, database);
    const result = await incidents.start(start);
    expect(codeOf(result)).toBe('store/disk-full');
    expect(result).toMatchObject({
      failure: { message: expect.stringMatching(/^INC-20261121-025413 is open and kept/) },
    });
    expect(value(await incidents.list({}))).toHaveLength(1);
  });
});

describe('an open incident', () => {
  it('goes through its life, each step in the timeline with its author', async () => {
    const { incidents, changed } = setUp();
    const { id } = value(await incidents.start(start)).incident;
    const jonas: Actor = { name: 'jonas', via: 'editor' };
    const typed = 'The pool went from 10 to 40.\n\tSee a91c4e2';
    value(await incidents.note({ id, actor: jonas, text: typed }));
    value(await incidents.transition({ id, actor: jonas, to: 'acknowledged' }));
    value(await incidents.transition({ id, actor: jonas, to: 'mitigated' }));
    value(await incidents.resolve({ id, actor: mara, resolution: enough }));
    value(await incidents.resolve({ id, actor: mara, resolution: { impact: 'all orders' } }));
    const { incident, timeline, missing } = value(await incidents.transition({ id, actor: mara, to: 'reviewed' }));

    expect(incident).toMatchObject({
      state: 'reviewed',
      owner: 'jonas',
      resolution: { ...enough, impact: 'all orders' },
    });
    expect(Object.keys(incident.milestones)).toEqual(['opened', 'acknowledged', 'mitigated', 'resolved', 'reviewed']);
    expect(missing).toHaveLength(11);
    expect(timeline.slice(2).map(({ kind, actor, message }) => [kind, actor.name, message])).toEqual([
      ['incident_note', 'jonas', typed],
      ['incident_state', 'jonas', 'Acknowledged'],
      ['incident_state', 'jonas', 'Mitigated'],
      ['incident_resolution', 'mara', 'Resolved: The pool was full'],
      ['incident_resolution', 'mara', 'Resolution amended'],
      ['incident_state', 'mara', 'Reviewed'],
    ]);
    expect(timeline.every((event) => event.incident === id && event.source === 'daemon-1')).toBe(true);
    expect(changed).toHaveLength(8);
  });

  it('is told from one that does not exist', async () => {
    const { incidents, changed } = setUp();
    const about = { id: 'INC-20200101-000000', actor: mara };
    const results = await Promise.all([
      incidents.show(about.id),
      incidents.note({ ...about, text: 'x' }),
      incidents.transition({ ...about, to: 'acknowledged' }),
      incidents.resolve({ ...about, resolution: enough }),
    ]);
    expect(results.map(codeOf)).toEqual(Array(4).fill('incident/unknown'));
    expect(changed).toEqual([]);
  });

  it('is acknowledged by one of two who try at once', async () => {
    const { incidents } = setUp();
    const { id } = value(await incidents.start(start)).incident;
    const results = await Promise.all(
      ['mara', 'jonas'].map((name) => incidents.transition({ id, actor: { name, via: 'editor' }, to: 'acknowledged' })),
    );
    expect(results.map((result) => (result.ok ? 'done' : result.failure.code))).toEqual([
      'done',
      'incident/illegal-transition',
    ]);
    expect(value(await incidents.show(id)).incident.owner).toBe('mara');
  });
});
