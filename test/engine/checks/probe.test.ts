import { expect, it } from 'vitest';
import { type Attempt, observe } from '../../../engine/checks/probe.ts';
import { probe } from '../../../engine/checks/probes.ts';
import type { ReadyProbe } from '../../../engine/checks/target.ts';
import { dieFolder } from '../../support/dead-folder.ts';
import { context, exec, http, startedAt } from './support.ts';

const attempt: Attempt = {
  run: async () => ({ type: 'tcp', address: '127.0.0.1:1' }),
  explain: () => ({ reason: 'reset', message: 'closed' }),
  late: () => 'too late',
};

const never = () => new Promise<never>(() => {});

it('times what was seen', async () => {
  expect(await observe(context(), attempt)).toEqual({
    type: 'tcp',
    address: '127.0.0.1:1',
    startedAt,
    took: expect.any(Number),
  });
});

it('explains an attempt that rejects', async () => {
  const run = () => Promise.reject(new Error('gone'));
  expect(await observe(context(), { ...attempt, run })).toMatchObject({
    type: 'error',
    reason: 'reset',
    message: 'closed',
  });
});

it('answers at the deadline when the attempt does not', async () => {
  const outcome = await observe(context({ timeout: 20 }), { ...attempt, run: never });
  expect(outcome).toMatchObject({ type: 'error', reason: 'timeout', message: 'too late' });
  expect(outcome.took).toBeGreaterThanOrEqual(19);
});

it('tells the attempt to let go at the deadline', async () => {
  const signals: AbortSignal[] = [];
  const run = (signal: AbortSignal) => {
    signals.push(signal);
    return never();
  };
  await observe(context({ timeout: 1 }), { ...attempt, run });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

it('answers a cancellation at once when the attempt does not', async () => {
  const controller = new AbortController();
  const outcome = observe(context({ signal: controller.signal }), { ...attempt, run: never });
  controller.abort();
  expect(await outcome).toMatchObject({ type: 'error', reason: 'cancelled' });
});

it('does not begin when it is already cancelled', async () => {
  let begun = false;
  const run = () => {
    begun = true;
    return never();
  };
  const outcome = await observe(context({ signal: AbortSignal.abort() }), { ...attempt, run });
  expect(outcome).toMatchObject({ reason: 'cancelled' });
  expect(begun).toBe(false);
});

it.each([
  [1_100, true],
  [100, undefined],
])('a deadline noticed %d ms late says whether this process was stopped: %s', async (ms, stalled) => {
  const outcome = observe(context({ timeout: 20 }), { ...attempt, run: never });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 + ms);
  expect(await outcome).toMatchObject({ reason: 'timeout', ...(stalled && { stalled }) });
  expect('stalled' in (await outcome)).toBe(stalled === true);
});

it.each([
  ['EMFILE', true],
  ['ENFILE', true],
  ['ENOBUFS', true],
  ['ENOMEM', true],
  ['ECONNREFUSED', false],
  ['ECONNRESET', false],
])('knows nothing of its target where this host has nothing left to look with (%s)', async (code, unread) => {
  const run = () => Promise.reject(Object.assign(new Error(code), { code }));
  expect('unread' in (await observe(context(), { ...attempt, run }))).toBe(unread);
});

const dead = '/healer-dead';
const endpoint = { host: '127.0.0.1', port: 1, chain: true };

it.each<[ReadyProbe, string, true | undefined]>([
  [{ type: 'process', pidFile: `${dead}/web.pid`, cpu: false }, `the process of ${dead}/web.pid`, true],
  [{ type: 'process', name: 'web', pidFile: `${dead}/web.pid`, cpu: false }, `web (pid file ${dead}/web.pid)`, true],
  [http('https://127.0.0.1:1/', { caFile: `${dead}/ca.pem` }), `the ca_file ${dead}/ca.pem`, true],
  [{ type: 'certificate', ...endpoint, caFile: `${dead}/ca.pem` }, `the ca_file ${dead}/ca.pem`, true],
  [exec('true', { cwd: dead }), `the folder ${dead}`, true],
  [{ type: 'certificate', file: `${dead}/web.pem`, chain: false }, `${dead}/web.pem`, undefined],
  [{ type: 'disk', mount: dead }, `the file system at ${dead}`, undefined],
])('%j has no answer about %s; that nothing is known of its target: %s', async (spec, what, unread) => {
  dieFolder(dead);
  const outcome = await probe(spec, context({ timeout: 100 }));
  expect(outcome).toMatchObject({ reason: 'timeout', message: `no answer within 100ms about ${what}` });
  expect('unread' in outcome ? outcome.unread : undefined).toBe(unread);
});

it.each<[ReadyProbe, string]>([
  [{ type: 'process', pidFile: '/nowhere/web.pid', cpu: false }, 'process'],
  [{ type: 'process', pidFile: '/dev/zero', cpu: false }, 'invalid'],
  [{ type: 'certificate', file: '/nowhere/web.pem', chain: false }, 'missing'],
  [exec('sleep 9'), 'timeout'],
  [exec('exit 127'), 'exec'],
  [http('http://127.0.0.1:1/'), 'refused'],
])('%j is answered (%s)', async (spec, reason) => {
  const outcome = await probe(spec, context({ timeout: 100 }));
  expect(outcome.type === 'error' ? outcome.reason : outcome.type).toBe(reason);
  expect('unread' in outcome).toBe(false);
});

it.each<[ReadyProbe, string]>([
  [http('https://127.0.0.1:1/', { caFile: '/nowhere/ca.pem' }), 'missing'],
  [http('https://127.0.0.1:1/', { caFile: '/dev/null' }), 'invalid'],
  [http('https://127.0.0.1:1/', { caFile: import.meta.filename }), 'invalid'],
  [{ type: 'certificate', ...endpoint, caFile: '/nowhere/ca.pem' }, 'missing'],
  [{ type: 'certificate', file: '/nowhere/web.pem', chain: true, caFile: '/nowhere/ca.pem' }, 'missing'],
  [exec('true', { cwd: '/nowhere' }), 'spawn'],
  [exec('true \0'), 'spawn'],
])('%j does not come to ask its target (%s)', async (spec, reason) => {
  expect(await probe(spec, context())).toMatchObject({ type: 'error', reason, unread: true });
});
