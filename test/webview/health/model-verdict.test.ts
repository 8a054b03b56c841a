import { describe, expect, it } from 'vitest';
import type { Severity, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { lastVerdict, verdict } from '../../../webview/src/health/model-verdict.ts';
import { billing } from '../../support/night.ts';
import {
  apiHealth,
  billingHealth,
  diskHealth,
  healthNight,
  mailerHealth,
  nightOverview,
  reportsHealth,
  webHealth,
  workerHealth,
} from '../../support/night-health.ts';

const named = (workload: string, from: WorkloadHealth, since?: string): WorkloadHealth => {
  const { since: _, ...rest } = from;
  return { ...rest, workload, ...(since ? { since } : {}) };
};
const down = (workload: string, since?: string) => named(workload, billingHealth, since);
const rated = (workload: string, severity: Severity): WorkloadHealth => ({ ...down(workload), severity });
const broken = (workload: string): WorkloadHealth => ({ ...mailerHealth, workload, state: 'unknown' });
const unknown: WorkloadHealth = { ...webHealth, workload: 'new', state: 'unknown' };

describe('the overall sentence', () => {
  it('tells the night', () => {
    expect(verdict(nightOverview.workloads, healthNight.incidents)).toEqual({
      state: 'unhealthy',
      sentence: 'billing_api is down for',
      since: '2026-11-21T02:53:12.000Z',
      notes: ['worker waits for it'],
      incident: { id: billing.id, who: 'mara has it' },
    });
  });

  it.each<[string, string, readonly WorkloadHealth[]]>([
    ['Nothing is watched', 'unknown', []],
    ['All 2 workloads are healthy', 'healthy', [webHealth, named('db', webHealth)]],
    ['web is healthy', 'healthy', [webHealth]],
    ['1 of 2 workloads is healthy', 'healthy', [webHealth, reportsHealth]],
    ['1 workload waits for the first check', 'unknown', [unknown, webHealth]],
    ['a is not watched: its definition cannot be used', 'unknown', [unknown, broken('a'), webHealth]],
    ['a and b are not watched: their definitions cannot be used', 'unknown', [broken('a'), broken('b')]],
    ['Nothing asks for you: 1 workload is silenced', 'silenced', [reportsHealth]],
    ['Nothing asks for you: 1 workload is suppressed', 'suppressed', [workerHealth]],
    ['api is at risk', 'at_risk', [apiHealth, webHealth]],
    ['api and db_disk are at risk', 'at_risk', [named('db_disk', diskHealth), named('api', apiHealth)]],
    ['a is down', 'unhealthy', [down('a')]],
    [
      'b and a are down, the longest for',
      'unhealthy',
      [down('a', '2026-11-21T03:00:00.000Z'), down('b', '2026-11-21T02:00:00.000Z')],
    ],
    ['a, b and c are down', 'unhealthy', [down('c'), down('b'), down('a')]],
    ['4 workloads are down', 'unhealthy', ['a', 'b', 'c', 'd'].map((name) => rated(name, 'P3'))],
    ['z (P1) and 3 more are down', 'unhealthy', [...['a', 'b', 'c'].map((name) => rated(name, 'P2')), down('z')]],
    ['z and a are down', 'unhealthy', [rated('a', 'P2'), down('z')]],
  ])('%s', (sentence, state, workloads) => expect(verdict(workloads, [])).toMatchObject({ sentence, state }));

  it.each<[string, string, readonly WorkloadHealth[]]>([
    ['The 2 workloads that are watched are healthy', 'unknown', [webHealth, named('db', webHealth)]],
    ['web is healthy', 'unknown', [webHealth]],
    ['1 of 2 workloads is healthy', 'unknown', [webHealth, reportsHealth]],
    ['api is at risk', 'at_risk', [apiHealth, webHealth]],
    ['a is down', 'unhealthy', [down('a')]],
  ])('while something cannot be used is: %s, and says so', (sentence, state, workloads) => {
    const told = verdict(workloads, [], '3 files cannot be used as they are written');
    expect(told).toMatchObject({ sentence, state });
    expect(told.notes.at(-1)).toBe('3 files cannot be used as they are written, so not all is watched');
  });

  it('counts from the longest', () => {
    const both = [down('a', '2026-11-21T03:00:00.000Z'), down('b', '2026-11-21T02:00:00.000Z')];
    expect(verdict(both, []).since).toBe('2026-11-21T02:00:00.000Z');
  });

  it('leads with the P1 and its incident, and counts from the longest all the same', () => {
    const p3 = { ...rated('a', 'P3'), since: '2026-11-21T02:00:00.000Z', incident: 'INC-a' };
    expect(verdict([p3, down('z', '2026-11-21T03:00:00.000Z')], [])).toMatchObject({
      sentence: 'z and a are down, the longest for',
      since: '2026-11-21T02:00:00.000Z',
      incident: { id: billing.id },
    });
  });

  it('says who waits for several, what else is not well, and that nobody has the incident', () => {
    const both = [
      billingHealth,
      down('db', '2026-11-21T03:00:00.000Z'),
      workerHealth,
      { ...workerHealth, workload: 'mailer' },
    ];
    const { owner: _, ...alone } = billing;
    expect(verdict(both, [alone])).toMatchObject({
      notes: ['worker and mailer wait for them'],
      incident: { who: 'nobody has it' },
    });
    expect(verdict([billingHealth], []).incident).toEqual({ id: billing.id });
    expect(verdict([webHealth, reportsHealth, workerHealth], []).notes).toEqual(['1 suppressed', '1 silenced']);
  });
});

describe('the sentence while nothing is watched', () => {
  it.each<[string, readonly WorkloadHealth[]]>([
    ['Last seen healthy', [webHealth, named('db', webHealth)]],
    ['api was at risk when last seen', [apiHealth, webHealth]],
    ['z (P1) and 3 more were down when last seen', ['a', 'b', 'c'].map((name) => rated(name, 'P3')).concat(down('z'))],
    ['1 of 2 workloads was healthy when last seen', [webHealth, reportsHealth]],
    ['No workload was healthy when last seen', [broken('a')]],
  ])('%s', (sentence, workloads) => expect(lastVerdict(workloads, []).sentence).toBe(sentence));

  it('tells when the newest check was and of the incident, and counts no outage on', () => {
    const told = lastVerdict(nightOverview.workloads, healthNight.incidents);
    expect(told).toMatchObject({
      seen: nightOverview.workloads.find(({ workload }) => workload === 'queue')?.checks[0]?.lastCheck,
      incident: { id: billing.id },
    });
    expect(told).not.toHaveProperty('since');
  });

  it.each<[string, readonly WorkloadHealth[]]>([
    ['worker waited for it', nightOverview.workloads],
    [
      'took 1.84 s, expected at most 1.5 s',
      [{ ...apiHealth, message: `${apiHealth.message}; one more failure makes it unhealthy` }],
    ],
    ['1 suppressed', [webHealth, workerHealth]],
  ])('notes only what was seen: %s', (note, workloads) => expect(lastVerdict(workloads, []).notes).toEqual([note]));
});
