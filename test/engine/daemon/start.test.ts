import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takeLock } from '../../../engine/daemon/lock.ts';
import { removeRecord, writeRecord } from '../../../engine/daemon/record.ts';
import { listen } from '../../../engine/daemon/server.ts';
import { connectTo, daemonStatus, ensureDaemon, stopDaemon } from '../../../engine/daemon/start.ts';
import type { Result } from '../../../engine/model/failure.ts';
import { type DaemonAddress, protocolVersion } from '../../../engine/protocol/rpc.ts';
import { openConnection } from '../../../engine/store/database.ts';
import { buildProgram, client, expectOk, isAlive, newPlace, recordOf, run, temporaryFolder, until } from './harness.ts';

const version = '1.0.0';
let cli: string;
const started = new Set<string>();

beforeAll(async () => {
  process.env['XDG_RUNTIME_DIR'] = temporaryFolder();
  cli = await buildProgram();
});

afterEach(() => {
  for (const stateDirectory of started) {
    const pid = recordOf(stateDirectory)?.pid;
    if (pid !== undefined && pid !== process.pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
  }
  started.clear();
});

type Place = ReturnType<typeof newPlace>;

function place(): Place {
  const made = newPlace();
  started.add(made.stateDirectory);
  return made;
}

async function ensure(where: Place): Promise<DaemonAddress> {
  return expectOk(await ensureDaemon({ ...where, cli, version }));
}

async function pidOf({ stateDirectory }: Place): Promise<number> {
  const connected = await client(stateDirectory);
  connected.close();
  return connected.welcome.pid;
}

/** The state directory's log has one such line for each daemon that came to listen. */
function timesServed({ stateDirectory }: Place): number {
  return readFileSync(join(stateDirectory, 'daemon.log'), 'utf8').match(/ serves /g)?.length ?? 0;
}

/** A client that has said hello and reads nothing more, so that what it is sent is lost when it goes. */
async function greeted({ stateDirectory }: Place): Promise<Socket> {
  const socket = createConnection(recordOf(stateDirectory)?.socket ?? '');
  const params = { protocol: protocolVersion, version, client: 'cli' };
  const hello = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'hello', params });
  socket.write(`Content-Length: ${hello.length}\r\n\r\n${hello}`);
  await once(socket, 'readable');
  return socket;
}

/** Ids of the processes that name the state directory on their command line. */
function processesOf({ stateDirectory }: Place): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 10_000_000 }).split('\n');
  return lines.filter((line) => line.includes(stateDirectory)).map((line) => Number.parseInt(line, 10));
}

