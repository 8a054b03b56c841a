import { success } from '../../model/failure.ts';
import type { Report } from '../../model/report.ts';
import { type EvidenceSources, type FindSubject, workloadsOf } from '../collect.ts';
import type { Collector } from '../collector.ts';

/** How far back a report counts, in ms. */
const back = 6 * 3_600_000;
const most = 20;

/** The forensic reports of the workloads it is about. */
export function reportCollector(subject: FindSubject, { reports }: Pick<EvidenceSources, 'reports'>): Collector {
  return {
    source: 'report',
    title: 'Forensic reports',
    timeout: 5_000,
    async collect(context) {
      const since = new Date(context.at.getTime() - back).toISOString();
      const about: Report[] = [];
      const workloads = context.service === undefined ? [undefined] : await workloadsOf(context, subject);
      for (const workload of workloads) {
        const found = await reports({ since, ...(workload !== undefined && { workload }) });
        if (!found.ok) return found;
        about.push(...found.value);
      }
      about.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
      const more = about.length - most;
      return success({
        type: 'report',
        reports: about.slice(0, most).map(({ id, at, workload, trigger, message, path }) => {
          return { id, at, ...(workload !== undefined && { workload }), trigger, message, path };
        }),
        ...(more > 0 && { moreReports: more }),
      });
    },
  };
}
