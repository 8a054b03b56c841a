import { execFile } from 'node:child_process';
import { isIP, isIPv4 } from 'node:net';
import { promisify } from 'node:util';

/** The address a workload is reached at when its check names no host. Never rejects. */
export type WorkloadAddress = (workload: string) => Promise<string>;

/** How long an address is believed, in ms. */
const cacheFor = 30_000;

/** How long `machinectl` may take, in ms. */
const lookupTimeout = 1000;

const fallback = '127.0.0.1';

/**
 * The address of a systemd machine of the workload's name, as `machinectl` knows it, and 127.0.0.1 where there is no such
 * machine or no `machinectl`. Answers are kept for 30 s. `clock` is monotonic, in ms.
 */
export function machineAddress(program = 'machinectl', clock: () => number = () => performance.now()): WorkloadAddress {
  const cache = new Map<string, { readonly address: Promise<string>; readonly until: number }>();
  return (workload) => {
    const known = cache.get(workload);
    if (known && clock() < known.until) return known.address;
    const address = askMachinectl(program, workload);
    cache.set(workload, { address, until: clock() + cacheFor });
    return address;
  };
}

async function askMachinectl(program: string, workload: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, ['show', '-p', 'Addresses', '--', workload], {
      timeout: lookupTimeout,
      killSignal: 'SIGKILL',
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
