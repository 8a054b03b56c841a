import { describe, expect, it } from 'vitest';
import { toCheck } from '../../../engine/definitions/check.ts';
import { definitionsFromText } from '../../../engine/definitions/text.ts';
import type { Check, Expectation, ProbeSpec } from '../../../engine/model/check.ts';
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
  ])('%s', (_, fields, expected) => {
    const { interval, timeout, retries } = only('workload: api\ntype: http\n');
    const byDefault = { interval, timeout, retries };
    expect(only(`workload: api\ntype: http\n${fields}\n`)).toMatchObject({ ...byDefault, ...expected });
  });

  it.each<[string, string, string | undefined, ProbeSpec, Partial<Expectation>]>([
    ['disk', '', 'H2', { type: 'disk', mount: '/' }, { usage: 0.9 }],
    ['memory', '', 'H8', { type: 'memory' }, { usage: 0.9 }],
    ['host', '', undefined, { type: 'host', cpu: false }, { load: 2, fileDescriptors: 0.9 }],
    ['zombies', '', undefined, { type: 'zombies' }, { zombies: 10 }],
    ['process', 'target: nginx', undefined, { type: 'process', name: 'nginx', cpu: false }, {}],
    [
      'certificate',
      'target: shop.test:443',
      'H3',
      { type: 'certificate', host: 'shop.test', port: 443, chain: true },
      { certificateDays: 14, trusted: true },
    ],
    [
      'certificate',
      'target: web.pem',
      'H3',
      { type: 'certificate', file: '/shop/web.pem', chain: false },
      { certificateDays: 14, trusted: false },
    ],
  ])('a bare %s check with %j raises %s', (type, fields, alert, probe, limits) => {
    const check = only(`workload: host1\ntype: ${type}\n${fields}\n`);
    expect(check.alert).toBe(alert);
    expect(check.probe).toEqual(probe);
    expect(check.expect).toEqual({ status: [[200, 399]], json: [], ...limits });
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
    [
      'tcp that sends and reads',
      'type: tcp\nport: 6379\nsend: "PING\\r\\n"\nexpect: {answer: {contains: PONG}}',
      { type: 'tcp', port: 6379, send: 'PING\r\n', answer: { contains: 'PONG' } },
    ],
    [
      'a process by its pid file',
      'type: process\ntarget: nginx\npid_file: run/nginx.pid\nexpect: {cpu: 0.5}',
      { type: 'process', name: 'nginx', pidFile: '/shop/run/nginx.pid', cpu: true },
    ],
    ['a mount point', 'type: disk\ntarget: /var', { type: 'disk', mount: '/var' }],
    ['a host whose CPU is judged', 'type: host\nexpect: {cpu: 0.9}', { type: 'host', cpu: true }],
    [
      'an endpoint by IPv6',
      'type: certificate\ntarget: "[::1]:8443"\nserver_name: shop.test\nca_file: ca.pem',
      { type: 'certificate', host: '::1', port: 8443, serverName: 'shop.test', chain: true, caFile: '/shop/ca.pem' },
    ],
    [
      'a file whose chain is judged',
      'type: certificate\ntarget: /etc/web.pem\nexpect: {trusted: true}',
      { type: 'certificate', file: '/etc/web.pem', chain: true },
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

it.each<[string, string, Partial<Expectation>]>([
  [
    'process',
    'memory: 1.5GiB, cpu: 2, thread_change: 50, restarts: 0',
    { memory: 1.5 * 2 ** 30, cpu: 2, threadChange: 50, restarts: 0 },
  ],
  ['disk', 'usage: 0.8, inodes: 0.7, time_to_full: 4h', { usage: 0.8, inodes: 0.7, timeToFull: 14_400_000 }],
  ['host', 'load: 1, cpu: 0.9, swap: 0.5', { load: 1, cpu: 0.9, swap: 0.5, fileDescriptors: 0.9 }],
  ['exec', 'exit_code: [0, 3], output: {contains: up}', { exitCodes: [0, 3], output: { contains: 'up' } }],
  ['http', 'certificate_days: 30', { certificateDays: 30 }],
])('reads what a %s check expects: %s', (type, fields, limits) => {
  const { expect: expected } = only(
    `workload: api\ntype: ${type}\n${type === 'host' ? '' : 'target: x\n'}expect: {${fields}}\n`,
  );
  expect(expected).toEqual({ status: [[200, 399]], json: [], ...limits });
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
    const { checks, playbooks, rules, failures } = definitionsFromText(`/shop/x.${kind}.yaml`, text, root);
    expect([checks, playbooks, rules]).toEqual([[], [], []]);
    const lines = marks.map(({ start }) => text.slice(0, start).split('\n').length);
    expect(failures.map((failure) => [failure.code, failure.line])).toEqual(lines.map((line) => [code, line]));
  });

  const taken = refusals.flatMap(({ kind, valid }) => valid.map((text) => [kind, text] as const));
  it.each(taken)('a %s without one is taken: %j', (kind, text) => {
    const { checks, playbooks, rules, failures } = definitionsFromText(`/shop/x.${kind}.yaml`, text, root);
    expect(failures).toEqual([]);
    expect([...checks, ...playbooks, ...rules]).toHaveLength(1);
  });
});

it('is a function of its arguments', () => {
  const config = { workload: 'api', type: 'tcp', port: 1 } as const;
  const source = { file: '/shop/health/api.yaml', line: 1 };
  expect(toCheck(config, source, root)).toEqual(toCheck(config, source, root));
});
