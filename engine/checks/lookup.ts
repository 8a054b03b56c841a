import { type LookupAddress, type LookupAllOptions, lookup as lookupByName } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** Asks the system for the addresses of a name. It takes a thread until it answers, and cannot be stopped. */
export type Resolve = (
  name: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** What this host calls itself, whatever a resolver says (RFC 6761, section 6.3). */
const loopback: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * Lookups for connections that are made again and again. However many wait for one name, one lookup is under way: a name
 * that no server answers for holds one thread, and not one each time it is tried. `localhost` needs none.
 */
export function createLookup(resolve: Resolve = lookupByName): LookupFunction {
  const underWay = new Map<string, Promise<readonly LookupAddress[]>>();
  const find = (name: string, options: LookupAllOptions): Promise<readonly LookupAddress[]> => {
    const key = `${name} ${options.family} ${options.hints}`;
    const known = underWay.get(key);
    if (known) return known;
    const found = new Promise<readonly LookupAddress[]>((take, refuse) => {
      resolve(name, options, (error, addresses) => (error ? refuse(error) : take(addresses)));
    }).finally(() => underWay.delete(key));
    underWay.set(key, found);
    return found;
  };
  return (name, options, callback) => {
    const { all, family } = options;
    const answer = (addresses: readonly LookupAddress[]) => {
      const [first] = addresses;
      if (all) callback(null, [...addresses]);
      else callback(null, first?.address ?? '', first?.family);
    };
    if (name.toLowerCase().replace(/\.$/, '') === 'localhost') {
      const wanted = family === 4 || family === 'IPv4' ? 4 : family === 6 || family === 'IPv6' ? 6 : undefined;
      const addresses = loopback.filter((one) => wanted === undefined || one.family === wanted);
      process.nextTick(() => answer(addresses));
      return;
    }
    find(name, { ...options, all: true }).then(answer, (error: NodeJS.ErrnoException) => callback(error, ''));
  };
}

/** The lookup of every probe. */
export const lookup = createLookup();
