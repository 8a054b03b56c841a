import { describe, expect, it } from 'vitest';
import { newIncidents, openedText, type Told } from '../../../client/src/incidents/notices.ts';
import { overview, unwatched, workload } from '../health/night.ts';
import { incident } from './night.ts';

const me = { name: 'mara', via: 'editor' } as const;
const nobody: Told = { me, overview: undefined };
const ids = (known: readonly string[] | undefined, incidents: Parameters<typeof newIncidents>[1], told = nobody) =>
  newIncidents(known && new Set(known), incidents, told).map(({ id }) => id);

describe('who opens the window', () => {
  it('is not told of what was open before', () => {
    expect(ids(undefined, [incident('api')])).toEqual([]);
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
    const opened = [incident('INC-1', { workload: 'api' }), incident('INC-2'), incident('INC-3')];
    expect(ids([], opened, { me, overview: health })).toEqual(['INC-3']);
    expect(ids([], opened, { me, overview: unwatched(health.workloads) })).toEqual(['INC-1', 'INC-2', 'INC-3']);
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
