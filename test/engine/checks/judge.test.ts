import { describe, expect, it } from 'vitest';
import { judge } from '../../../engine/checks/judge.ts';
import { decimal, percent } from '../../../engine/checks/judgement.ts';
import type { Expectation, Outcome } from '../../../engine/model/check.ts';
import { check, exec, startedAt } from './support.ts';

const url = 'http://127.0.0.1:8080/healthz';
const timed = { startedAt, took: 12 };

function answer(given: Partial<Extract<Outcome, { type: 'http' }>> = {}): Outcome {
  return { ...timed, type: 'http', status: 200, url, redirects: 0, ...given };
}

function ended(given: Partial<Extract<Outcome, { type: 'exec' }>> = {}): Outcome {
  return { ...timed, type: 'exec', exitCode: 0, signal: null, stdout: '', stderr: '', ...given };
}

it('an answer that leads on after ten redirects is noted, healthy or not', () => {
  const notes = (status: number, redirects: number) => judge(check({}), answer({ status, redirects })).notes;
  expect(notes(302, 10)).toEqual(['10 redirects were followed, and the last answer is another: this may be a loop']);
  expect([notes(302, 0), notes(200, 10)]).toEqual([undefined, undefined]);
});

describe('healthy', () => {
  it.each<[string, Partial<Expectation>, Outcome]>([
    [`HTTP 200 from ${url}`, {}, answer()],
    [`HTTP 399 from ${url}`, {}, answer({ status: 399 })],
    [
      `HTTP 404 from ${url}`,
      {
        status: [
          [200, 299],
          [404, 404],
        ],
      },
      answer({ status: 404 }),
    ],
    [`HTTP 200 from ${url}`, { bodyContains: 'ok' }, answer({ body: 'all ok' })],
    [`HTTP 200 from ${url}`, { bodyContains: '' }, answer({ body: '' })],
    [`HTTP 200 from ${url}`, { bodyMatches: '^status: (ok|warming)$' }, answer({ body: 'status: warming' })],
    [`HTTP 200 from ${url}`, { latency: 12 }, answer()],
    ['connected to 127.0.0.1:5432', {}, { ...timed, type: 'tcp', address: '127.0.0.1:5432' }],
    ['exit code 0', {}, ended({ stderr: 'a warning' })],
  ])('%s', (message, expected, outcome) => {
    expect(judge(check({ expect: expected }), outcome)).toMatchObject({ healthy: true, message });
  });

  it.each([
    ['status', 'ok'],
    ['checks.0.state', 'up'],
    ['checks.1.latency', 1.5],
    ['ready', true],
    ['error', null],
    ['a key', 0],
  ])('when the JSON at %s is %j', (path, equals) => {
    const body = JSON.stringify({
      status: 'ok',
      checks: [{ state: 'up' }, { latency: 1.5 }],
      ready: true,
      error: null,
      'a key': 0,
    });
    expect(judge(check({ expect: { json: [{ path, equals }] } }), answer({ body })).healthy).toBe(true);
  });
});

