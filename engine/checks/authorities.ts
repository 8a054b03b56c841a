import type { X509Certificate } from 'node:crypto';
import { notAnswered } from './failures.ts';
import { readPem } from './pem-file.ts';
import type { ProbeError } from './probe.ts';

/** The authorities that a check trusts by its `ca_file`, which is read before its target is asked. */
export interface Authorities {
  /** None where the check names no file. */
  read(signal: AbortSignal): Promise<readonly X509Certificate[] | ProbeError | undefined>;
  /** Whether the file is still to be had: nothing is known of the target meanwhile. */
  reading(): boolean;
  /** Says that the file did not come within a timeout (ms). */
  late(timeout: number): string;
}

export function authoritiesOf(caFile: string | undefined): Authorities {
  let reading = caFile !== undefined;
  return {
    reading: () => reading,
    late: (timeout) => notAnswered(timeout, `the ca_file ${caFile}`),
    async read(signal) {
      const found = caFile === undefined ? undefined : await readPem(caFile, 'ca_file', { signal });
      if (found && 'reason' in found) return { ...found, unread: true };
      reading = false;
      return found;
    },
  };
}
