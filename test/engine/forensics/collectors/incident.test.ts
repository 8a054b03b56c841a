import { expect, it } from 'vitest';
import { createIncidents } from '../../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../../engine/incidents/store.ts';
import type { IncidentEvidence } from '../../../../engine/model/evidence.ts';
import { temporaryDatabase, value } from '../../store/temporary.ts';
import { collect } from '../collecting.ts';

/** A real store with incidents opened a second apart. */
async function opened(
  incidents: readonly { readonly title: string; readonly service?: string; readonly workload?: string }[],
) {
  const store = createIncidentStore(temporaryDatabase());
  let now = Date.parse('2026-11-21T02:00:00.000Z');
  const clock = () => {
    now += 1_000;
    return new Date(now);
  };
  const options = { source: 'shop', scope: 'local', store, collectors: [], clock, onChange: () => {} };
  const service = createIncidents({ ...options, profileOf: async () => undefined });
  const actor = { name: 'mara', via: 'cli' } as const;
  const ids: string[] = [];
  for (const { workload, ...one } of incidents) {
    const params = { root: '/shop', trusted: true, actor, incident: { severity: 'P2' as const, ...one } };
    const { id, evidence } = value(await service.open(params, workload === undefined ? undefined : { workload }));
    value(await evidence);
    ids.push(id);
  }
  const sources = { openIncidents: () => store.list({ states: ['open', 'acknowledged', 'mitigated'] }) };
  return { ids, service, actor, sources };
}

it('names the other incidents that are open, those of the same service or workload first', async () => {
  const { ids, service, actor, sources } = await opened([
    { title: 'api was slow', service: 'api' },
    { title: 'orders fail', service: 'shop', workload: 'orders' },
    { title: 'web is down', service: 'web' },
    { title: 'something is odd' },
    { title: 'over', service: 'api' },
    { title: 'this one', service: 'api' },
  ]);
  value(await service.transition({ id: ids[4] ?? '', actor, to: 'acknowledged' }));
  value(await service.resolve({ id: ids[4] ?? '', actor, resolution: { summary: 's', root_cause: 'r', fix: 'f' } }));
  value(await service.transition({ id: ids[2] ?? '', actor, to: 'mitigated' }));
  const subject = { workloads: ['api', 'orders'] };
  const evidence = value(await collect('incident', subject, { context: { incident: ids[5] ?? '' }, sources }));
  const { incidents } = evidence as IncidentEvidence;
  expect(incidents.map(({ title, state }) => [title, state])).toEqual([
    ['orders fail', 'open'],
    ['api was slow', 'open'],
    ['something is odd', 'open'],
    ['web is down', 'mitigated'],
  ]);
  expect(incidents[0]).toEqual({
    id: ids[1],
    title: 'orders fail',
    severity: 'P2',
    state: 'open',
    service: 'shop',
    opened: '2026-11-21T02:00:03.000Z',
  });
  expect(evidence).not.toHaveProperty('moreIncidents');
});

it('says how many there are beyond twenty, and that there is none', async () => {
  const many = await opened(Array.from({ length: 23 }, (_, index) => ({ title: `${index}` })));
  expect(value(await collect('incident', {}, { sources: many.sources }))).toMatchObject({ moreIncidents: 3 });
  expect(value(await collect('incident', {}))).toEqual({ type: 'incident', incidents: [] });
});
