import { describe, expect, it } from 'vitest';
import { toCheck } from '../../../engine/definitions/check.ts';
import { definitionsFromText } from '../../../engine/definitions/text.ts';
import type { Check } from '../../../engine/model/check.ts';
import { refusals } from '../../../schemas/rules/index.ts';
import { ranges } from '../../support/fixture.ts';

const root = '/shop';

function only(yaml: string): Check {
  const { checks, failures } = definitionsFromText('/shop/health/api.yaml', yaml, root);
  expect(failures).toEqual([]);
  expect(checks).toHaveLength(1);
  return checks[0] as Check;
}

describe('the defaults of a health config', () => {
  it('fills in everything that is left out', () => {
    expect(only('workload: api\ntype: http\n')).toEqual({
      workload: 'api',
      name: 'http',
      enabled: false,
      interval: 30_000,
      timeout: 5_000,
      retries: 3,
      successThreshold: 1,
      probe: {
        type: 'http',
        scheme: 'http',
        port: 8080,
        path: '/healthz',
        method: 'GET',
        headers: {},
        maxRedirects: 10,
        readBody: false,
      },
      expect: { status: [[200, 399]], json: [] },
      restart: {
        auto: false,
        max: 0,
        delay: 10_000,
        backoff: 2,
        maxDelay: 300_000,
        grace: 0,
        resetAfter: 600_000,
        target: { type: 'unit', unit: 'volt-container@api.service' },
      },
      dependsOn: [],
      labels: {},
      source: { file: '/shop/health/api.yaml', line: 1 },
      notYet: [],
    } satisfies Check);
  });

  it.each<[string, string, Partial<Check>]>([
    ['zero means the default', 'interval: 0s\ntimeout: "0"\nrestart_delay: 0s\nretries: 0', {}],
    ['negative means the default', 'interval: -1s\ntimeout: -5m\nretries: -2', {}],
    ['written times are ms', 'interval: 1m30s\ntimeout: 500ms', { interval: 90_000, timeout: 500 }],
    ['a name of its own', 'name: front', { name: 'front' }],
    ['unquoted yes is true', 'enabled: yes', { enabled: true }],
    ['success_threshold', 'success_threshold: 2', { successThreshold: 2 }],
    ['who it depends on', 'depends_on: [database, queue]', { dependsOn: ['database', 'queue'] }],
    [
      'alert, severity, runbook',
      'alert: H6\nseverity: P1\nrunbook: r.md',
      { alert: 'H6', severity: 'P1', runbook: 'r.md' },
    ],
    ['what a single run leaves out', 'expect: {certificate_days: 14}', { notYet: ['expect.certificate_days'] }],
    [
      'what only watching uses is not left out',
      'auto_restart: true\ndepends_on: [db]\nlabels: {team: a}',
      { notYet: [] },
    ],
  ])('%s', (_, fields, expected) => {
    const { interval, timeout, retries } = only('workload: api\ntype: http\n');
    const byDefault = { interval, timeout, retries };
    expect(only(`workload: api\ntype: http\n${fields}\n`)).toMatchObject({ ...byDefault, ...expected });
  });

  it.each([
    ['disk', 'H2'],
    ['certificate', 'H3'],
    ['memory', 'H8'],
    ['host', undefined],
    ['process', undefined],
    ['zombies', undefined],
  ])('a %s check raises %s and cannot be probed yet', (type, alert) => {
    const check = only(`workload: host1\ntype: ${type}\n`);
    expect(check.alert).toBe(alert);
    expect(check.probe).toEqual({ type: 'unsupported', wanted: type });
  });
});