describe('asking for a daemon', () => {
  it('starts one, from a copy in the state directory, and uses it from then on', async () => {
    const where = place();
    const address = await ensure(where);
    expect(address).toEqual({ ...where, socket: expect.stringMatching(/\/healer\/[0-9a-f]{12}\.sock$/) });
    const pid = await pidOf(where);
    expect(execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' })).toContain(
      join(where.stateDirectory, 'bin', version),
    );
    expect(await ensure(where)).toEqual(address);
    expect(await pidOf(where)).toBe(pid);
    expect(recordOf(where.stateDirectory)).toEqual({
      socket: address.socket,
      pid,
      version,
      protocol: protocolVersion,
      root: where.root,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('twenty times at once leaves one, and all twenty use it', { timeout: 60_000 }, async () => {
    const where = place();
    const asked = Array.from({ length: 20 }, () => run(cli, ['ensure', cli, where.stateDirectory, where.root]).ended);
    const answers = (await Promise.all(asked)).map(({ stdout }) => JSON.parse(stdout) as Result<DaemonAddress>);
    const sockets = new Set(answers.map((answer) => expectOk(answer).socket));
    expect(sockets.size).toBe(1);
    expect(timesServed(where)).toBe(1);
    await until(() => processesOf(where).length === 1);
    expect(processesOf(where)).toEqual([await pidOf(where)]);
  });

  it('succeeds each time after kill -9', { timeout: 60_000 }, async () => {
    const where = place();
    const pids = new Set<number>();
    for (let round = 0; round < 20; round++) {
      await ensure(where);
      const pid = await pidOf(where);
      pids.add(pid);
      process.kill(pid, 'SIGKILL');
    }
    expect(pids.size).toBe(20);
    expect(timesServed(where)).toBe(20);
  });

  it('after kill -9 finds what had been written', async () => {
    const where = place();
    await ensure(where);
    const connected = await client(where.stateDirectory);
    await connected.request('incident/note', { id: 'INC-1', actor: { name: 'ada', via: 'cli' }, text: 'kept' });
    process.kill(connected.welcome.pid, 'SIGKILL');
    await ensure(where);
    const database = openConnection(join(where.stateDirectory, 'healer.db'), { readonly: true });
    expect(database.prepare('SELECT text FROM note').pluck().all()).toEqual(['kept']);
    database.close();
  });

  it('passes nothing of the editor or of the start on to the daemon', async () => {
    const where = place();
    Object.assign(process.env, { VSCODE_PID: '7', NODE_OPTIONS: '--no-deprecation', ELECTRON_RUN_AS_NODE: '1' });
    await ensure(where);
    for (const name of ['VSCODE_PID', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE']) delete process.env[name];
    const connected = await client(where.stateDirectory);
    const answer = await connected.request('playbook/plan', { root: where.root });
    connected.close();
    const names = answer.ok ? [] : answer.failure.message.split(' ');
    expect(names).toContain('PATH');
    expect(names.filter((name) => /^VSCODE_|^NODE_OPTIONS|^ELECTRON|^HEALER/.test(name))).toEqual([]);
  });

  it('hears nothing in the log of clients that come and go', async () => {
    const where = place();
    await ensure(where);
    const note = { id: 'INC-1', actor: { name: 'ada', via: 'cli' }, text: 'kept' } as const;
    const call = async () => {
      const connected = await client(where.stateDirectory);
      await connected.request('incident/note', note);
      connected.close();
    };
    await Promise.all(Array.from({ length: 20 }, call));
    const killed = await Promise.all(Array.from({ length: 5 }, () => greeted(where)));
    await call();
    for (const socket of killed) socket.destroy();
    await call();
    await stopDaemon(where.stateDirectory, version);
    const lines = readFileSync(join(where.stateDirectory, 'daemon.log'), 'utf8').trim().split('\n');
    expect(lines).toEqual([expect.stringContaining(' serves '), expect.stringContaining('ending: it was told to')]);
  });

  it('clears away what earlier ones left, and keeps the copy that runs and those just made', async () => {
    const where = place();
    await ensure(where);
    await stopDaemon(where.stateDirectory, version);
    const bin = join(where.stateDirectory, 'bin');
    const [own = ''] = readdirSync(bin);
    const longAgo = new Date(0);
    for (const name of ['0.9.0-0123abcd', '.copying-x', 'fresh', join(own, 'cli.js.77')]) mkdirSync(join(bin, name));
    for (const name of ['0.9.0-0123abcd', '.copying-x', join(own, 'cli.js.77')])
      utimesSync(join(bin, name), longAgo, longAgo);
    for (const name of ['daemon.json.77', 'root.json.77', 'notes.77'])
      writeFileSync(join(where.stateDirectory, name), '');
    await ensure(where);
    expect(readdirSync(bin).sort()).toEqual([own, 'fresh'].sort());
    expect(readdirSync(join(bin, own)).sort()).toEqual(['better_sqlite3.node', 'cli.js', 'http.js']);
    expect(readdirSync(where.stateDirectory).filter((name) => name.endsWith('.77'))).toEqual(['notes.77']);
  });

  it('keeps every file to itself, whatever the umask and whoever made it', async () => {
    const where = place();
    mkdirSync(where.stateDirectory, { mode: 0o755 });
    writeFileSync(join(where.stateDirectory, 'healer.db'), '', { mode: 0o644 });
    const asked = run(cli, ['ensure', cli, where.stateDirectory, where.root]);
    await asked.ended;
    const files = readdirSync(where.stateDirectory, { withFileTypes: true }).filter((entry) => entry.isFile());
    const modes = files.map(({ name }) => [name, statSync(join(where.stateDirectory, name)).mode & 0o777]);
    expect(Object.fromEntries(modes)).toEqual({
      'daemon.json': 0o600,
      'daemon.log': 0o600,
      'healer.db': 0o600,
      'healer.db-shm': 0o600,
      'healer.db-wal': 0o600,
      'lock.db': 0o600,
      'lock.db-journal': 0o600,
      'root.json': 0o600,
    });
  });

  it('sets aside a log that has grown long', async () => {
    const where = place();
    mkdirSync(where.stateDirectory, { mode: 0o700 });
    writeFileSync(join(where.stateDirectory, 'daemon.log'), 'x'.repeat(1_000_001));
    await ensure(where);
    expect(statSync(join(where.stateDirectory, 'daemon.log.1')).size).toBe(1_000_001);
    expect(timesServed(where)).toBe(1);
  });
});

describe('a daemon that cannot start tells whoever asked', () => {
  it('that the state directory cannot be written', async () => {
    const stateDirectory = '/proc/healer';
    const answer = await ensureDaemon({ root: '/shop', stateDirectory, cli, version });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'daemon/state-read-only', file: stateDirectory } });
  });

  it('that the database is of a later schema', async () => {
    const where = place();
    mkdirSync(where.stateDirectory, { mode: 0o700 });
    const database = openConnection(join(where.stateDirectory, 'healer.db'));
    database.pragma('user_version = 99');
    database.close();
    expect(await ensureDaemon({ ...where, cli, version })).toMatchObject({
      ok: false,
      failure: { code: 'store/newer-schema', message: expect.stringContaining('schema 99') },
    });
  });

  it('that its program is not there', async () => {
    expect(await ensureDaemon({ ...place(), cli: '/nowhere/cli.js', version })).toMatchObject({
      ok: false,
      failure: { code: 'daemon/program-missing', file: '/nowhere' },
    });
  });

  it('that it ended without a word, and names the log', async () => {
    const where = place();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'cli.js'), 'console.error("no such library"); process.exit(3);');
    writeFileSync(join(folder, 'better_sqlite3.node'), '');
    writeFileSync(join(folder, 'http.js'), '');
    const answer = await ensureDaemon({ ...where, cli: join(folder, 'cli.js'), version });
    const log = join(where.stateDirectory, 'daemon.log');
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'daemon/start-failed', file: log, message: expect.stringContaining('exit code 3') },
    });
    expect(readFileSync(log, 'utf8')).toContain('no such library');
  });

  it('that it ended in peace without a word, and names no log that is empty', async () => {
    const where = place();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'cli.js'), '');
    writeFileSync(join(folder, 'better_sqlite3.node'), '');
    writeFileSync(join(folder, 'http.js'), '');
    const answer = await ensureDaemon({ ...where, cli: join(folder, 'cli.js'), version });
    const message = expect.stringMatching(/exit code 0.*run `healer daemon`/);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'daemon/start-failed', message } });
    expect(answer.ok || answer.failure.file).toBeUndefined();
  });

  it('that the state directory is kept for another folder', async () => {
    const where = place();
    await ensure(where);
    const bakery = temporaryFolder();
    const refusal = {
      ok: false,
      failure: { code: 'daemon/state-of-another', message: expect.stringMatching(`${where.root}.*${bakery}`) },
    };
    expect(await ensureDaemon({ ...where, root: bakery, cli, version })).toMatchObject(refusal);
    await stopDaemon(where.stateDirectory, version);
    expect(await ensureDaemon({ ...where, root: bakery, cli, version })).toMatchObject(refusal);
  });

  it.each([
    ['daemon.log', 'daemon/state-read-only'],
    ['daemon.json', 'daemon/record-unreadable'],
  ])('that a folder is in the place of %s', async (name, code) => {
    const where = place();
    mkdirSync(join(where.stateDirectory, name), { recursive: true, mode: 0o700 });
    expect(await ensureDaemon({ ...where, cli, version })).toMatchObject({
      ok: false,
      failure: { code, message: expect.stringContaining(join(where.stateDirectory, name)) },
    });
  });

  it('that another holds the lock and nobody answers', { timeout: 30_000 }, async () => {
    const where = place();
    mkdirSync(where.stateDirectory, { mode: 0o700 });
    const lock = expectOk(takeLock(where.stateDirectory));
    const answer = await ensureDaemon({ ...where, cli, version });
    lock.release();
    expect(answer).toMatchObject({ ok: false, failure: { code: 'daemon/start-timeout' } });
  });
});

