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

/** How many are looked at closely for each kind of likeness: the best by text, else the newest. */
const mostCandidates = 50;
/** How many words of an incident are searched for: those that the fewest incidents have. */
const mostWords = 24;
const defaultLimit = 5;

/** What two incidents may have in common besides words, as conditions on a past one. */
const facts = {
  check: 'workload = :workload AND "check" = :check',
  alert: 'alert = :alert',
  service: 'service = :service',
} as const;

/** Reads the full-text table, whose bm25() is the rank of SQLite's FTS5: the lower the better. */
export function createFindSimilar(database: Database): FindSimilar {
  const columns = `${summaryColumns}, resolution ->> '$.fix' AS fix, resolution ->> '$.downtime_minutes' AS downtime`;
  const get = database.prepare<[string], IncidentRow>('SELECT * FROM incidents WHERE id = ?');
  const spread = database.prepare<[string], number>('SELECT doc FROM incident_words WHERE term = ?').pluck();
  const byText = database.prepare<[object], CandidateRow>(`
    SELECT ${columns}, rank, texts FROM (
      SELECT past.*, bm25(incident_search, 4, 2, 2, 1, 1) AS rank, incident_search.title || ' ' || symptom || ' ' || cause AS texts
      FROM incident_search
      JOIN incident_texts ON incident_texts.id = incident_search.rowid
      JOIN incidents AS past ON past.id = incident_texts.incident
      WHERE incident_search MATCH :words AND past.id <> :id AND past.state IN ('resolved', 'reviewed')
      ORDER BY rank LIMIT :most)`);
  const byFact = Object.values(facts).map((condition) =>
    database.prepare<[object], CandidateRow>(`
      SELECT ${columns}, 0 AS rank, '' AS texts FROM incidents
      WHERE ${condition} AND id <> :id AND state IN ('resolved', 'reviewed')
      ORDER BY opened_at DESC LIMIT :most`),
  );

  /** Those of the words that other incidents have too, the rarest first. */
  const rarest = (words: readonly string[]) =>
    words
      .map((word) => ({ word, incidents: spread.get(word) ?? 0 }))
      .filter(({ incidents }) => incidents > 1)
      .toSorted((one, other) => one.incidents - other.incidents)
      .slice(0, mostWords)
      .map(({ word }) => word);

  return async (id, limit = defaultLimit) => {
    const found = attempt(database, () => {
      const row = get.get(id);
      if (!row) return undefined;
      const incident = incidentOf(row);
      const { title, symptom, cause } = searchTexts(incident);
      const words = rarest(indexedWords(`${title} ${symptom} ${cause}`));
      const match = words.map((word) => `"${word}"`).join(' OR ');
      const { workload, check, alert, service } = row;
      const asked = { id, workload, check, alert, service, most: mostCandidates };
      const rows = [
        ...(match === '' ? [] : byText.all({ id, words: match, most: mostCandidates })),
        ...byFact.flatMap((statement) => statement.all(asked)),
      ];
      return rankSimilar(incident, candidatesOf(rows, words), limit);
    });
    if (!found.ok) return found;
    return found.value === undefined ? failed(unknownIncident(id)) : success(found.value);
  };
}

/** The different words of a text as the full-text table keeps them: small, without diacritics. */
function indexedWords(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return [...new Set(wordsOf(plain))];
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
    const said = new Set(indexedWords(row.texts));
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
