import type { Event } from '../model/event.ts';
import type { Incident } from '../model/incident.ts';
import type { Database } from '../store/database.ts';

/** What is searched of an incident, in the columns of `incident_search`. Notes are added as they come. */
export interface SearchTexts {
  readonly title: string;
  /** What was seen and felt. */
  readonly symptom: string;
  /** What made it possible and set it off. */
  readonly cause: string;
  readonly fix: string;
}

export function searchTexts({ title, description, resolution }: Incident): SearchTexts {
  const text = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');
  return {
    title,
    symptom: text(description, resolution?.summary, resolution?.impact),
    cause: text(resolution?.root_cause, resolution?.trigger, resolution?.category, resolution?.component),
    fix: text(resolution?.fix, resolution?.lessons),
  };
}

/** Keeps an incident's texts searchable, inside the transaction that changes it. */
export function searchIndex(database: Database): (incident: Incident, event: Event) => void {
  const find = database.prepare<[string], number>('SELECT id FROM incident_texts WHERE incident = ?').pluck();
  const add = database.prepare<[string]>('INSERT INTO incident_texts (incident) VALUES (?)');
  const insert = database.prepare<[SearchTexts & { id: number | bigint }]>(`
    INSERT INTO incident_search (rowid, title, symptom, cause, fix, notes) VALUES (:id, :title, :symptom, :cause, :fix, '')`);
  const update = database.prepare<[SearchTexts & { id: number | bigint }]>(`
    UPDATE incident_search SET title = :title, symptom = :symptom, cause = :cause, fix = :fix WHERE rowid = :id`);
  const note = database.prepare<[string, number | bigint]>(
    "UPDATE incident_search SET notes = notes || ' ' || ? WHERE rowid = ?",
  );
  return (incident, event) => {
    const known = find.get(incident.id);
    const id = known ?? add.run(incident.id).lastInsertRowid;
    if (known === undefined) insert.run({ id, ...searchTexts(incident) });
    else if (event.kind === 'incident_note') note.run(event.message, id);
    else update.run({ id, ...searchTexts(incident) });
  };
}
