import { describe, expect, it } from 'vitest';
import { freshCheck } from '../../../engine/checks/monitor.ts';
import type { Check } from '../../../engine/model/check.ts';
import type { CheckState } from '../../../engine/model/check-state.ts';
import type { WorkloadState } from '../../../engine/model/workload-state.ts';
import {
  dependenciesOf,
  type Known,
  notSeenSince,
  recoveredSince,
  standing,
} from '../../../engine/watch/dependencies.ts';
import { watched } from './night.ts';

/** `web: [api]` as checks. */
function checksOf(needs: Readonly<Record<string, readonly string[]>>): Known['checksOf'] {
  const checks = new Map(Object.entries(needs).map(([name, dependsOn]) => [name, [watched(name, { dependsOn })]]));
  return (name) => checks.get(name) ?? [];
}

describe('what a workload waits for', () => {
  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['what its checks name', { web: ['api', 'db'], api: [], db: [] }, ['api', 'db']],
    ['not what is not watched', { web: ['api', 'mail'], api: [] }, ['api']],
    ['not itself', { web: ['web'] }, []],
    ['not one that waits for it', { web: ['api'], api: ['web'] }, []],
    [
      'not one that waits for it by way of another',
      { web: ['api', 'db'], api: ['queue'], queue: ['web'], db: [] },
      ['db'],
    ],
  ])('is %s', (_, needs, expected) => {
    expect(dependenciesOf('web', checksOf(needs))).toEqual(expected);
  });
});

const at = Date.parse('2026-11-22T03:00:00.000Z');
const db = watched('db', { interval: 10_000, timeout: 5_000, retries: 2 });

function known(workload: Partial<WorkloadState>, check: Partial<CheckState> = {}): Known {
  const one = { workload: 'db', healthy: true, since: '', restartCount: 0, attempts: 0, exhausted: false };
  const state = { ...freshCheck('db', 'http').state, totalChecks: 1, ...check };
  return {
    checksOf: (name): readonly Check[] => (name === 'db' ? [db] : []),
    stateOf: (name) => (name === 'db' ? { ...one, ...workload } : undefined),
    checkState: () => state,
    isSeenDown: () => workload.healthy === false,
    failsSince: () => state.failingSince,
  };
}

describe('how a dependency stands', () => {
  const ago = (ms: number) => new Date(at - ms).toISOString();
  it.each([
    ['fine', known({}), { stands: 'fine' }],
    ['down', known({ healthy: false }), { stands: 'down', because: 'db' }],
    [
      'fine while nobody knows that it is down',
      { ...known({ healthy: false }, { failingSince: ago(1) }), isSeenDown: () => false, failsSince: () => undefined },
      { stands: 'fine' },
    ],
    [
      'undecided once it was seen to fail besides',
      {
        ...known({ healthy: false }, { failingSince: ago(90_000) }),
        isSeenDown: () => false,
        failsSince: () => ago(1),
      },
      { stands: 'undecided' },
    ],
    ['down with what it waits for itself', known({ suppressedBy: 'disk' }), { stands: 'down', because: 'disk' }],
    ['undecided while it fails', known({}, { failingSince: ago(59_999) }), { stands: 'undecided' }],
    ['fine when it takes too long to be decided', known({}, { failingSince: ago(60_000) }), { stands: 'fine' }],
  ])('%s', (_, facts, expected) => {
    expect(standing('db', facts, at)).toEqual({ name: 'db', ...expected });
  });

  it('is fine when nobody has observed it', () => {
    expect(standing('mail', known({}), at)).toEqual({ name: 'mail', stands: 'fine' });
  });
});

