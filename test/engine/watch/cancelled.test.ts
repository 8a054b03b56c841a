import { readFileSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import {
  CancellationTokenSource,
  createMessageConnection,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { listen } from '../../../engine/daemon/server.ts';
import { openEngine } from '../../../engine/engine.ts';
import { type HealthOverview, protocolVersion } from '../../../engine/protocol/rpc.ts';
import { folderWith } from '../../support/healer.ts';
import { isAlive } from '../daemon/harness.ts';
import { value } from '../store/temporary.ts';

/** A peer that answers until it is told to hang; the sockets on which it has been asked and does not answer. */
async function peer() {
  const state = { hangs: false };
  const asked: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      if (state.hangs) asked.push(socket);
      else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return { asked, state, port: (server.address() as { port: number }).port };
}

async function connected(socket: string) {
  const stream = createConnection(socket);
  const connection = createMessageConnection(new SocketMessageReader(stream), new SocketMessageWriter(stream));
  connection.listen();
  await connection.sendRequest('hello', { protocol: protocolVersion, version: '0.0.0', client: 'test' });
  onTestFinished(() => {
    connection.dispose();
    stream.destroy();
  });
  return connection;
}

it('a check asked for that is cancelled ends its probe: the socket is closed, the process is gone, nothing is recorded', async () => {
  // The first run comes at once, and the next of the grid in an hour.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  const { asked, state, port } = await peer();
  const more = 'workload: web\ninterval: 1h\ntimeout: 50s\nenabled: true\n';
  const root = folderWith({
    'http.health.yaml': `type: http\nport: ${port}\n${more}`,
    'exec.health.yaml': `type: exec\ntarget: "test ! -f hang || { echo $$ > pid; exec sleep 600; }"\n${more}`,
  });
  const stateDirectory = folderWith({});
  const engine = value(
    await openEngine({ stateDirectory, root, version: '0.0.0', watch: { dir: root }, notify: () => {}, log: () => {} }),
  );
  onTestFinished(() => engine.close());
  const about = { protocol: protocolVersion, version: '0.0.0', pid: process.pid, schema: engine.schema };
  const socket = join(stateDirectory, 'd.sock');
  const welcome = { ...about, stateDirectory, mode: 'watching' } as const;
  const server = value(
    await listen({ socket, handlers: engine.handlers, welcome, idleTimeout: 60_000, log: () => {} }),
  );
  onTestFinished(() => server.close());
  const connection = await connected(socket);
  const seen = async () => {
    const { workloads } = await connection.sendRequest<HealthOverview>('health/show', {});
    return workloads.flatMap(({ checks }) => checks).map(({ totalChecks, totalFails }) => [totalChecks, totalFails]);
  };
  const once = [
    [1, 0],
    [1, 0],
  ];
  await expect.poll(seen, { timeout: 5_000 }).toEqual(once);

  state.hangs = true;
  writeFileSync(join(root, 'hang'), '');
  const token = new CancellationTokenSource();
  const answer = connection.sendRequest('health/check', { workload: 'web' }, token.token);
  const pidOf = () => {
    try {
      return Number(readFileSync(join(root, 'pid'), 'utf8'));
    } catch {
      return 0;
    }
  };
  await expect.poll(() => asked.length > 0 && pidOf() > 0, { timeout: 5_000 }).toBe(true);
  const [hanging] = asked;
  const pid = pidOf();
  token.cancel();
  expect(await answer).toEqual([]);
  await expect
    .poll(() => [hanging?.readyState === 'closed' || hanging?.readableEnded, isAlive(pid)])
    .toEqual([true, false]);
  expect(await seen()).toEqual(once);

  state.hangs = false;
  writeFileSync(join(root, 'pid'), '');
  const whole = connection.sendRequest<readonly unknown[]>('health/check', { workload: 'web', check: 'http' });
  expect(await whole).toMatchObject([{ check: 'http', result: 'passed' }]);
});
