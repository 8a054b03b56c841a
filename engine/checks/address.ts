import { execFile } from 'node:child_process';
import { isIP, isIPv4 } from 'node:net';
import { promisify } from 'node:util';
import { childEnvironment } from './environment.ts';

/**
 * The address a workload is reached at when its check names no host. Never rejects: once `signal` aborts the answer
 * comes at once, and means nothing.
 */
export type WorkloadAddress = (workload: string, signal: AbortSignal) => Promise<string>;

/** How long an address is believed, in ms. */
const cacheFor = 30_000;

/** How long `machinectl` may take, in ms. */
const lookupTimeout = 1000;

const fallback = '127.0.0.1';

interface Lookup {
  readonly address: Promise<string>;
  readonly until: number;
  readonly stop: AbortController;
  /** How many checks have asked and not given up. */
  waiting: number;
}

/**
 * The address of a systemd machine of the workload's name, as `machinectl` knows it, and 127.0.0.1 where there is no such
 * machine or no `machinectl`. Answers are kept for 30 s; a lookup that nobody waits for any more is stopped and forgotten.
 * `clock` is monotonic, in ms.
 */
export function machineAddress(program = 'machinectl', clock: () => number = () => performance.now()): WorkloadAddress {
  const cache = new Map<string, Lookup>();
  const lookUp = (workload: string): Lookup => {
    const known = cache.get(workload);
    if (known && clock() < known.until) return known;
    const stop = new AbortController();
    const address = askMachinectl(program, workload, stop.signal);
    const lookup = { address, until: clock() + cacheFor, stop, waiting: 0 };
    cache.set(workload, lookup);
    return lookup;
  };
  return async (workload, signal) => {
    if (signal.aborted) return fallback;
    const lookup = lookUp(workload);
    const aborted = Promise.withResolvers<string>();
    const abort = () => {
      aborted.resolve(fallback);
      lookup.waiting -= 1;
      if (lookup.waiting > 0) return;
      lookup.stop.abort();
      if (cache.get(workload) === lookup) cache.delete(workload);
    };
    lookup.waiting += 1;
    signal.addEventListener('abort', abort);
    try {
      return await Promise.race([lookup.address, aborted.promise]);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  };
}

async function askMachinectl(program: string, workload: string, signal: AbortSignal): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, ['show', '-p', 'Addresses', '--', workload], {
      env: childEnvironment({}),
      timeout: lookupTimeout,
      killSignal: 'SIGKILL',
      signal,
    });
    return firstAddress(stdout) ?? fallback;
  } catch {
    return fallback;
  }
}

/**
 * The first address in `Addresses=…` that can be connected to: IPv4 first, as machines rarely listen on IPv6 alone, and
 * never a link-local one, which needs an interface's name.
 */
function firstAddress(text: string): string | undefined {
  const addresses = text.split(/[\s=]+/).filter((word) => isIP(word) !== 0 && !/^(fe80:|169\.254\.)/i.test(word));
  return addresses.find((address) => isIPv4(address)) ?? addresses[0];
}
