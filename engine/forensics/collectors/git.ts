import { failed } from '../../model/failure.ts';
import type { EvidenceSources, FindSubject } from '../collect.ts';
import type { Collector } from '../collector.ts';
import { notTrusted } from '../failures.ts';

/** What landed lately in the paths of the service. */
export function gitCollector(subject: FindSubject, { git }: Pick<EvidenceSources, 'git'>): Collector {
  return {
    source: 'git',
    title: 'Recent changes',
    timeout: 5_000,
    async collect(context, signal) {
      const { root, at, trusted } = context;
      if (!trusted) return failed(notTrusted());
      const { paths } = await subject(context);
      return git({ root, paths, before: at, signal });
    },
  };
}
