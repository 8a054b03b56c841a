import { reportSources, sectionNames } from '../forensics/report-sections.ts';
import { reportText } from '../forensics/report-text.ts';
import type { Event } from '../model/event.ts';
import type { ReportFacts, ReportSections } from '../model/report.ts';
import type { DemoIncident } from './incidents.ts';
import { demoOrigin } from './shop.ts';

/** How many of the newest incidents have a forensic report. */
const newest = 8;

/** What each of the newest incidents that a check opened left behind, oldest first. */
export function demoReports(incidents: readonly DemoIncident[], events: readonly Event[]): readonly ReportFacts[] {
  const found = incidents.filter(({ byHand }) => !byHand).slice(-newest);
  return found.map(({ cause, began, opened, evidence }) => {
    const host = evidence.find(({ data }) => data.type === 'host');
    const id = evidence[0]?.id ?? '';
    return {
      format: 1,
      id: `${id.slice(0, -4)}0000`,
      at: new Date(opened - 1_000).toISOString(),
      ...demoOrigin,
      what: `${cause.workload} is unhealthy: ${cause.error}`,
      trigger: 'unhealthy',
      root: '/home/mara/shop',
      trusted: true,
      workload: cause.workload,
      check: cause.check,
      events: events.filter((event) => {
        const at = Date.parse(event.at);
        return event.workload === cause.workload && at >= began && at < opened;
      }),
      sections: sectionsOf(
        host?.data.type === 'host' ? { status: 'read', took: host.took, data: host.data } : undefined,
      ),
    };
  });
}

/** As text, as the reports of a daemon are. */
export function demoReportText(facts: ReportFacts): string {
  return reportText(facts, reportSources);
}

function sectionsOf(host: ReportSections['host'] | undefined): ReportSections {
  const unread = { status: 'unread', took: 0, reason: 'the sample data has none' } as const;
  const all = Object.fromEntries(sectionNames.map((name) => [name, unread])) as unknown as ReportSections;
  return host ? { ...all, host } : all;
}
