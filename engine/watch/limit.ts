import type { Check } from '../model/check.ts';

/** Beyond it the check fails, in the unit of what its type measures (see `Value`); undefined where nothing is expected of that. */
export function limitOf({ probe, expect }: Pick<Check, 'probe' | 'expect'>): number | undefined {
  switch (probe.type) {
    case 'http':
    case 'tcp':
    case 'exec':
      return expect.latency;
    case 'process':
      return expect.memory;
    case 'memory':
    case 'disk':
      return expect.usage;
    case 'host':
      return expect.load;
    case 'zombies':
      return expect.zombies;
    case 'certificate':
      return expect.certificateDays;
  }
}
