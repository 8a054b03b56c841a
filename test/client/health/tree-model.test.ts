import { describe, expect, it } from 'vitest';
import { type Row, rowsOf, type TreeOptions, workloadId } from '../../../client/src/health/tree-model.ts';
import type { HealthOverview, WorkloadHealth } from '../../../engine/protocol/rpc.ts';
import { check, failing, now, overview, unwatched, workload } from './night.ts';

const rows = (workloads: readonly WorkloadHealth[], more: Partial<TreeOptions> = {}): readonly Row[] =>
  rowsOf({ folders: [folder('shop', overview(workloads))], pins: new Set(), filter: '', now, ...more });
const folder = (name: string, seen: HealthOverview, live = true) => ({
  folder: `/${name}`,
  name,
  overview: seen,
  live,
});

/** The rows as text, two spaces a level. */
const drawn = (some: readonly Row[], indent = ''): string[] =>
  some.flatMap(({ label, description = '', children }) => [
    `${indent}${label} ${description}`.trimEnd(),
    ...drawn(children, `${indent}  `),
  ]);

const night = [
  workload('web'),
  workload('api', 'unhealthy', { incident: 'INC-1', checks: [failing(), check({ check: 'orders', latency: 3 })] }),
  workload('worker', 'suppressed', { message: 'db is unhealthy, and this depends on it' }),
  workload('disk', 'at_risk', {
    message: '91%, expected at most 90%',
    checks: [failing({ check: 'disk', type: 'disk', healthy: true, lastError: '91%, expected at most 90%' })],
  }),
  workload('batch', 'silenced', { message: 'silenced until 04:00' }),
  workload('fresh', 'unknown', { message: 'not checked yet' }),
];

