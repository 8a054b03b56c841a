import { describe, expect, it } from 'vitest';
import { newIncidents, openedText, stillOpen } from '../../../client/src/incidents/notices.ts';
import type { HealthOverview, IncidentSummary } from '../../../engine/protocol/rpc.ts';
import { overview, unwatched, workload } from '../health/night.ts';
import { incident } from './night.ts';

const me = { name: 'mara', via: 'editor' } as const;
const since = '2026-03-07T02:50:00.000Z';
const ids = (known: readonly string[], incidents: readonly IncidentSummary[], overview?: HealthOverview) =>
  newIncidents(incidents, { since, known: new Set(known), me, overview }).map(({ id }) => id);

describe('who opens the window', () => {
  it('is not told of what was open before', () => {
    expect(ids([], [incident('api', { milestones: { opened: '2026-03-07T02:49:59.000Z' } })])).toEqual([]);
  });

  it('is told once of what opens since', () => {
    expect(ids(['web'], [incident('web'), incident('api')])).toEqual(['api']);
    expect(ids(['web', 'api'], [incident('web'), incident('api')])).toEqual([]);
  });

  it.each([
    ['of P1 and P2 only', { severity: 'P3' }],
    ['nothing of what is over already', { state: 'resolved' }],
    ['nothing of what they opened in an editor', { openedBy: me }],
  ] as const)('is told %s', (_, more) => {
    expect(ids([], [incident('api', more)])).toEqual([]);
  });

  it('is told of what they opened in a shell: the window offers to open it', () => {
    expect(ids([], [incident('api', { openedBy: { name: 'mara', via: 'cli' } })])).toEqual(['api']);
  });

  it('is not told twice of a workload that turned unhealthy', () => {
    const health = overview([workload('api', 'unhealthy'), workload('web', 'unhealthy', { incident: 'INC-2' })]);
    const unhealthy = { workload: 'api', title: 'api is unhealthy: HTTP 503' };
    const opened = [incident('INC-1', unhealthy), incident('INC-2'), incident('INC-3')];
    expect(ids([], opened, health)).toEqual(['INC-3']);
    expect(ids([], opened, unwatched(health.workloads))).toEqual(['INC-1', 'INC-2', 'INC-3']);
  });
});

describe('what is told', () => {
  it('is also what a rule opens for a workload that is healthy', () => {
    const crashed = incident('INC-1', {
      workload: 'api',
      title: 'api: the rule restart acted 3 times: it needs a person',
    });
    expect(ids([], [crashed], overview([workload('api')]))).toEqual(['INC-1']);
  });

  it('begins with the most severe', () => {
    expect(ids([], [incident('INC-1'), incident('INC-2', { severity: 'P1' })])).toEqual(['INC-2', 'INC-1']);
  });
});

describe('acknowledging from a message that is old', () => {
  const acknowledged = { state: 'acknowledged', owner: 'mara' } as const;
  it.each<[string, readonly string[], readonly IncidentSummary[], readonly string[], string | undefined]>([
    ['what is open', ['a', 'b'], [incident('a'), incident('b', acknowledged), incident('c')], ['a'], undefined],
    ['one that somebody has', ['b'], [incident('b', acknowledged)], [], 'b is acknowledged already; mara has it.'],
    ['one that is mitigated', ['b'], [incident('b', { state: 'mitigated' })], [], 'b is mitigated already.'],
    ['one that is resolved', ['a'], [incident('c')], [], 'a is resolved already.'],
    ['several that are over', ['a', 'b'], [], [], 'None of these 2 incidents is open any more.'],
    ['where there is none', [], [incident('c')], [], 'No incident is open for this.'],
  ])('%s', (_, wanted, active, open, over) => {
    const still = stillOpen(wanted, active);
    expect(still.open).toEqual(open);
    if (over !== undefined) expect(still.over).toBe(over);
  });
});

describe('the message', () => {
  it.each([
    [['api'], 'P2 incident: api answers 503'],
    [['api', 'web'], '2 incidents opened: P2 api answers 503 and P2 web answers 503'],
  ])('for %j', (names, text) => {
    expect(openedText(names.map((name) => incident(name)))).toBe(text);
  });
});
