import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { writeRecord } from '../../engine/daemon/record.ts';
import { type Handlers, listen, type Server } from '../../engine/daemon/server.ts';
import { protocolVersion } from '../../engine/protocol/rpc.ts';
import { value } from '../engine/store/temporary.ts';

/** A daemon inside the test that answers as it is told, found by the command line in the state directory. */
export async function scriptedDaemon(
  stateDirectory: string,
  handlers: Handlers,
  mode: 'serving' | 'watching' = 'watching',
): Promise<Server> {
  const socket = join(stateDirectory, 'd.sock');
  const about = { protocol: protocolVersion, version: '0.1.0', pid: process.pid };
  const welcome = { ...about, schema: 1, stateDirectory, mode };
  const server = value(await listen({ socket, handlers, welcome, idleTimeout: 60_000, log: () => {} }));
  onTestFinished(() => server.close());
  writeRecord(stateDirectory, { ...about, socket, root: stateDirectory, startedAt: new Date().toISOString() });
  return server;
}
