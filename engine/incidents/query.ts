import type { IncidentCounts, IncidentQuery, IncidentSummary } from '../model/incident.ts';
import type { Database } from '../store/database.ts';
import { type SummaryRow, summaryColumns, summaryOf } from './rows.ts';

/** Columns of `incidents` that a query compares with one value. */
const equal = { service: 'service', profile: 'profile', owner: 'owner' } as const;

/** The incidents a query asks for, newest first. */
export function selectIncidents(database: Database, query: IncidentQuery): readonly IncidentSummary[] {
  const conditions: string[] = [];
  const values: Record<string, string | number> = { limit: query.limit ?? -1 };
  const oneOf = (column: string, among: readonly string[] | undefined) => {
    if (!among) return;
    conditions.push(`${column} IN (SELECT value FROM json_each(:${column}))`);
    values[column] = JSON.stringify(among);
  };
  oneOf('state', query.states);
  oneOf('severity', query.severities);
  for (const [name, column] of Object.entries(equal) as [keyof typeof equal, string][]) {
    const value = query[name];
    if (value === undefined) continue;
    conditions.push(`${column} = :${name}`);
    values[name] = value;
  }
  if (query.since !== undefined) {
    conditions.push('opened_at >= :since');
    values['since'] = query.since;
  }
  const words = query.text === undefined ? [] : wordsOf(query.text);
  if (words.length > 0) {
    conditions.push(`id IN (SELECT incident FROM incident_texts WHERE id IN (
      SELECT rowid FROM incident_search WHERE incident_search MATCH :words))`);
    values['words'] = words.map((word) => `"${word}"*`).join(' AND ');
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return database
    .prepare<[object], SummaryRow>(
      `SELECT ${summaryColumns} FROM incidents ${where} ORDER BY opened_at DESC, id DESC LIMIT :limit`,
    )
    .all(values)
    .map(summaryOf);
}

/** The words of a text as the full-text table splits them: letters, digits and underscores. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{Co}_]+/gu) ?? [];
}

export function countIncidents(database: Database, owner: string): IncidentCounts {
  const rows = database
    .prepare<[], { state: keyof IncidentCounts; count: number }>(
      'SELECT state, count(*) AS count FROM incidents GROUP BY state',
    )
    .all();
  const mine = database
    .prepare<[string], number>(
      "SELECT count(*) FROM incidents WHERE state IN ('open', 'acknowledged', 'mitigated') AND owner = ?",
    )
    .pluck()
    .get(owner);
  const none = { open: 0, acknowledged: 0, mitigated: 0, resolved: 0, reviewed: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])), mine: mine ?? 0 };
}
