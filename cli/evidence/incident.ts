import type { IncidentEvidence } from '../../engine/model/evidence.ts';
import { columns } from '../words.ts';

/** The incidents that were open beside it. */
export function incidentLines({ incidents, moreIncidents = 0 }: IncidentEvidence): string[] {
  const rows = incidents.map(({ id, severity, state, service = '-', title }) => [id, severity, state, service, title]);
  return [
    ...columns(rows).split('\n').filter(Boolean),
    ...(moreIncidents > 0 ? [`and ${moreIncidents} more: healer incident list`] : []),
    ...(incidents.length === 0 ? ['none'] : []),
  ];
}