/** A daemon in this process, as an older or newer Healer would be; once asked to end it does when `end` is called. */
async function asked(where: Place, protocol: number) {
  mkdirSync(where.stateDirectory, { mode: 0o700 });
  const { stateDirectory, root } = where;
  const socket = join(stateDirectory, 'd.sock');
  const lock = expectOk(takeLock(stateDirectory));
  const about = { protocol, version: 'other', pid: process.pid };
  const welcome = { ...about, schema: 1, stateDirectory, mode: 'serving' } as const;
  const server = expectOk(await listen({ socket, handlers: {}, welcome, idleTimeout: 60_000, log: () => {} }));
  writeRecord(stateDirectory, { ...about, socket, root, startedAt: new Date().toISOString() });
  const end = async () => {
    await server.close();
    removeRecord(stateDirectory);
    lock.release();
  };
  return { server, lock, socket, end };
}

describe('a daemon of another protocol', () => {
  async function other(where: Place, protocol: number) {
    const one = await asked(where, protocol);
    return { ...one, ended: one.server.ending.then(one.end) };
  }

  it('and older hands over to one of ours', async () => {
    const where = place();
    const { ended } = await other(where, protocolVersion - 1);
    await ensure(where);
    await ended;
    expect(await pidOf(where)).not.toBe(process.pid);
  });

  it('and older is stopped like any other', async () => {
    const where = place();
    const { ended } = await other(where, protocolVersion - 1);
    expect(await stopDaemon(where.stateDirectory, version)).toEqual({ ok: true, value: true });
    await ended;
  });

  it('and newer stays, and says what to update', async () => {
    const where = place();
    const { server, lock } = await other(where, protocolVersion + 1);
    expect(await ensureDaemon({ ...where, cli, version })).toMatchObject({
      ok: false,
      failure: { code: 'daemon/newer', message: expect.stringContaining('Update this Healer to other') },
    });
    await server.close();
    lock.release();
  });
});

