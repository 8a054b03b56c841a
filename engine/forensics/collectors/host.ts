import { success } from '../../model/failure.ts';
import type { EvidenceSources } from '../collect.ts';
import type { Collector } from '../collector.ts';

/** This host as it is now. */
export function hostCollector({ hostContext }: Pick<EvidenceSources, 'hostContext'>): Collector {
  return {
    source: 'host',
    title: 'This host',
    timeout: 5_000,
    collect: async () => success(await hostContext()),
  };
}
