import { success } from '../../model/failure.ts';
import { type EvidenceSources, type FindSubject, workloadsOf } from '../collect.ts';
import type { Collector } from '../collector.ts';

const most = 20;

/** The other incidents nobody has resolved: those of the same service or workload first. */
export function incidentCollector(
  subject: FindSubject,
  { openIncidents }: Pick<EvidenceSources, 'openIncidents'>,
): Collector {
  return {
    source: 'incident',
    title: 'Other open incidents',
    timeout: 5_000,
    async collect(context) {
      const open = await openIncidents(context.at);
      if (!open.ok) return open;
      const workloads = await workloadsOf(context, subject);
      const others = open.value.filter(({ id }) => id !== context.incident);
      const near = Map.groupBy(others, ({ workload, service }) => {
        return [workload, service].some((name) => name !== undefined && workloads.has(name));
      });
      const ordered = [...(near.get(true) ?? []), ...(near.get(false) ?? [])];
      const more = ordered.length - most;
      return success({
        type: 'incident',
        incidents: ordered.slice(0, most).map(({ id, title, severity, state, service, milestones }) => {
          return { id, title, severity, state, ...(service !== undefined && { service }), opened: milestones.opened };
        }),
        ...(more > 0 && { moreIncidents: more }),
      });
    },
  };
}
