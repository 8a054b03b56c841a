import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { connect } from '../../../engine/daemon/client.ts';
import { type Handlers, listen, type Server, type ServerOptions } from '../../../engine/daemon/server.ts';
import { failed, success } from '../../../engine/model/failure.ts';
import { failureOf, protocolVersion } from '../../../engine/protocol/rpc.ts';
import { expectOk, temporaryFolder } from './harness.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

interface Started {
  readonly server: Server;
  readonly socket: string;
  readonly logged: string[];
}

async function start(handlers: Handlers = {}, options: Partial<ServerOptions> = {}): Promise<Started> {
  const socket = join(temporaryFolder(), 'd.sock');
  const logged: string[] = [];
  const server = expectOk(
    await listen({
      socket,
      handlers,
      welcome: {
        protocol: protocolVersion,
        version: '1.0.0',
        schema: 3,
        pid: 1,
        stateDirectory: '/s',
        mode: 'serving',
      },
      idleTimeout: 60_000,
      log: (line) => logged.push(line),
      ...options,
    }),
  );
  servers.push(server);
  return { server, socket, logged };
}

async function greeted(socket: string) {
  return expectOk(await connect({ socket, stateDirectory: '/s' }, 'cli', '1.0.0'));
}

/** A connection that has not said hello. */
async function raw(path: string): Promise<MessageConnection> {
  const socket = createConnection(path);
  await once(socket, 'connect');
  const connection = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
  connection.listen();
  return connection;
}

/** The error a request is answered with. */
async function refusal(connection: MessageConnection, method: string, params: object): Promise<unknown> {
  return connection.sendRequest(method, params).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('hello', () => {
  it('is answered with who the daemon is', async () => {
    const { socket } = await start();
    const client = await greeted(socket);
    expect(client.welcome).toMatchObject({ protocol: protocolVersion, version: '1.0.0', schema: 3, mode: 'serving' });
    client.close();
  });

  it.each(['incident/list', 'shutdown', 'no/such'])('comes before %s', async (method) => {
    const { socket } = await start({ 'incident/list': async () => success([]) });
    const connection = await raw(socket);
    expect(failureOf(await refusal(connection, method, {}))?.code).toBe('daemon/hello-first');
    connection.dispose();
  });

  it.each([[{}], [{ protocol: '1', version: '1' }], [{ protocol: 1 }], [[1, '1']]])(
    'is refused as %j',
    async (params) => {
      const { socket } = await start();
      const connection = await raw(socket);
      expect(await refusal(connection, 'hello', params)).toMatchObject({ code: ErrorCodes.InvalidParams });
      connection.dispose();
    },
  );

  it('of a newer client asks the daemon to hand over', async () => {
    const { socket, server } = await start();
    const connection = await raw(socket);
    const hello = { protocol: protocolVersion + 1, version: '2.0.0', client: 'cli' };
    expect(failureOf(await refusal(connection, 'hello', hello))?.code).toBe('daemon/older');
    expect(await server.ending).toContain('2.0.0');
  });

  it('of an older client says what to update, and the daemon stays', async () => {
    const { socket } = await start();
    const connection = await raw(socket);
    const hello = { protocol: protocolVersion - 1, version: '0.9.0', client: 'cli' };
    const failure = failureOf(await refusal(connection, 'hello', hello));
    expect(failure).toMatchObject({
      code: 'daemon/newer',
      message: expect.stringContaining('Update this Healer to 1.0.0'),
    });
    expect(failureOf(await refusal(connection, 'incident/list', {}))?.code).toBe('daemon/hello-first');
    (await greeted(socket)).close();
  });
});

describe('a request', () => {
  it('is answered with its result', async () => {
    const { socket } = await start({ 'incident/list': async () => success([]) });
    expect(await (await greeted(socket)).request('incident/list', {})).toEqual(success([]));
  });

  it('that fails for the user brings the failure, with its file and line', async () => {
    const failure = {
      code: 'definitions/unknown',
      message: 'There is no playbook tidy.',
      file: '/shop/a.yaml',
      line: 3,
    };
    const { socket } = await start({ 'playbook/plan': async () => failed(failure) });
    expect(await (await greeted(socket)).request('playbook/plan', { root: '/shop' })).toEqual(failed(failure));
  });

  it.each<[string, () => never]>([
    ['throws', () => raise(new Error('secret detail'))],
    ['throws something that is no error', () => raise('secret detail')],
  ])('whose handler %s is lost alone, and logged', async (_what, handler) => {
    const { socket, logged } = await start({ 'incident/show': handler, 'incident/list': async () => success([]) });
    const client = await greeted(socket);
    const answer = await client.request('incident/show', { id: 'INC-1' });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'daemon/request-refused' } });
    expect(JSON.stringify(answer)).not.toContain('secret detail');
    expect(logged.join()).toContain('secret detail');
    expect(await client.request('incident/list', {})).toEqual(success([]));
  });

  it.each(['no/such', 'toString', '__proto__'])('for %s is refused', async (method) => {
    const { socket } = await start();
    const connection = await raw(socket);
    await connection.sendRequest('hello', { protocol: protocolVersion, version: '1.0.0', client: 'cli' });
    expect(await refusal(connection, method, {})).toMatchObject({ code: ErrorCodes.MethodNotFound });
    connection.dispose();
  });

  it('whose client has gone does the daemon no harm', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const { socket } = await start({
      'incident/list': async () => {
        begun.resolve();
        await finish.promise;
        return success([]);
      },
    });
    const gone = await greeted(socket);
    const lost = gone.request('incident/list', {});
    await begun.promise;
    gone.close();
    expect(await lost).toMatchObject({ ok: false, failure: { code: 'daemon/connection-lost' } });
    finish.resolve();
    expect(await (await greeted(socket)).request('incident/list', {})).toEqual(success([]));
  });

  it('that is not JSON-RPC closes that connection only', async () => {
    const { socket } = await start({ 'incident/list': async () => success([]) });
    const garbage = createConnection(socket);
    garbage.on('error', () => {});
    garbage.end('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(garbage, 'close');
    expect(await (await greeted(socket)).request('incident/list', {})).toEqual(success([]));
  });
});

