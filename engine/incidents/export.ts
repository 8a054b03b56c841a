import type { IncidentDetail, SimilarIncident } from '../model/incident.ts';

/** Raised when a field of an export changes its meaning or goes. */
const schema = 1;

/** Everything that is kept about one incident, as `healer incident export` writes it. */
export interface IncidentExport extends IncidentDetail {
  readonly schema: typeof schema;
  /** UTC, RFC 3339. */
  readonly exportedAt: string;
  /** Healer's version. */
  readonly healer: string;
  readonly similar: readonly SimilarIncident[];
}

export function incidentExport(
  detail: IncidentDetail,
  similar: readonly SimilarIncident[],
  healer: string,
  now: Date,
): IncidentExport {
  return { schema, exportedAt: now.toISOString(), healer, ...detail, similar };
}
