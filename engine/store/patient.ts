import { setTimeout as delay } from 'node:timers/promises';
import type { Result } from '../model/failure.ts';
import type { Database } from './database.ts';

/** How long somebody who cannot try later waits for a database that another program holds, in ms. */
const patience = 5_000;
/** Between two tries, in ms. */
const pause = 250;
/** How long one try may hold up everything else in this process, in ms. */
const briefly = 50;

/** From now on a statement waits only briefly for another program's lock: it keeps this process from all its other work. */
export function waitBriefly(database: Database): void {
  database.pragma(`busy_timeout = ${briefly}`);
}

/** Writes again while another program holds the database, for 5 s at most; other work goes on between the tries. */
export async function patiently<T>(write: () => Promise<Result<T>>): Promise<Result<T>> {
  const deadline = performance.now() + patience;
  for (;;) {
    const result = await write();
    if (result.ok || result.failure.code !== 'store/busy' || performance.now() >= deadline) return result;
    await delay(pause);
  }
}