describe('unhealthy', () => {
  const long = `<html>${'x'.repeat(200)}`;
  it.each<[string, Partial<Expectation>, Outcome]>([
    [`HTTP 503 from ${url}, expected 200–399`, {}, answer({ status: 503 })],
    [
      `HTTP 400 from ${url}, expected 200, 204, 300–399`,
      {
        status: [
          [200, 200],
          [204, 204],
          [300, 399],
        ],
      },
      answer({ status: 400 }),
    ],
    [`HTTP 500 from ${url} after 1 redirect, expected 200–399`, {}, answer({ status: 500, redirects: 1 })],
    [
      `HTTP 302 from ${url} after 10 redirects, expected 200`,
      { status: [[200, 200]] },
      answer({ status: 302, redirects: 10 }),
    ],
    [
      `the body from ${url} does not contain "ok": it begins with "down"`,
      { bodyContains: 'ok' },
      answer({ body: 'down\n' }),
    ],
    [`the body from ${url} does not contain "ok": it is empty`, { bodyContains: 'ok' }, answer({ body: '' })],
    [
      `the body from ${url} does not contain "ok": it begins with "${long.slice(0, 79)}…"`,
      { bodyContains: 'ok' },
      answer({ body: long }),
    ],
    [
      `the first 1 MiB of the body from ${url} does not contain "ok": it begins with "a"`,
      { bodyContains: 'ok' },
      answer({ body: 'a', truncated: true }),
    ],
    [
      `the body from ${url} does not match /^ok$/: it begins with "not\\nok"`,
      { bodyMatches: '^ok$' },
      answer({ body: 'not\nok' }),
    ],
    [
      `expect.body.matches cannot be judged: Invalid regular expression: /(/: Unterminated group`,
      { bodyMatches: '(' },
      answer({ body: 'ok' }),
    ],
    [
      `the body from ${url} is not JSON: it begins with "<html>"`,
      { json: [{ path: 'a', equals: 1 }] },
      answer({ body: '<html>' }),
    ],
    [
      `the body from ${url} is longer than 1 MiB, so that its JSON cannot be read: it begins with "{"`,
      { json: [{ path: 'a', equals: 1 }] },
      answer({ body: '{', truncated: true }),
    ],
    [
      `a.0.b is missing in the body from ${url}, expected "up"`,
      { json: [{ path: 'a.0.b', equals: 'up' }] },
      answer({ body: '{"a":[]}' }),
    ],
    [
      `a is "1" in the body from ${url}, expected 1`,
      { json: [{ path: 'a', equals: 1 }] },
      answer({ body: '{"a":"1"}' }),
    ],
    [
      `a is {"b":1} in the body from ${url}, expected null`,
      { json: [{ path: 'a', equals: null }] },
      answer({ body: '{"a":{"b":1}}' }),
    ],
    [
      `__proto__ is missing in the body from ${url}, expected null`,
      { json: [{ path: '__proto__', equals: null }] },
      answer({ body: '{}' }),
    ],
    [
      `b is 2 in the body from ${url}, expected 3`,
      {
        json: [
          { path: 'a', equals: 1 },
          { path: 'b', equals: 3 },
        ],
      },
      answer({ body: '{"a":1,"b":2}' }),
    ],
    [`took 501ms, expected at most 500ms`, { latency: 500 }, answer({ took: 500.2 })],
    [`took 2s, expected at most 1s`, { latency: 1000 }, { startedAt, took: 2000, type: 'tcp', address: '127.0.0.1:1' }],
    [`took 2s, expected at most 1s`, { latency: 1000 }, ended({ took: 2000 })],
    [
      `HTTP 500 from ${url}, expected 200–399`,
      { bodyContains: 'ok', latency: 1 },
      answer({ status: 500, body: 'down' }),
    ],
    ['connection refused', {}, { ...timed, type: 'error', reason: 'refused', message: 'connection refused' }],
  ])('%s', (message, expected, outcome) => {
    const verdict = judge(check({ expect: expected }), outcome);
    expect(verdict).toMatchObject({
      healthy: false,
      message,
      expected: expect.any(String),
      actual: expect.any(String),
    });
  });

  it.each([
    ['exit code 3', ended({ exitCode: 3 })],
    ['exit code 3: no such table', ended({ exitCode: 3, stderr: 'connecting\nno such table\n\n' })],
    ['exit code 1: 2 of 3 replicas', ended({ exitCode: 1, stdout: '2 of 3 replicas\n' })],
    ['exit code 1: to the point', ended({ exitCode: 1, stdout: 'aside', stderr: 'to the point' })],
    ['killed by SIGSEGV', ended({ exitCode: null, signal: 'SIGSEGV' })],
  ])('%s', (message, outcome) => {
    const verdict = judge(check({ probe: exec('true') }), outcome);
    expect(verdict).toMatchObject({ healthy: false, message, expected: 'exit code 0' });
  });

  it.each<[string, Partial<Expectation>, Outcome]>([
    ['exit code 0: all 3 up, expected exit code 3', { exitCodes: [3] }, ended({ stdout: 'all 3 up' })],
    ['exit code 1, expected exit code 0, 3', { exitCodes: [0, 3] }, ended({ exitCode: 1 })],
    [
      'the output does not contain "ready": it begins with "starting"',
      { output: { contains: 'ready' } },
      ended({ stdout: 'starting\n' }),
    ],
    [
      'the output does not match /^lag: 0/: it is empty',
      { output: { matches: '^lag: 0' } },
      ended({ stderr: 'lag: 0' }),
    ],
  ])('a command: %s', (message, expected, outcome) => {
    const verdict = judge(check({ probe: exec('true'), expect: expected }), outcome);
    expect(verdict).toMatchObject({ healthy: false, message });
  });

  const key = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEpAIBAAKCAQEA', '-----END RSA PRIVATE KEY-----'].join('\n');
  it.each<[string, Partial<Extract<Outcome, { type: 'exec' }>>, readonly string[] | undefined]>([
    ['its errors', { stderr: 'one\ntwo\n\nthree\n', stdout: 'aside\nand more' }, ['one', 'two', 'three']],
    ['its output where it wrote no error', { stdout: 'one\r\ntwo' }, ['one', 'two']],
    ['nothing that the message has', { stderr: 'only this\n' }, undefined],
    ['nothing that the message has, masked', { stderr: 'token=s3cret\n' }, undefined],
    ['a line that the message has cut', { stderr: 'x'.repeat(300) }, ['x'.repeat(300)]],
    ['no secret', { stderr: `password=s3cret\n${key}\nfailed` }, ['password=***', '***', 'failed']],
    ['no colour', { stderr: '\u001b[31mred\u001b[0m\nfailed' }, ['red', 'failed']],
    ['no line whose beginning was cut off', { stderr: `${'s'.repeat(4088)}\nfailed` }, undefined],
    [
      'at most twenty lines',
      { stderr: Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n') },
      Array.from({ length: 20 }, (_, index) => `line ${index + 10}`),
    ],
  ])('a command that fails is told with the end of what it wrote: %s', (_, said, notes) => {
    expect(judge(check({ probe: exec('true') }), ended({ exitCode: 3, ...said })).notes).toEqual(notes);
  });

  it('a command that is as expected is told without', () => {
    expect(judge(check({ probe: exec('true') }), ended({ stderr: 'one\ntwo' })).notes).toBeUndefined();
  });

  it.each<[string, Partial<Expectation>, Outcome]>([
    ['exit code 3', { exitCodes: [0, 3] }, ended({ exitCode: 3 })],
    ['exit code 0', { output: { contains: 'up', matches: '^all' } }, ended({ stdout: 'all up' })],
  ])('a command that is as expected: %s', (message, expected, outcome) => {
    const verdict = judge(check({ probe: exec('true'), expect: expected }), outcome);
    expect(verdict).toMatchObject({ healthy: true, message, value: { number: 12, unit: 'ms' } });
  });

  it.each<[string | undefined, string | undefined]>([
    ['2026-02-01T03:04:05.000Z', undefined],
    [
      '2026-01-12T03:04:05.000Z',
      `the certificate of ${url} is valid for 10 days more, until 2026-01-12, expected at least 14 days`,
    ],
    ['2026-01-01T00:00:00.000Z', `the certificate of ${url} expired 2026-01-01, 1 day ago, expected at least 14 days`],
    [undefined, `${url} is not https and has no certificate, expected a certificate valid for at least 14 days`],
  ])('a certificate until %s', (certificateEnds, message) => {
    const verdict = judge(
      check({ expect: { certificateDays: 14 } }),
      answer(certificateEnds ? { certificateEnds } : {}),
    );
    expect(verdict).toMatchObject(message === undefined ? { healthy: true } : { healthy: false, message });
  });

  it('names every expectation that does not hold, the status first', () => {
    const json = [
      { path: 'state', equals: 'up' },
      { path: 'db', equals: true },
      { path: 'lag', equals: 0 },
    ];
    const expected = { status: [[200, 200]] as const, bodyContains: 'fine', bodyMatches: '^ok', json, latency: 5 };
    const body = '{"state":"down","db":true}';
    const start = 'it begins with "{\\"state\\":\\"down\\",\\"db\\":true}"';
    expect(judge(check({ expect: expected }), answer({ status: 500, body }))).toEqual({
      healthy: false,
      message: `HTTP 500 from ${url}, expected 200`,
      expected: 'HTTP 200',
      actual: 'HTTP 500',
      also: [
        `the body from ${url} does not contain "fine": ${start}`,
        `the body from ${url} does not match /^ok/: ${start}`,
        `state is "down" in the body from ${url}, expected "up"`,
        `lag is missing in the body from ${url}, expected 0`,
        'took 12ms, expected at most 5ms',
      ],
      value: { number: 12, unit: 'ms' },
    });
  });

  it.each([
    [0.001, '0.001', '0.1%'],
    [0.00123, '0.0012', '0.1%'],
    [0.0004, '0.0004', '0.04%'],
    [0, '0', '0%'],
    [0.25, '0.25', '25%'],
    [1.005, '1', '100.5%'],
    [12.3456, '12.35', '1234.6%'],
  ])('tells %d as %s and %s: only nothing reads as 0', (number, plain, share) => {
    expect([decimal(number), percent(number)]).toEqual([plain, share]);
  });

  it('names expected and actual apart', () => {
    expect(judge(check(), answer({ status: 503 }))).toMatchObject({ expected: 'HTTP 200–399', actual: 'HTTP 503' });
    const json = [{ path: 'state', equals: 'up' }];
    expect(judge(check({ expect: { json } }), answer({ body: '{"state":"down"}' }))).toMatchObject({
      expected: 'state to be "up"',
      actual: '"down"',
    });
  });
});