describe('the rows', () => {
  it('are groups by state, the worst first, with what is measured or wrong beside each name', () => {
    expect(drawn(rows(night))).toEqual([
      'Unhealthy 1',
      '  api HTTP 503, expected 200',
      '    http HTTP 503, expected 200',
      '    orders 3 ms',
      'At risk 1',
      '  disk 91%, expected at most 90%',
      'Suppressed 1',
      '  worker db is unhealthy, and this depends on it',
      'Not checked yet 1',
      '  fresh not checked yet',
      'Healthy 1',
      '  web 12 ms',
      'Silenced 1',
      '  batch silenced until 04:00',
    ]);
  });

  it('tell each mistake of a definition with its place, after what asks for somebody', () => {
    const at = (file: string, line: number | undefined, message: string) => ({
      code: 'schema/unknown-key',
      message,
      file,
      ...(line !== undefined && { line }),
    });
    const failures = [
      at('/shop/health/a.health.yaml', 3, 'typ is not known'),
      at('/shop/health/a.health.yaml', 7, 'port is no number'),
      at('/elsewhere/b.health.yaml', undefined, 'This leads out of the root'),
      { code: 'definitions/none', message: 'There is no healer.yaml here', file: '/shop' },
    ];
    const [typ] = failures;
    const seen = overview([workload('web'), workload('api', 'unhealthy')], {
      failures,
      unused: typ ? [{ ...typ }] : [],
    });
    const shown = rows([], { folders: [folder('shop', seen)] });
    expect(shown.map(({ label, description }) => [label, description])).toEqual([
      ['Unhealthy', '1'],
      ['Cannot be used', '3 mistakes in 2 files'],
      ['Healthy', '1'],
    ]);
    const [, group] = shown;
    expect(drawn(group?.children ?? [])).toEqual([
      'a.health.yaml:3 typ is not known',
      'a.health.yaml:7 port is no number',
      'b.health.yaml This leads out of the root',
    ]);
    expect(group?.children.map(({ spoken, tooltip }) => [spoken, tooltip[0]])).toEqual([
      ['health/a.health.yaml:3, typ is not known', 'health/a.health.yaml:3'],
      ['health/a.health.yaml:7, port is no number', 'health/a.health.yaml:7'],
      ['/elsewhere/b.health.yaml, This leads out of the root', '/elsewhere/b.health.yaml'],
    ]);
    expect(group?.children.map(({ place }) => place)).toEqual([
      { file: '/shop/health/a.health.yaml', line: 3 },
      { file: '/shop/health/a.health.yaml', line: 7 },
      { file: '/elsewhere/b.health.yaml' },
    ]);
    expect(group?.children.map(({ tooltip }) => tooltip[2])).toEqual([
      'Nothing of this is watched',
      'What was taken before is watched on',
      'What was taken before is watched on',
    ]);
    expect(rows([], { folders: [folder('shop', seen)], filter: 'web' }).map(({ label }) => label)).toEqual(['Healthy']);
  });

  it('tell apart files of one name by their folders', () => {
    const failures = ['a/health', 'b/health', 'c'].map((where) => ({
      code: 'yaml/syntax',
      message: 'No YAML',
      file: `/shop/${where}/web.health.yaml`,
    }));
    const other = { code: 'yaml/syntax', message: 'No YAML', file: '/shop/c/api.health.yaml' };
    const [group] = rows([], { folders: [folder('shop', overview([], { failures: [...failures, other] }))] });
    expect(group?.children.map(({ label }) => label)).toEqual([
      'a/health/web.health.yaml',
      'b/health/web.health.yaml',
      'c/web.health.yaml',
      'api.health.yaml',
    ]);
  });

  it('leave out the middle of a long name, which the tooltip and a screen reader have whole', () => {
    const long = 'payments-orders-reconciliation-eu-west-1';
    const two = [check({ check: long }), check({ check: 'http' })];
    const [group] = rows([workload(long, 'healthy', { checks: two })]);
    const [shown] = group?.children ?? [];
    expect(shown).toMatchObject({
      label: 'payments-ord…n-eu-west-1',
      spoken: `${long}, healthy, 12 ms · 2 checks`,
    });
    expect(shown?.tooltip[0]).toBe(`${long} is healthy`);
    expect(shown?.children[0]).toMatchObject({
      label: 'payments-ord…n-eu-west-1',
      spoken: `${long}, healthy, 12 ms`,
    });
    expect(shown?.children[0]?.tooltip[0]).toBe(`${long}/${long}`);
  });

  it('show what is pinned first, and there alone', () => {
    const pins = new Set([workloadId('/shop', 'web')]);
    const [first, ...rest] = rows(night, { pins });
    expect(drawn(first ? [first] : [])).toEqual(['Pinned 1', '  web 12 ms']);
    expect(drawn(rest)).not.toContain('  web 12 ms');
    expect(first?.children[0]?.context).toBe('workload pinned unsilenced');
  });

  it('leave out what the filter does, with its group', () => {
    expect(rows(night, { filter: '@unhealthy @healthy' }).map(({ label }) => label)).toEqual(['Unhealthy', 'Healthy']);
    expect(rows(night, { filter: 'nobody' })).toEqual([]);
  });

  it('are under their folder where there are several', () => {
    const folders = [
      folder('shop', overview(night)),
      folder('depot', overview([workload('crane')])),
      folder('empty', overview([])),
    ];
    expect(rows([], { folders }).map(({ label, description }) => [label, description])).toEqual([
      ['shop', '1 unhealthy'],
      ['depot', undefined],
    ]);
    const away = folders.map((one) => ({ ...one, live: false }));
    expect(rows([], { folders: away })[0]?.spoken).toBe('shop, 1 unhealthy when last seen');
  });

  it('come by severity, then by how long they have been down, then by name, with P1 and P2 named', () => {
    const since = '2026-03-07T02:53:12.000Z';
    const down = [
      workload('svc-10', 'unhealthy'),
      workload('svc-2', 'unhealthy'),
      workload('z-urgent', 'unhealthy', { severity: 'P1' }),
      workload('svc-3', 'unhealthy', { severity: 'P3', since }),
    ];
    expect(rows(down)[0]?.children.map(({ spoken }) => spoken)).toEqual([
      'z-urgent, unhealthy, P1 · HTTP 503, expected 200',
      'svc-3, unhealthy, HTTP 503, expected 200',
      'svc-2, unhealthy, HTTP 503, expected 200',
      'svc-10, unhealthy, HTTP 503, expected 200',
    ]);
  });

  it('have room for what was expected: the address is in the tooltip', () => {
    const message = 'HTTP 503 from http://127.0.0.1:42875/svc, expected 200';
    const [group] = rows([workload('svc', 'unhealthy', { message, checks: [failing({ lastError: message })] })]);
    expect(group?.children[0]).toMatchObject({ description: 'HTTP 503, expected 200', children: [], open: false });
    expect(group?.children[0]?.tooltip.filter((line) => line.includes(message))).toEqual([message]);
  });

  it('have children where there are several checks, closed, with what was measured beside how many', () => {
    const two = [check(), check({ check: 'memory', type: 'memory', value: { number: 0.4, unit: 'ratio' } })];
    for (const state of ['healthy', 'unhealthy', 'at_risk'] as const)
      expect(rows([workload('api', state, { checks: two })])[0]?.children[0]?.open).toBe(false);
    expect(drawn(rows([workload('api', 'healthy', { checks: two })]))).toEqual([
      'Healthy 1',
      '  api 12 ms · 2 checks',
      '    http 12 ms',
      '    memory 40%',
    ]);
  });

  it('offer the runbook where there is one', () => {
    const [group] = rows([workload('api', 'unhealthy', { runbook: 'runbooks/api.md' })]);
    expect(group?.children[0]?.context).toBe('workload unpinned unsilenced runbook');
    expect(group?.children[0]?.tooltip).toContain('Runbook runbooks/api.md');
  });

  it('keep their ids when a workload moves from one group to another', () => {
    const idOf = (state: 'healthy' | 'unhealthy') => rows([workload('api', state)])[0]?.children[0]?.id;
    expect(idOf('healthy')).toBe(idOf('unhealthy'));
  });

  it('tell states apart by shape, and to a screen reader in words', () => {
    const all = rows(night).flatMap(({ children }) => children);
    expect(new Set(all.map(({ icon }) => icon?.name)).size).toBe(6);
    expect(all.map(({ spoken }) => spoken)[0]).toBe('api, unhealthy, HTTP 503, expected 200');
  });

  it('close a long list of what is healthy, unless there is nothing else', () => {
    const many = Array.from({ length: 20 }, (_, index) => workload(`w${index}`));
    expect(rows([...many, ...night]).find(({ label }) => label === 'Healthy')?.open).toBe(false);
    expect(rows(many)[0]?.open).toBe(true);
  });

  it('say in a tooltip since when, what was expected, and when it was checked', () => {
    const [group] = rows([
      workload('api', 'unhealthy', {
        since: '2026-03-07T02:53:12.000Z',
        incident: 'INC-1',
        restart: { auto: true, count: 2, attempts: 2, max: 3, exhausted: false },
        checks: [failing({ expected: 'status 200', actual: '503' })],
      }),
    ]);
    expect(group?.children[0]?.tooltip).toEqual([
      'api is unhealthy since 02:53:12 UTC (19m)',
      'HTTP 503, expected 200',
      'Incident INC-1',
      'Restarted 2 times',
      'http: http://127.0.0.1:8080/healthz',
      'Expected status 200, got 503',
      '4 failures in a row; 3 make it unhealthy',
      'Took 12 ms',
      'Last checked 03:12:35 UTC, every 10s',
    ]);
  });

  it('claim nothing of now where nobody watches any more', () => {
    const since = '2026-03-07T02:53:12.000Z';
    const last = [
      workload('api', 'unhealthy', { since }),
      workload('disk', 'at_risk', { message: 'HTTP 503, expected 200; one more failure makes it unhealthy' }),
      workload('worker', 'suppressed', { message: 'db is unhealthy, and this depends on it', suppressedBy: 'db' }),
      workload('fresh', 'unknown', { message: 'not checked yet' }),
    ];
    const shown = rows([], { folders: [folder('shop', unwatched(last), false)] }).flatMap(({ children }) => children);
    expect(shown.map(({ spoken }) => spoken)).toEqual([
      'api, unhealthy when last seen, HTTP 503, expected 200',
      'disk, at risk when last seen, HTTP 503, expected 200',
      'worker, suppressed when last seen, db was unhealthy, and this depends on it',
      'fresh, not checked yet, not checked yet',
    ]);
    expect(shown.map(({ tooltip }) => tooltip[0])).toEqual([
      'api was unhealthy when last seen, since 02:53:12 UTC',
      'disk was at risk when last seen',
      'worker was suppressed when last seen',
      'fresh is not checked yet',
    ]);
    expect(shown[0]?.tooltip.at(-1)).toBe('Last checked 03:12:35 UTC, every 10s while watched');
  });
});
