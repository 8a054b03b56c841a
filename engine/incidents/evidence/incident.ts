import type { IncidentEvidence } from '../../model/evidence.ts';
import { inline, utc } from '../markdown.ts';
import { withList } from './with-list.ts';

/** The incidents that were open beside it. */
export function incidentSummary({ incidents, moreIncidents = 0 }: IncidentEvidence): string {
  const list = incidents.map(({ id, severity, state, title, opened }) => {
    return `${id}, ${severity}, ${state}, opened ${utc(opened)}: ${inline(title)}`;
  });
  return withList(`${incidents.length + moreIncidents} at the time.`, list);
}
