import { describe, expect, it } from 'vitest';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createFindSimilar } from '../../../engine/incidents/similar-store.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { temporaryDatabase, value } from '../store/temporary.ts';

const mara = { name: 'mara', via: 'cli' } as const;

function setUp() {
  const database = temporaryDatabase();
  let hours = 0;
  const incidents = createIncidents({
    store: createIncidentStore(database),
    collectors: [],
    clock: () => new Date(Date.UTC(2026, 10, 1, ++hours)),
    profileOf: async () => undefined,
    onChange: () => {},
    source: 'daemon-1',
    scope: 'local',
  });
  const open = async (title: string, service?: string) => {
    const incident = { title, severity: 'P2' as const, ...(service !== undefined && { service }) };
    return value(await incidents.start({ root: '/', trusted: true, actor: mara, incident })).incident.id;
  };
  const resolve = async (id: string, fix: string) =>
    value(
      await incidents.resolve({
        id,
        actor: mara,
        resolution: { summary: 'It was down.', root_cause: 'The pool was too large.', fix, downtime_minutes: 17 },
      }),
    );
  return { open, resolve, similar: createFindSimilar(database) };
}

describe('similar incidents', () => {
  it('are those that say and concern the same, with the fix that worked and why', async () => {
    const { open, resolve, similar } = setUp();
    const same = await open('billing_api answers 503: no database connection', 'billing');
    const other = await open('disk of the backup host is full', 'backup');
    const service = await open('invoices are late', 'billing');
    for (const [id, fix] of [
      [same, 'Pool back to 10.'],
      [other, 'Removed old dumps.'],
      [service, 'Restarted the worker.'],
    ] as const)
      await resolve(id, fix);
    const now = await open('billing_api answers 503', 'billing');

    const found = value(await similar(now));
    expect(found.map(({ incident }) => incident.id)).toEqual([same, service]);
    expect(found[0]).toMatchObject({
      fix: 'Pool back to 10.',
      downtimeMinutes: 17,
      reasons: ['same service billing', 'says billing_api, answers, 503 too'],
    });
  });

  it('are none before anything was resolved, and unknown of an incident there is not', async () => {
    const { open, similar } = setUp();
    await open('billing_api answers 503', 'billing');
    const now = await open('billing_api answers 503', 'billing');
    expect(value(await similar(now))).toEqual([]);
    expect(await similar('INC-1')).toMatchObject({ failure: { code: 'incident/unknown' } });
  });
});
