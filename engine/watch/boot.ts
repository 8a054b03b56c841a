import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The run of this host, and among which of its processes this one is: process ids of another say nothing here. Undefined
 * where the system does not tell, as macOS.
 */
export function bootOf(proc = '/proc'): string | undefined {
  try {
    const boot = readFileSync(join(proc, 'sys/kernel/random/boot_id'), 'utf8').trim();
    return `${boot} ${readlinkSync(join(proc, 'self/ns/pid'))}`;
  } catch {
    return undefined;
  }
}