describe('where a check looks', () => {
  it.each([
    ['a path', 'target: /ready', { scheme: 'http', port: 8080, path: '/ready' }],
    ['a path without its slash', 'target: ready', { scheme: 'http', port: 8080, path: '/ready' }],
    ['port 0 is the default', 'port: 0', { scheme: 'http', port: 8080, path: '/healthz' }],
    ['all parts', 'scheme: https\nhost: shop.test\nport: 8443', { scheme: 'https', host: 'shop.test', port: 8443 }],
    ['brackets of IPv6 are left out', "host: '[::1]'", { host: '::1' }],
    ['a full URL as it is written', 'target: https://shop.test/x?y=1\nport: 9', { url: 'https://shop.test/x?y=1' }],
    ['redirects judged themselves', 'redirect: manual', { maxRedirects: 0 }],
    ['a body read when asked for', 'expect: {body: {contains: ok}}', { readBody: true }],
    ['a body read for its JSON', 'expect: {json: [{path: a, equals: 1}]}', { readBody: true }],
    [
      'method and headers',
      'method: HEAD\nheaders: {Accept: text/plain}',
      { method: 'HEAD', headers: { Accept: 'text/plain' } },
    ],
  ])('http: %s', (_, fields, probe) => {
    expect(only(`workload: api\ntype: http\n${fields}\n`).probe).toMatchObject({ type: 'http', ...probe });
  });

  it.each([
    ['tcp', 'type: tcp\nport: 5432', { type: 'tcp', port: 5432 }],
    ['tcp with a host', 'type: tcp\nport: 5432\nhost: db.test', { type: 'tcp', host: 'db.test', port: 5432 }],
    [
      'exec at the root',
      'type: exec\ntarget: pg_isready -q',
      { type: 'exec', command: 'pg_isready -q', cwd: '/shop', env: {} },
    ],
    [
      'exec in a folder with an environment',
      'type: exec\ntarget: ./check\ncwd: tools/db\nenv: {PGHOST: 127.0.0.1}',
      { type: 'exec', command: './check', cwd: '/shop/tools/db', env: { PGHOST: '127.0.0.1' } },
    ],
  ])('%s', (_, fields, probe) => {
    expect(only(`workload: api\n${fields}\n`).probe).toEqual(probe);
  });
});

it.each([
  [
    '[200, 204]',
    [
      [200, 200],
      [204, 204],
    ],
  ],
  [
    '["200-299", 304]',
    [
      [200, 299],
      [304, 304],
    ],
  ],
])('expect.status %s', (status, ranges) => {
  expect(only(`workload: api\ntype: http\nexpect: {status: ${status}}\n`).expect.status).toEqual(ranges);
});

it('reads every other expectation', () => {
  const fields = 'expect: {body: {contains: ok, matches: "^ok"}, json: [{path: a.0, equals: null}], latency: 200ms}';
  expect(only(`workload: api\ntype: http\n${fields}\n`).expect).toEqual({
    status: [[200, 399]],
    bodyContains: 'ok',
    bodyMatches: '^ok',
    json: [{ path: 'a.0', equals: null }],
    latency: 200,
  });
});

it.each([
  ['unit: web.service', { type: 'unit', unit: 'web.service' }],
  ['command: [make, restart]', { type: 'command', command: ['make', 'restart'] }],
  ['container: web-1', { type: 'container', container: 'web-1' }],
  ['kubernetes: {resource: deployment/web}', { type: 'kubernetes', resource: 'deployment/web', namespace: 'default' }],
])('restart: {%s}', (restart, target) => {
  const check = only(`workload: api\ntype: http\nauto_restart: true\nmax_restarts: 4\nrestart: {${restart}}\n`);
  expect(check.restart).toMatchObject({ auto: true, max: 4, delay: 10_000, target });
});

it.each([
  ['', { backoff: 2, maxDelay: 300_000, grace: 0, resetAfter: 600_000 }],
  ['backoff: 3, max_delay: 1m', { backoff: 3, maxDelay: 60_000, grace: 0, resetAfter: 600_000 }],
  ['grace: 5s, reset_after: 1h', { backoff: 2, maxDelay: 300_000, grace: 5_000, resetAfter: 3_600_000 }],
])('waits between attempts with restart: {%s}', (restart, waits) => {
  expect(only(`workload: api\ntype: http\nrestart: {${restart}}\n`).restart).toMatchObject(waits);
});

describe('what the editor underlines as an error is refused, with the line of the property', () => {
  const refused = refusals.flatMap(({ code, kind, invalid }) => invalid.map((marked) => [code, kind, marked] as const));
  it.each(refused)('%s in a %s: %j', (code, kind, marked) => {
    const { text, ranges: marks } = ranges(marked);
    const { checks, playbooks, failures } = definitionsFromText(`/shop/x.${kind}.yaml`, text, root);
    expect([checks, playbooks]).toEqual([[], []]);
    const lines = marks.map(({ start }) => text.slice(0, start).split('\n').length);
    expect(failures.map((failure) => [failure.code, failure.line])).toEqual(lines.map((line) => [code, line]));
  });

  const taken = refusals.flatMap(({ kind, valid }) => valid.map((text) => [kind, text] as const));
  it.each(taken)('a %s without one is taken: %j', (kind, text) => {
    const { checks, playbooks, failures } = definitionsFromText(`/shop/x.${kind}.yaml`, text, root);
    expect(failures).toEqual([]);
    expect([...checks, ...playbooks]).toHaveLength(1);
  });
});

it('is a function of its arguments', () => {
  const config = { workload: 'api', type: 'tcp', port: 1 } as const;
  const source = { file: '/shop/health/api.yaml', line: 1 };
  expect(toCheck(config, source, root)).toEqual(toCheck(config, source, root));
});
