import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incidentEvent } from '../../../engine/incidents/event.ts';
import { openIncident } from '../../../engine/incidents/lifecycle.ts';
import { wordsOf } from '../../../engine/incidents/query.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { success } from '../../../engine/model/failure.ts';
import type { Incident, IncidentQuery } from '../../../engine/model/incident.ts';
import { openDatabase } from '../../../engine/store/database.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { temporaryDatabase, value } from '../store/temporary.ts';

const origin = { source: 'daemon-1', scope: 'local' };
const mara = { name: 'mara', via: 'cli' } as const;
const resolution = { summary: 'The pool ran dry.', root_cause: 'No limit', fix: 'Rolled back' };

/** A day each from 2026-11-01 on, in this order. */
const cases: readonly Partial<Incident>[] = [
  {
    title: 'Zahlung hängt',
    severity: 'P1',
    service: 'billing',
    owner: 'mara',
    profile: 'prod',
    state: 'resolved',
    resolution,
  },
  { title: 'disk is 86% full', severity: 'P3', service: 'db', state: 'reviewed' },
  { title: 'api answers 503', severity: 'P2', service: 'api', owner: 'jonas', profile: 'prod', state: 'acknowledged' },
  { title: 'api_gateway: slow', severity: 'P2', service: 'api', description: 'since the *deploy* of 1.18.0' },
  { title: 'worker is gone', severity: 'P4', state: 'mitigated', owner: 'mara', profile: 'dev' },
];

const folder = mkdtempSync(join(tmpdir(), 'healer-'));
const database = value(openDatabase(join(folder, 'healer.db')));
value(migrate(database));
const store = createIncidentStore(database);

afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

beforeAll(async () => {
  for (const [index, fields] of cases.entries()) {
    const at = new Date(Date.UTC(2026, 10, index + 1, 12));
    const made = await store.create(at, (id) => {
      const incident = { ...openIncident(id, { title: 't', severity: 'P1' }, mara, at), ...fields };
      return { incident, event: incidentEvent(origin, 'incident_opened', incident, mara, at, 'Opened') };
    });
    if (index !== 4) continue;
    value(
      await store.change(value(made).id, (incident) => {
        return success({
          incident,
          event: incidentEvent(origin, 'incident_note', incident, mara, at, 'It was the OOM-killer'),
        });
      }),
    );
  }
});

describe('a query of incidents', () => {
  it.each<[IncidentQuery, number[]]>([
    [{}, [5, 4, 3, 2, 1]],
    [{ limit: 2 }, [5, 4]],
    [{ limit: 0 }, []],
    [{ states: ['open'] }, [4]],
    [{ states: ['open', 'acknowledged', 'mitigated'] }, [5, 4, 3]],
    [{ states: [] }, []],
    [{ severities: ['P2', 'P4'] }, [5, 4, 3]],
    [{ service: 'api' }, [4, 3]],
    [{ service: 'API' }, []],
    [{ service: '' }, []],
    [{ profile: 'prod' }, [3, 1]],
    [{ owner: 'mara' }, [5, 1]],
    [{ since: '2026-11-03T12:00:00.000Z' }, [5, 4, 3]],
    [{ since: '2026-11-03T12:00:00.001Z' }, [5, 4]],
    [{ service: 'api', states: ['open'], severities: ['P2'], since: '2026-11-01T00:00:00.000Z', limit: 5 }, [4]],
    [{ service: 'api', owner: 'mara' }, []],
    [{ text: 'api' }, [4, 3]],
    [{ text: 'API ANSW' }, [3]],
    [{ text: '503' }, [3]],
    [{ text: 'nswers' }, []],
    [{ text: 'hang zahl' }, [1]],
    [{ text: 'pool dry' }, [1]],
    [{ text: 'rolled' }, [1]],
    [{ text: 'deploy' }, [4]],
    [{ text: 'oom killer' }, [5]],
    [{ text: 'pool worker' }, []],
    [{ text: '' }, [5, 4, 3, 2, 1]],
    [{ text: ' "*() ' }, [5, 4, 3, 2, 1]],
    [{ text: `"'; DROP TABLE incidents; --` }, []],
    [{ text: 'api AND NOT gateway' }, []],
    [{ text: 'title:api' }, []],
    [{ text: 'api*' }, [4, 3]],
  ])('%j finds %j', async (query, expected) => {
    const found = value(await store.list(query));
    expect(found.map(({ id }) => Number(id.slice(10, 12)))).toEqual(expected);
  });

  it('gives summaries, without what a list does not show', async () => {
    const [first] = value(await store.list({ owner: 'jonas' }));
    expect(first).toEqual({
      id: 'INC-20261103-120000',
      ...cases[2],
      openedBy: mara,
      milestones: { opened: '2026-11-03T12:00:00.000Z' },
    });
    const [resolved] = value(await store.list({ text: 'pool' }));
    expect(resolved).not.toHaveProperty('resolution');
  });

  it('counts them by state, and those of one owner that are not over', async () => {
    const states = { open: 1, acknowledged: 1, mitigated: 1, resolved: 1, reviewed: 1 };
    expect(value(await store.counts('mara'))).toEqual({ ...states, mine: 1 });
    expect(value(await store.counts('nobody'))).toEqual({ ...states, mine: 0 });
    expect(value(await createIncidentStore(temporaryDatabase()).counts('mara'))).toEqual({
      ...{ open: 0, acknowledged: 0, mitigated: 0, resolved: 0, reviewed: 0 },
      mine: 0,
    });
  });
});

describe('the words of a text', () => {
  it.each([
    ['api answers 503', ['api', 'answers', '503']],
    ['OOM-killer, twice', ['OOM', 'killer', 'twice']],
    ['Zahlung hängt: 日本語', ['Zahlung', 'hängt', '日本語']],
    ['api_gateway', ['api_gateway']],
    ['"*() --', []],
    ['', []],
  ])('%j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