it('a notification reaches every client that has said hello', async () => {
  const { socket, server } = await start();
  const heard: string[] = [];
  const silent = await raw(socket);
  silent.onNotification((method) => {
    heard.push(method);
  });
  const clients = [await greeted(socket), await greeted(socket)];
  const both = clients.map(
    (client) => new Promise((resolve) => client.onNotification('incident/changed', ({ ids }) => resolve(ids))),
  );
  server.notify('incident/changed', { ids: ['INC-1'] });
  expect(await Promise.all(both)).toEqual([['INC-1'], ['INC-1']]);
  expect(failureOf(await refusal(silent, 'incident/list', {}))?.code).toBe('daemon/hello-first');
  expect(heard).toEqual([]);
  silent.dispose();
});

describe('the server ends', () => {
  it('by itself when it has had no client for long', async () => {
    const { server, socket } = await start({}, { idleTimeout: 30 });
    const client = await greeted(socket);
    client.close();
    expect(await server.ending).toContain('no client');
  });

  it('not while a client is there, for however long it is silent', async () => {
    const { server, socket } = await start({}, { idleTimeout: 500 });
    const client = await greeted(socket);
    const longer = delay(700, 'still there');
    expect(await Promise.race([server.ending, longer])).toBe('still there');
    client.close();
    expect(await server.ending).toContain('no client');
  });

  it('after answering what is under way, large answers too, and takes nothing new', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const long = 'x'.repeat(5_000_000);
    const { server, socket } = await start({
      'incident/show': async () => {
        begun.resolve();
        await finish.promise;
        return failed({ code: 'test/long', message: long });
      },
      'incident/list': async () => success([]),
    });
    const client = await greeted(socket);
    const answer = client.request('incident/show', { id: 'INC-1' });
    await begun.promise;
    const closed = server.close();
    expect(await client.request('incident/list', {})).toMatchObject({ ok: false, failure: { code: 'daemon/ending' } });
    finish.resolve();
    expect(await answer).toMatchObject({ failure: { code: 'test/long', message: long } });
    await closed;
    expect(existsSync(socket)).toBe(false);
  });

  it('when told to, after saying so', async () => {
    const { server, socket } = await start();
    expect(await (await greeted(socket)).request('shutdown', {})).toEqual(success(null));
    expect(await server.ending).toBe('it was told to');
  });
});

describe('listening', () => {
  it('replaces what a killed daemon left behind', async () => {
    const socket = join(temporaryFolder(), 'd.sock');
    writeFileSync(socket, '');
    await start({}, { socket });
    (await greeted(socket)).close();
  });

  it('where it cannot says where', async () => {
    const socket = '/nowhere/d.sock';
    await expect(start({}, { socket })).rejects.toThrow(
      `daemon/socket-unusable: The daemon cannot listen on ${socket}`,
    );
  });
});

function raise(reason: unknown): never {
  throw reason;
}

it('forgets a request once it is answered, while its client stays', async () => {
  let asked: WeakRef<AbortSignal> | undefined;
  const { socket } = await start({
    async 'report/list'(_, signal) {
      asked = new WeakRef(signal);
      return success([]);
    },
  });
  const client = await greeted(socket);
  await client.request('report/list', {});
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  await expect
    .poll(() => {
      collect();
      return asked?.deref();
    })
    .toBeUndefined();
  client.close();
});
