import { describe, expect, it } from 'vitest';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createFindSimilar } from '../../../engine/incidents/similar-store.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import type { IncidentCause } from '../../../engine/model/incident.ts';
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
  const open = async (title: string, service?: string, cause?: IncidentCause) => {
    const incident = { title, severity: 'P2' as const, ...(service !== undefined && { service }) };
    return value(await incidents.open({ root: '/', trusted: true, actor: mara, incident }, cause)).id;
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

  it('are found while many alike are open', async () => {
    const { open, resolve, similar } = setUp();
    const past = await open('payments gateway refuses connections');
    await resolve(past, 'Raised the limit of the gateway.');
    let now = '';
    for (let storm = 0; storm < 64; storm++) now = await open('payments gateway refuses connections');
    expect(value(await similar(now)).map(({ incident }) => incident.id)).toEqual([past]);
  });

  it('are those of the same check first, however many others its service had since', async () => {
    const { open, resolve, similar } = setUp();
    const past = await open('alpha beta', 'svc', { workload: 'svc', check: 'http' });
    await resolve(past, 'f');
    for (let number = 0; number < 55; number++) {
      await resolve(await open(`zulu ${number}`, 'svc', { workload: 'svc', check: 'disk' }), 'f');
    }
    const [first] = value(await similar(await open('gamma', 'svc', { workload: 'svc', check: 'http' })));
    expect(first).toMatchObject({ incident: { id: past }, reasons: ['same check svc/http', 'same service svc'] });
  });

  it('are found by the rarest words, wherever they stand and however they are written', async () => {
    const { open, resolve, similar } = setUp();
    const common =
      'it is down and we do not know why so please look at all of the things that are in there now as it was this time or so';
    for (let number = 0; number < 5; number++) await resolve(await open(common), 'f');
    const past = await open('Xylophone café outage');
    await resolve(past, 'f');
    const [first] = value(await similar(await open(`${common} xylophone CAFE`)));
    expect(first).toMatchObject({ incident: { id: past }, reasons: ['says xylophone, cafe too'] });
  });

  it('are none before anything was resolved, and unknown of an incident there is not', async () => {
    const { open, similar } = setUp();
    await open('billing_api answers 503', 'billing');
    const now = await open('billing_api answers 503', 'billing');
    expect(value(await similar(now))).toEqual([]);
    expect(await similar('INC-1')).toMatchObject({ failure: { code: 'incident/unknown' } });
  });
});
