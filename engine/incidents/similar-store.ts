import { failed, type Result, success } from '../model/failure.ts';
import type { SimilarIncident } from '../model/incident.ts';
import { attempt } from '../store/attempt.ts';
import type { Database } from '../store/database.ts';
import { unknownIncident } from './failures.ts';
import { wordsOf } from './query.ts';
import { type IncidentRow, incidentOf, type SummaryRow, summaryColumns, summaryOf } from './rows.ts';
import { searchTexts } from './search-index.ts';
import { type Candidate, rankSimilar } from './similar.ts';

/** Past incidents that resemble one. */
export type FindSimilar = (id: string, limit?: number) => Promise<Result<readonly SimilarIncident[]>>;

/** How many are looked at closely for each kind of likeness. */
const mostCandidates = 50;
/** How many words of an incident are searched for: its rarest. */
const mostWords = 24;
const defaultLimit = 5;

/** Reads the full-text table, whose bm25() is the rank of SQLite's FTS5: the lower the better. */
export function createFindSimilar(database: Database): FindSimilar {
  const get = database.prepare<[string], IncidentRow>('SELECT * FROM incidents WHERE id = ?');
  const byText = database.prepare<[object], CandidateRow>(`
    SELECT ${summaryColumns}, resolution ->> '$.fix' AS fix, resolution ->> '$.downtime_minutes' AS downtime, rank, texts
    FROM (
      SELECT incident, bm25(incident_search, 4, 2, 2, 1, 1) AS rank, title || ' ' || symptom || ' ' || cause AS texts
      FROM incident_search JOIN incident_texts ON incident_texts.id = incident_search.rowid
      WHERE incident_search MATCH :words ORDER BY rank LIMIT :most) AS found
    JOIN incidents ON incidents.id = found.incident
    WHERE incidents.id <> :id AND state IN ('resolved', 'reviewed')`);
  const byFacts = database.prepare<[object], CandidateRow>(`
    SELECT ${summaryColumns}, resolution ->> '$.fix' AS fix, resolution ->> '$.downtime_minutes' AS downtime, 0 AS rank, '' AS texts
    FROM incidents WHERE service = :service AND id <> :id AND state IN ('resolved', 'reviewed')
    ORDER BY opened_at DESC LIMIT :most`);

  return async (id, limit = defaultLimit) => {
    const found = attempt(database, () => {
      const row = get.get(id);
      if (!row) return undefined;
      const incident = incidentOf(row);
      const { title, symptom, cause } = searchTexts(incident);
      const words = [...new Set(wordsOf(`${title} ${symptom} ${cause}`.toLowerCase()))].slice(0, mostWords);
      const match = words.map((word) => `"${word}"`).join(' OR ');
      const rows = [
        ...(match === '' ? [] : byText.all({ id, words: match, most: mostCandidates })),
        ...(row.service === null ? [] : byFacts.all({ id, service: row.service, most: mostCandidates })),
      ];
      return rankSimilar(incident, candidatesOf(rows, words), limit);
    });
    if (!found.ok) return found;
    return found.value === undefined ? failed(unknownIncident(id)) : success(found.value);
  };
}

interface CandidateRow extends SummaryRow {
  readonly fix: string | null;
  readonly downtime: number | null;
  readonly rank: number;
  readonly texts: string;
}

function candidatesOf(rows: readonly CandidateRow[], words: readonly string[]): readonly Candidate[] {
  const best = Math.min(0, ...rows.map(({ rank }) => rank));
  const byId = new Map<string, Candidate>();
  for (const row of rows) {
    if (byId.has(row.id)) continue;
    const said = new Set(wordsOf(row.texts.toLowerCase()));
    byId.set(row.id, {
      incident: summaryOf(row),
      text: best === 0 ? 0 : row.rank / best,
      words: words.filter((word) => said.has(word)),
      ...(row.fix !== null && { fix: row.fix }),
      ...(row.downtime !== null && { downtimeMinutes: row.downtime }),
    });
  }
  return [...byId.values()];
}
