import type { Evidence, EvidenceData } from '../../engine/model/evidence.ts';
import { checkLines } from './check.ts';
import { gitLines } from './git.ts';
import { historyLines } from './history.ts';
import { hostLines } from './host.ts';
import { incidentLines } from './incident.ts';
import { logLines } from './log.ts';
import { metricsLines } from './metrics.ts';
import { reportLines } from './report.ts';

/** One source's answer as a person reads it, indented below its title; one file a source words what it found. */
export function evidenceLines({ title, status, reason, data, took }: Evidence): string[] {
  const head = `  ${title} [${Math.round(took)} ms]`;
  if (status === 'unavailable') return [`${head}: not available: ${reason ?? 'no reason given'}`];
  return [head, ...linesOf(data).map((line) => `    ${line}`)];
}

function linesOf(data: EvidenceData): readonly string[] {
  switch (data.type) {
    case 'host':
      return hostLines(data);
    case 'check':
      return checkLines(data);
    case 'history':
      return historyLines(data);
    case 'log':
      return logLines(data);
    case 'git':
      return gitLines(data);
    case 'report':
      return reportLines(data);
    case 'incident':
      return incidentLines(data);
    case 'metrics':
      return metricsLines(data);
    case 'nothing':
      return [];
  }
}
