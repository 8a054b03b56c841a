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

export interface Sessions {
  /** What is done with a daemon; when it succeeds, the next begins once this one has gone. */
  readonly session: (client: DaemonClient) => Promise<Result<unknown>>;
  /** There is no daemon, and one is waited for. */
  readonly waiting: () => unknown;
}

/**
 * Runs a session with every daemon that serves the state directory, one after the other, until ctrl-C. Ends early with
 * the first failure that waiting cannot mend.
 */
export async function withEachDaemon(
  io: Io,
  stateDirectory: string,
  { session, waiting }: Sessions,
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
      told = true;
      await waiting();
    }
    await delay(pause, undefined, { signal: io.signal }).catch(() => {});
  }
  return success(null);
}
