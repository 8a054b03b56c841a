import { execFile } from 'node:child_process';
import { isIP, isIPv4 } from 'node:net';
import { promisify } from 'node:util';
import { systemClock } from '../clock.ts';
import { childEnvironment } from './environment.ts';
import { takeTurns } from './in-turn.ts';

/**
 * The address a workload is reached at when its check names no host. Never rejects: once `signal` aborts the answer
 * comes at once, and means nothing.
 */
export type WorkloadAddress = (workload: string, signal: AbortSignal) => Promise<string>;

/** How long an answer is believed, in ms; after that it is asked for anew. */
const believedFor = 30_000;
/** How old an answer may be that is given while it is asked for anew, in ms. */
const givenFor = 300_000;
/** How long a program that is not there is not looked for again, in ms. */
const missingFor = 600_000;
/** How long `machinectl` may take, in ms. */
const askingTimeout = 1_000;
/** How many machines are asked for their address at once. */
const askedAtOnce = 4;

const fallback = '127.0.0.1';

/**
 * The address of a systemd machine of the workload's name, as `machinectl` knows it, and 127.0.0.1 where there is no such
 * machine or no `machinectl`. One list says which machines there are, and only those are asked about, so that thousands
 * of workloads which are none cost one program in 30 s. Who asks again is answered at once, with what was known, while it
 * is looked up anew. `clock` is monotonic, in ms.
 */
export function machineAddress(program = 'machinectl', clock: () => number = () => performance.now()): WorkloadAddress {
  const inTurn = takeTurns(systemClock, askedAtOnce);
  let missingUntil = Number.NEGATIVE_INFINITY;

  /** What it prints; undefined where it fails. */
  const ask = async (...args: readonly string[]): Promise<string | undefined> => {
    if (clock() < missingUntil) return undefined;
    try {
      const options = { env: childEnvironment({}), timeout: askingTimeout, killSignal: 'SIGKILL' } as const;
      return (await promisify(execFile)(program, args, options)).stdout;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') missingUntil = clock() + missingFor;
      return undefined;
    }
  };

  const addresses = new Map<string, () => Promise<string | undefined>>();
  const machines = remembered(clock, async () => {
    const listed = await ask('list', '--full', '--no-legend', '--no-pager');
    const names = listed === undefined ? undefined : namesOf(listed);
    if (names) for (const known of addresses.keys()) if (!names.has(known)) addresses.delete(known);
    return names;
  });
  const addressOf = (workload: string): Promise<string | undefined> => {
    const known = addresses.get(workload);
    if (known) return known();
    const asking = remembered(clock, () =>
      inTurn(async () => {
        const shown = await ask('show', '-p', 'Addresses', '--', workload);
        return shown === undefined ? undefined : (firstAddress(shown) ?? fallback);
      }),
    );
    addresses.set(workload, asking);
    return asking();
  };
  const lookUp = async (workload: string): Promise<string> => {
    const names = await machines();
    return (names?.has(workload) && (await addressOf(workload))) || fallback;
  };

  return async (workload, signal) => {
    if (signal.aborted) return fallback;
    const aborted = Promise.withResolvers<string>();
    const abort = () => aborted.resolve(fallback);
    signal.addEventListener('abort', abort);
    try {
      return await Promise.race([lookUp(workload), aborted.promise]);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  };
}

/**
 * What was read last, and read anew, once at a time, when it is no longer believed. A reading that fails (undefined) leaves
 * what was known. `read` must not reject.
 */
function remembered<T>(clock: () => number, read: () => Promise<T | undefined>): () => Promise<T | undefined> {
  let value: T | undefined;
  let at = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const readAnew = async () => {
    const began = clock();
    value = (await read()) ?? value;
    at = began;
    reading = undefined;
  };
  return async () => {
    const age = clock() - at;
    if (age >= believedFor) reading ??= readAnew();
    if (age >= givenFor) await reading;
    return value;
  };
}

/** The names in the first column of `machinectl list`. */
function namesOf(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').flatMap((line) => /^\s*(\S+)/.exec(line)?.[1] ?? []));
}

/**
 * The first address in `Addresses=…` that can be connected to: IPv4 first, as machines rarely listen on IPv6 alone, and
 * never a link-local one, which needs an interface's name.
 */
function firstAddress(text: string): string | undefined {
  const addresses = text.split(/[\s=]+/).filter((word) => isIP(word) !== 0 && !/^(fe80:|169\.254\.)/i.test(word));
  return addresses.find((address) => isIPv4(address)) ?? addresses[0];
}
