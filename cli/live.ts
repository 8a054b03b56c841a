import { setTimeout as delay } from 'node:timers/promises';
import type { DaemonClient } from '../engine/daemon/client.ts';
import { connectTo } from '../engine/daemon/start.ts';
import { type Result, success } from '../engine/model/failure.ts';
import { version } from '../package.json';
import type { Io } from './io.ts';

/** What says that a daemon may come, or come back. */
const passing = new Set([
  'daemon/not-running',
  'daemon/older',
  'daemon/ending',
  'daemon/not-answering',
  'daemon/connection-lost',
]);

/** Between two looks for a daemon, in ms. */
const pause = 250;

/**
 * Runs `session` with every daemon that serves the state directory, one after the other, until ctrl-C. Says on stderr
 * when it waits for one. Ends early with the first failure that waiting cannot mend.
 */
export async function withEachDaemon(
  io: Io,
  stateDirectory: string,
  session: (client: DaemonClient) => Promise<Result<unknown>>,
): Promise<Result<null>> {
  let told = false;
  while (!io.signal.aborted) {
    const client = await connectTo(stateDirectory, version);
    if (client.ok) {
      told = false;
      const closed = new Promise<void>((resolve) => void client.value.onClose(resolve));
      io.signal.addEventListener('abort', client.value.close);
      const result = await session(client.value);
      if (result.ok) await closed;
      io.signal.removeEventListener('abort', client.value.close);
      client.value.close();
      if (io.signal.aborted) break;
      if (!result.ok && !passing.has(result.failure.code)) return result;
    } else if (!passing.has(client.failure.code)) {
      return client;
    } else if (!told) {
      io.err('No daemon runs for this folder; waiting for one.\n');
      told = true;
    }
    await delay(pause, undefined, { signal: io.signal }).catch(() => {});
  }
  return success(null);
}
