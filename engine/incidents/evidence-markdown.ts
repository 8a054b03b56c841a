import type { Evidence } from '../model/evidence.ts';
import { checkSummary } from './evidence/check.ts';
import { gitSummary } from './evidence/git.ts';
import { historySummary } from './evidence/history.ts';
import { hostSummary } from './evidence/host.ts';
import { incidentSummary } from './evidence/incident.ts';
import { logSummary } from './evidence/log.ts';
import { metricsSummary } from './evidence/metrics.ts';
import { reportSummary } from './evidence/report.ts';
import { inline, utc } from './markdown.ts';

/** What was seen as the incident opened, in a few lines a source; the whole of it stays in the incident. */
export function evidenceSection(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return 'None was kept.';
  return evidence.map(summaryOf).join('\n\n');
}

function summaryOf({ title, takenAt, status, reason = '', data }: Evidence): string {
  const head = `**${inline(title)}** (${utc(takenAt)} UTC)`;
  if (status === 'unavailable') return `${head}: not available. ${inline(reason)}`.trimEnd();
  return `${head}: ${wordsOf(data)}`;
}

/** One file a source. */
function wordsOf(data: Evidence['data']): string {
  switch (data.type) {
    case 'host':
      return hostSummary(data);
    case 'check':
      return checkSummary(data);
    case 'history':
      return historySummary(data);
    case 'log':
      return logSummary(data);
    case 'git':
      return gitSummary(data);
    case 'report':
      return reportSummary(data);
    case 'incident':
      return incidentSummary(data);
    case 'metrics':
      return metricsSummary(data);
    case 'nothing':
      return 'nothing was found.';
  }
}
