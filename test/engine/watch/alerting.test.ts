import { describe, expect, it } from 'vitest';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { type Alerting, createAlerting, type Failing } from '../../../engine/watch/alerting.ts';
import { temporaryDatabase, value } from '../store/temporary.ts';

const mara = { name: 'mara', via: 'cli' } as const;
const check = { name: 'http', severity: 'P1', alert: 'H2', runbook: 'runbooks/api-down.md' } as const;

function failing(workload: string, given: Partial<Failing> = {}): Failing {
  return { workload, check, message: `${workload} is unhealthy: HTTP 503`, needs: [], ...given };
}

function setUp() {
  let minutes = 0;
  const incidents = createIncidents({
    store: createIncidentStore(temporaryDatabase()),
    collectors: [],
    clock: () => new Date(Date.UTC(2026, 10, 21, 2, ++minutes)),
    profileOf: async () => ({
      name: 'local',
      workloadsOf: (service) => (service === 'shop' ? ['api', 'web'] : [service]),
    }),
    onChange: () => {},
    source: 'daemon-1',
    scope: 'local',
  });
  const said: string[] = [];
  const alerting = createAlerting({
    incidents,
    root: '/shop',
    serviceOf: (workload) => (workload === 'api' ? 'shop' : undefined),
    log: (line) => said.push(line),
  });
  const lastOf = async (id: string) => value(await incidents.show(id)).timeline.at(-1);
  return { incidents, alerting, said, lastOf };
}

const tell = async (alerting: Alerting, told: Failing) => value(await alerting.tell(told));

describe('a failure', () => {
  it('opens an incident of its check’s severity that knows what it is about', async () => {
    const { incidents, alerting } = setUp();
    const id = await tell(alerting, failing('api', { since: '2026-11-21T01:59:12.000Z' }));
    expect(value(await incidents.show(id)).incident).toMatchObject({
      title: 'api is unhealthy: HTTP 503',
      severity: 'P1',
      service: 'shop',
      workload: 'api',
      check: 'http',
      alert: 'H2',
      profile: 'local',
      description: 'Runbook: runbooks/api-down.md',
      milestones: { started: '2026-11-21T01:59:12.000Z', detected: '2026-11-21T02:01:00.000Z' },
    });
  });

  it('is in the log with the incident it opened or joined, and that one’s severity, once each', async () => {
    const { alerting, said } = setUp();
    const open = await tell(alerting, failing('db', { check: { ...check, severity: 'P2' } }));
    const joining = failing('api', { needs: ['db'], episode: '2026-11-21T01:59:12.000Z' });
    await tell(alerting, joining);
    await tell(alerting, { ...joining, incident: open });
    expect(said).toEqual([
      `${open} (P2) opened: db is unhealthy: HTTP 503`,
      `${open} (P1) joined: api is unhealthy: HTTP 503`,
    ]);
  });

  it('told twice at once opens one incident', async () => {
    const { alerting, lastOf } = setUp();
    const [one, other] = await Promise.all([
      tell(alerting, failing('api')),
      tell(alerting, failing('api', { message: 'api: the rule leak acted 3 times' })),
    ]);
    expect(other).toBe(one);
    expect((await lastOf(one))?.kind).toBe('incident_joined');
  });

  it.each<[string, string, Partial<Failing>, string, string]>([
    ['of the same workload', 'db', {}, 'same workload', 'already part of this incident'],
    ['of what depends on it', 'api', { needs: ['cache', 'db'] }, 'depends on db', 'depends on db'],
  ])('%s joins the open one, and says why', async (_, workload, given, because, said) => {
    const { alerting, lastOf } = setUp();
    const open = await tell(alerting, failing('db'));
    expect(await tell(alerting, failing(workload, given))).toBe(open);
    expect(await lastOf(open)).toMatchObject({
      kind: 'incident_joined',
      workload,
      message: `${workload} is unhealthy: HTTP 503 (${said})`,
      data: { because },
    });
  });

  it('joins the incident of its own before that of what it depends on', async () => {
    const { alerting } = setUp();
    const own = await tell(alerting, failing('api'));
    await tell(alerting, failing('db'));
    expect(await tell(alerting, failing('api', { needs: ['db'] }))).toBe(own);
  });

  it('joins what a person opened for the service it is part of', async () => {
    const { incidents, alerting } = setUp();
    const incident = { title: 'The shop is slow', severity: 'P2', service: 'shop' } as const;
    const byHand = value(await incidents.start({ root: '/shop', trusted: true, actor: mara, incident }));
    expect(await tell(alerting, failing('web'))).toBe(byHand.incident.id);
    expect(await tell(alerting, failing('db'))).not.toBe(byHand.incident.id);
  });

  it('never joins a resolved one', async () => {
    const { incidents, alerting } = setUp();
    const first = await tell(alerting, failing('db'));
    const resolution = { summary: 's', root_cause: 'r', fix: 'f' };
    value(await incidents.resolve({ id: first, actor: mara, resolution }));
    expect(await tell(alerting, failing('db'))).not.toBe(first);
    expect(
      await incidents.join(first, mara, { workload: 'db', message: 'down', because: 'same workload' }),
    ).toMatchObject({ failure: { code: 'incident/already-resolved' } });
  });

  it('that is explained by what it depends on opens none', async () => {
    const { incidents, alerting } = setUp();
    expect(value(await alerting.join(failing('api', { needs: ['db'] })))).toBeUndefined();
    expect(value(await incidents.list({}))).toEqual([]);
  });

  it('tells no secret that a command said', async () => {
    const { incidents, alerting } = setUp();
    const id = await tell(alerting, failing('db', { message: 'db is unhealthy: password=hunter2 refused' }));
    expect(value(await incidents.show(id)).incident.title).not.toContain('hunter2');
  });
});