describe('in a chain web → api → db', () => {
  const ago = (ms: number) => new Date(at - ms).toISOString();
  const checks = {
    web: watched('web', { dependsOn: ['api'], interval: 1_000, timeout: 1_000 }),
    api: watched('api', { dependsOn: ['db'], interval: 1_000, timeout: 1_000 }),
    db: watched('db', { interval: 60_000, timeout: 5_000 }),
  };
  const chain = (failing: Readonly<Record<string, number>>, down: readonly string[] = []): Known => ({
    checksOf: (name) => Object.values(checks).filter(({ workload }) => workload === name),
    stateOf: (workload) => ({
      workload,
      healthy: !down.includes(workload),
      since: '',
      restartCount: 0,
      attempts: 0,
      exhausted: false,
    }),
    checkState: ({ workload, name }) => ({
      ...freshCheck(workload, name).state,
      lastCheck: ago(30_000),
      ...(failing[workload] !== undefined && { failingSince: ago(failing[workload]) }),
    }),
    isSeenDown: (workload) => down.includes(workload),
    failsSince: ({ workload }) => (failing[workload] === undefined ? undefined : ago(failing[workload])),
  });

  it.each<[string, Known, unknown]>([
    ['undecided while db is, however long it fails itself', chain({ api: 9_000_000, db: 1 }), { stands: 'undecided' }],
    ['undecided for as long as db may take to be seen failing', chain({ api: 259_999 }), { stands: 'undecided' }],
    ['fine when it goes on beyond that', chain({ api: 260_000 }), { stands: 'fine' }],
    ['down with db, once it fails', chain({ api: 1 }, ['db']), { stands: 'down', because: 'db' }],
    [
      'down with db, also while nobody knows how api itself stands',
      { ...chain({ api: 1 }, ['api', 'db']), isSeenDown: (name) => name === 'db', failsSince: () => undefined },
      { stands: 'down', because: 'db' },
    ],
    ['fine while it does not fail', chain({}, ['db']), { stands: 'fine' }],
  ])('api is %s', (_, facts, expected) => {
    expect(standing('api', facts, at)).toEqual({ name: 'api', ...(expected as object) });
  });

  it('all of it is looked at before web is blamed', () => {
    const stale = notSeenSince('web', ago(20_000), ago(0), chain({}));
    expect(stale.map(({ workload }) => workload)).toEqual(['api', 'db']);
  });

  it.each([
    ['before it', ago(30_000), ago(0), true],
    ['after it', ago(9_999), ago(0), false],
    ['before it, by a clock that was set back since', ago(30_000), ago(10_001), false],
  ])('a recovery of db makes an observation say nothing that was %s', (_, seen, now, expected) => {
    const recovered = ({ workload }: Check) => (workload === 'db' ? ago(10_000) : undefined);
    expect(recoveredSince('web', seen, now, { ...chain({}), recovered })).toBe(expected);
  });
});

it('each of many layers that need each other is asked once', () => {
  const layers = Array.from({ length: 12 }, (_, layer) =>
    Array.from({ length: 4 }, (__, index) => `w${layer}-${index}`),
  );
  const needs = layers.flatMap((names, layer) => names.map((name) => [name, layers[layer + 1] ?? []] as const));
  const asked: string[] = [];
  const facts = known({}, { failingSince: new Date(at).toISOString() });
  const stateOf: Known['stateOf'] = (name) => {
    asked.push(name);
    return facts.stateOf('db');
  };
  const found = standing('w0-0', { ...facts, stateOf, checksOf: checksOf(Object.fromEntries(needs)) }, at);
  expect(found).toEqual({ name: 'w0-0', stands: 'undecided' });
  expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
});

it.each([
  [{}, ['db']],
  [{ lastCheck: '2026-11-22T02:59:59.999Z' }, ['db']],
  [{ lastCheck: '2026-11-22T03:00:00.000Z' }, []],
  [{ lastCheck: '2026-11-22T03:00:01.001Z' }, ['db']],
])('a dependency seen as %j is looked at again for a failure at 03:00: %j', (check, expected) => {
  const { checksOf, ...facts } = known({}, check);
  const web = watched('web', { dependsOn: ['db', 'mail'] });
  const withWeb = { ...facts, checksOf: (name: string) => (name === 'web' ? [web] : checksOf(name)) };
  const stale = notSeenSince('web', '2026-11-22T03:00:00.000Z', '2026-11-22T03:00:01.000Z', withWeb);
  expect(stale.map(({ workload }) => workload)).toEqual(expected);
});
