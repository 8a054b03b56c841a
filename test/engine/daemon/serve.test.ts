import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { createMessageConnection, SocketMessageReader, SocketMessageWriter } from 'vscode-jsonrpc/node';
import { connectTo } from '../../../engine/daemon/start.ts';
import { failureOf, protocolVersion } from '../../../engine/protocol/rpc.ts';
import { buildProgram, client, newPlace, recordOf, run, temporaryFolder, until } from './harness.ts';

let cli: string;
const running = new Set<ReturnType<typeof run>>();

beforeAll(async () => {
  process.env['XDG_RUNTIME_DIR'] = temporaryFolder();
  cli = await buildProgram();
});

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
  running.clear();
});

/** A daemon in the foreground, as `healer daemon` runs it. */
function serve({ root, stateDirectory }: ReturnType<typeof newPlace>, environment: NodeJS.ProcessEnv = {}) {
  const daemon = run(cli, ['daemon', '--state-dir', stateDirectory, '--root', root], {
    ...process.env,
    ...environment,
  });
  running.add(daemon);
  return daemon;
}

async function listening(stateDirectory: string): Promise<string> {
  await until(() => recordOf(stateDirectory) !== undefined);
  return recordOf(stateDirectory)?.socket ?? '';
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends it cleanly, the request under way answered',
  async (signal) => {
    const where = newPlace();
    const daemon = serve(where);
    const socket = await listening(where.stateDirectory);
    const connected = await client(where.stateDirectory);
    const underWay = new Promise((resolve) => connected.onNotification('incident/changed', resolve));
    const answer = connected.request('playbook/list', { root: where.root });
    await underWay;
    daemon.child.kill(signal);
    await until(() => !existsSync(socket));
    writeFileSync(join(where.stateDirectory, 'finish'), '');
    expect(await answer).toEqual({ ok: true, value: { playbooks: [] } });
    expect(await daemon.ended).toMatchObject({ code: 0, stderr: expect.stringContaining(`ending: ${signal}`) });
    expect(existsSync(join(where.stateDirectory, 'daemon.json'))).toBe(false);
  },
);

it('ends by itself after a while without a client', async () => {
  const where = newPlace();
  const daemon = serve(where, { FIXTURE_IDLE: '50' });
  const { code, stderr } = await daemon.ended;
  expect(code).toBe(0);
  expect(stderr).toContain('ending: no client for a while');
  expect(existsSync(join(where.stateDirectory, 'daemon.json'))).toBe(false);
});

it('ends when its socket is taken away, since nobody could find it', async () => {
  const where = newPlace();
  const daemon = serve(where);
  rmSync(await listening(where.stateDirectory));
  expect(await daemon.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('its socket was removed') });
});

it.each<[string, (state: string) => void]>([
  ['removed', (state) => rmSync(state, { recursive: true })],
  ['replaced', (state) => writeFileSync(join(state, 'other'), '')],
])('ends with a failure that says so when its database is %s, since nothing could be kept', async (_, change) => {
  const where = newPlace();
  const daemon = serve(where);
  await listening(where.stateDirectory);
  change(where.stateDirectory);
  const database = join(where.stateDirectory, 'healer.db');
  if (existsSync(database)) renameSync(join(where.stateDirectory, 'other'), database);
  const { code, stderr } = await daemon.ended;
  expect(code).toBe(2);
  expect(stderr).toContain(`ending: ${database} is gone`);
  expect(stderr).toContain(`because ${database} was removed, or another file put in its place`);
});

it('leaves to its successor what that has begun in a state directory that was removed', async () => {
  const where = newPlace();
  const daemon = serve(where);
  const socket = await listening(where.stateDirectory);
  rmSync(where.stateDirectory, { recursive: true });
  const next = serve(where);
  await listening(where.stateDirectory);
  expect(await daemon.ended).toMatchObject({ code: 2 });
  expect(recordOf(where.stateDirectory)).toMatchObject({ pid: next.child.pid, socket });
  expect(existsSync(socket)).toBe(true);
  (await client(where.stateDirectory)).close();
});

it('hands over to a newer client', async () => {
  const where = newPlace();
  const daemon = serve(where);
  const socket = createConnection(await listening(where.stateDirectory));
  const connection = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
  connection.listen();
  const hello = { protocol: protocolVersion + 1, version: '2.0.0', client: 'cli' };
  const error: unknown = await connection.sendRequest('hello', hello).catch((reason: unknown) => reason);
  expect(failureOf(error)?.code).toBe('daemon/older');
  expect((await daemon.ended).code).toBe(0);
  connection.dispose();
  expect(await connectTo(where.stateDirectory, '2.0.0')).toMatchObject({ failure: { code: 'daemon/not-running' } });
});

it('beside another one says that there is one, and leaves it alone', async () => {
  const where = newPlace();
  serve(where);
  await listening(where.stateDirectory);
  const second = await serve(where).ended;
  expect(second).toMatchObject({ code: 2, stderr: expect.stringContaining('A daemon already works in') });
  (await client(where.stateDirectory)).close();
});

it('where it cannot write says where, in one line', async () => {
  const ended = await serve({ root: '/shop', stateDirectory: '/proc/healer' }).ended;
  expect(ended.code).toBe(2);
  expect(ended.stderr.trim().split('\n')).toEqual([expect.stringContaining('/proc/healer')]);
});

it('puts its socket in a folder that is ours alone', async () => {
  const where = newPlace();
  mkdirSync(where.stateDirectory, { mode: 0o700 });
  serve(where);
  const socket = await listening(where.stateDirectory);
  expect(statSync(join(socket, '..')).mode & 0o777).toBe(0o700);
});