describe('a client of a daemon', () => {
  it('that is killed while it works is told, and the next start is clean', async () => {
    const where = place();
    await ensure(where);
    const connected = await client(where.stateDirectory);
    const closed = new Promise<void>((resolve) => connected.onClose(resolve));
    const underWay = new Promise((resolve) => connected.onNotification('incident/changed', resolve));
    const answer = connected.request('playbook/list', { root: where.root });
    await underWay;
    process.kill(connected.welcome.pid, 'SIGKILL');
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'daemon/connection-lost' } });
    await closed;
    expect(await connected.request('incident/list', {})).toMatchObject({ failure: { code: 'daemon/connection-lost' } });
    await ensure(where);
    expect(await pidOf(where)).not.toBe(connected.welcome.pid);
  });

  it('hears what another one did', async () => {
    const where = place();
    await ensure(where);
    const clients = [await client(where.stateDirectory), await client(where.stateDirectory)] as const;
    const heard = clients.map((one) => new Promise((resolve) => one.onNotification('incident/changed', resolve)));
    await clients[0].request('incident/note', { id: 'INC-1', actor: { name: 'ada', via: 'cli' }, text: 'hello' });
    expect(await Promise.all(heard)).toEqual([{ ids: ['INC-1'] }, { ids: ['INC-1'] }]);
    for (const one of clients) one.close();
  });

  it('that accepts and never answers is told so', { timeout: 30_000 }, async () => {
    const where = place();
    mkdirSync(where.stateDirectory, { mode: 0o700 });
    const socket = join(where.stateDirectory, 'd.sock');
    const mute = createServer().listen(socket);
    await once(mute, 'listening');
    const startedAt = new Date().toISOString();
    writeRecord(where.stateDirectory, { socket, pid: 22850, version, protocol: 1, root: where.root, startedAt });
    const message = expect.stringContaining('; ending process 22850 lets a new one start.');
    expect(await connectTo(where.stateDirectory, version)).toMatchObject({
      failure: { code: 'daemon/not-answering', message },
    });
    mute.close();
  });
});

describe('status and stop', () => {
  it('start nothing where there is no daemon', async () => {
    const { stateDirectory } = place();
    expect(await daemonStatus(stateDirectory, version)).toEqual({ ok: true, value: undefined });
    expect(await stopDaemon(stateDirectory, version)).toEqual({ ok: true, value: false });
    expect(existsSync(stateDirectory)).toBe(false);
  });

  it('see through what a killed daemon left behind', async () => {
    const where = place();
    await ensure(where);
    const pid = await pidOf(where);
    process.kill(pid, 'SIGKILL');
    await until(() => !isAlive(pid));
    expect(await daemonStatus(where.stateDirectory, version)).toEqual({ ok: true, value: undefined });
    expect(await stopDaemon(where.stateDirectory, version)).toEqual({ ok: true, value: false });
  });

  it('let go of one that does not end in time', async () => {
    const where = place();
    const { socket, end } = await asked(where, protocolVersion);
    const gone = Promise.withResolvers<void>();
    const between = createServer((near) => {
      near.once('close', gone.resolve);
      near.pipe(createConnection(socket)).pipe(near);
    }).listen(`${socket}.between`);
    await once(between, 'listening');
    const startedAt = new Date().toISOString();
    const about = { pid: process.pid, version, protocol: protocolVersion, root: where.root, startedAt };
    writeRecord(where.stateDirectory, { socket: `${socket}.between`, ...about });
    const stopped = await stopDaemon(where.stateDirectory, version, 100);
    const message = expect.stringContaining(`Wait for it, or end process ${process.pid}.`);
    expect(stopped).toMatchObject({ failure: { code: 'daemon/stop-timeout', message } });
    // What is connected keeps a command from ending.
    await gone.promise;
    between.close();
    await end();
  });

  it('name the live one, and end it cleanly', async () => {
    const where = place();
    const { socket } = await ensure(where);
    const pid = await pidOf(where);
    const welcome = { pid, version, protocol: protocolVersion, schema: 1, mode: 'serving' };
    expect(await daemonStatus(where.stateDirectory, version)).toMatchObject({ ok: true, value: welcome });
    expect(await stopDaemon(where.stateDirectory, version)).toEqual({ ok: true, value: true });
    await until(() => !isAlive(pid));
    expect([socket, join(where.stateDirectory, 'daemon.json')].filter(existsSync)).toEqual([]);
  });
});
