import { describe, expect, it } from 'vitest';
import {
  byNeed,
  type Down,
  failedText,
  isUrgent,
  newsOf,
  overText,
  recoveredText,
  waysOf,
} from '../../../client/src/health/notices.ts';
import type { HealthState, WorkloadHealth } from '../../../engine/protocol/rpc.ts';
import { now, overview, workload } from './night.ts';

const names = (some: readonly { readonly workload: string }[]) => some.map((one) => one.workload);

describe('what is told of one workload', () => {
  it.each<[string, Down, HealthState, string, boolean]>([
    ['nothing of what was so when the window opened', undefined, 'unhealthy', '', true],
    ['nothing of what was healthy when the window opened', undefined, 'healthy', '', false],
    ['that it turned unhealthy', new Set(), 'unhealthy', 'failed', true],
    ['that once', new Set(['api']), 'unhealthy', '', true],
    ['that it is healthy again', new Set(['api']), 'healthy', 'recovered', false],
    ['nothing while it is at risk', new Set(), 'at_risk', '', false],
    ['nothing of what is suppressed', new Set(), 'suppressed', '', false],
    ['nothing of what is silenced', new Set(), 'silenced', '', false],
    ['nothing while it was silenced after it was told', new Set(['api']), 'silenced', '', true],
    ['nothing on the way up', new Set(['api']), 'at_risk', '', true],
    ['nothing of what was not checked yet', new Set(), 'unknown', '', false],
  ])('%s', (_, known, state, told, down) => {
    const news = newsOf(known, overview([workload('api', state)]));
    expect(names(news.failed)).toEqual(told === 'failed' ? ['api'] : []);
    expect(names(news.recovered)).toEqual(told === 'recovered' ? ['api'] : []);
    expect(news.down.has('api')).toBe(down);
  });

  it('one that is not defined any more is forgotten', () => {
    expect([...newsOf(new Set(['gone']), overview([workload('api')])).down]).toEqual([]);
  });
});

const down = (name: string, more: Partial<WorkloadHealth> = {}) => workload(name, 'unhealthy', more);
const many = (count: number) => Array.from({ length: count }, (_, index) => down(`svc-${index}`));

describe('who needs somebody most', () => {
  it('is the most severe, then who is unhealthy for longest, then the first by name', () => {
    const since = '2026-03-07T03:00:00.000Z';
    const later = '2026-03-07T03:10:00.000Z';
    const failed = [
      down('svc-10', { since }),
      down('low', { since, severity: 'P4' }),
      down('new', { since: later, severity: 'P2' }),
      down('svc-2', { since }),
      down('mid', { since: later, severity: 'P3' }),
      down('old', { since, severity: 'P2' }),
      down('urgent', { since: later, severity: 'P1' }),
    ];
    expect(names(failed.sort(byNeed))).toEqual(['urgent', 'old', 'new', 'svc-2', 'svc-10', 'mid', 'low']);
  });

  it.each([
    ['P1', true],
    ['P2', true],
    ['P3', false],
    ['P4', false],
    [undefined, false],
  ] as const)('of %s: urgent is %s', (severity, urgent) => {
    expect(isUrgent(down('api', severity && { severity }))).toBe(urgent);
  });

  it('comes first in what is new, though hundreds fail with it', () => {
    const { failed } = newsOf(new Set(), overview([...many(191), down('urgent', { severity: 'P1' })]));
    expect(failed[0]?.workload).toBe('urgent');
    expect(failedText(failed)).toBe(
      '192 workloads are unhealthy: P1 urgent, svc-0, svc-1 and 189 more. urgent: HTTP 503, expected 200',
    );
  });
});

describe('the message', () => {
  it('of one failure names it with its error', () => {
    expect(failedText([workload('api', 'unhealthy')])).toBe('api is unhealthy: HTTP 503, expected 200');
  });

  it('says how urgent it is, and how much of what it does not name', () => {
    const urgent = ['a', 'b', 'c', 'd'].map((name) => down(name, { severity: 'P2' }));
    expect(failedText(urgent.slice(0, 1))).toBe('P2 a is unhealthy: HTTP 503, expected 200');
    expect(failedText([...urgent, ...many(2)])).toBe(
      '6 workloads are unhealthy, 4 of P1 or P2: P2 a, P2 b, P2 c and 3 more. a: HTTP 503, expected 200',
    );
  });

  it('of many is one', () => {
    const failed = ['api', 'web', 'db', 'queue', 'worker'].map((name) => workload(name, 'unhealthy'));
    expect(failedText(failed)).toBe('5 workloads are unhealthy: api, web, db and 2 more. api: HTTP 503, expected 200');
    expect(recoveredText(failed.slice(0, 2))).toBe('api and web are healthy again');
    expect(recoveredText(failed.slice(0, 1))).toBe('api is healthy again');
  });
});

describe('the buttons', () => {
  const urgent = (name: string, severity: 'P1' | 'P2') => down(name, { severity });
  it.each<[string, readonly WorkloadHealth[], boolean, readonly string[], readonly string[]]>([
    ['of one', [down('api')], false, ['Open Incident', 'More…'], ['Show Health', 'Silence…']],
    [
      'of an urgent one, with tools on the host',
      [urgent('api', 'P1')],
      true,
      ['Open Incident', 'Acknowledge', 'More…'],
      ['Show Health', 'Silence…', 'Host Tools…'],
    ],
    ['of many', many(3), false, ['Open Incident', 'Show Health'], []],
    [
      'of many with an urgent one',
      [urgent('api', 'P1'), ...many(3)],
      true,
      ['Open Incident', 'Acknowledge P1', 'More…'],
      ['Show Health', 'Host Tools…'],
    ],
    [
      'of many urgent ones',
      [urgent('a', 'P1'), urgent('b', 'P2'), urgent('c', 'P2')],
      false,
      ['Open Incident', 'Acknowledge P1 and P2', 'Show Health'],
      [],
    ],
  ])('%s are three at most', (_, failed, hasTools, buttons, more) => {
    const ways = waysOf(failed, hasTools);
    expect(Object.keys(ways.buttons)).toEqual(buttons);
    expect(Object.keys(ways.more)).toEqual(more);
    expect(buttons.length).toBeLessThanOrEqual(3);
  });
});

describe('a message that is old', () => {
  const since = '2026-03-07T03:10:00.000Z';
  it.each<[string, readonly WorkloadHealth[], readonly WorkloadHealth[], string | undefined]>([
    ['still true', [down('api')], [down('api')], undefined],
    ['healthy', [down('api')], [workload('api', 'healthy', { since })], 'api is healthy again since 03:10:00 UTC'],
    ['silenced', [down('api')], [workload('api', 'silenced')], 'api is silenced now'],
    ['gone', [down('api')], [], 'api is not watched any more'],
    ['one of several still true', [down('api'), down('web')], [workload('api'), down('web')], undefined],
    [
      'several over',
      [down('api'), down('web')],
      [workload('api'), down('new')],
      'None of these 2 workloads is unhealthy any more',
    ],
  ])('says when it is over: %s', (_, failed, today, text) => {
    expect(overText(failed, overview(today), now)).toBe(text);
  });
});
