/**
 * What an incident was opened for, what joined it, what is being typed about it, and its texts for searching. `texts`
 * has the row ids that a full-text table needs, as incidents have none; `words` says in how many a word is.
 */
export const incidentWork = `
ALTER TABLE incidents ADD COLUMN alert TEXT;
ALTER TABLE incidents ADD COLUMN profile TEXT;
CREATE INDEX incidents_by_check ON incidents (workload, "check", opened_at) WHERE workload IS NOT NULL;
CREATE INDEX incidents_by_alert ON incidents (alert, opened_at) WHERE alert IS NOT NULL;
CREATE INDEX incidents_by_service ON incidents (service, opened_at) WHERE service IS NOT NULL;

CREATE TABLE incident_workloads (
  incident TEXT NOT NULL REFERENCES incidents (id),
  workload TEXT NOT NULL,
  scope    TEXT NOT NULL DEFAULT 'local',
  since    TEXT NOT NULL,
  PRIMARY KEY (incident, workload)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_workloads_by_workload ON incident_workloads (workload, incident);

CREATE TABLE resolution_drafts (
  incident   TEXT PRIMARY KEY REFERENCES incidents (id),
  saved_at   TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  actor_via  TEXT NOT NULL,
  draft      TEXT NOT NULL CHECK (json_valid(draft))
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_texts (
  id       INTEGER PRIMARY KEY,
  incident TEXT NOT NULL UNIQUE REFERENCES incidents (id)
) STRICT;
CREATE VIRTUAL TABLE incident_search USING fts5 (
  title, symptom, cause, fix, notes, tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);

CREATE VIRTUAL TABLE incident_words USING fts5vocab (incident_search, row);

INSERT INTO incident_texts (incident) SELECT id FROM incidents ORDER BY opened_at, id;
INSERT INTO incident_search (rowid, title, symptom, cause, fix, notes)
SELECT texts.id, incidents.title,
  concat_ws(' ', incidents.description, resolution ->> '$.summary', resolution ->> '$.impact'),
  concat_ws(' ', resolution ->> '$.root_cause', resolution ->> '$.trigger', resolution ->> '$.category', resolution ->> '$.component'),
  concat_ws(' ', resolution ->> '$.fix', resolution ->> '$.lessons'),
  (SELECT group_concat(message, ' ') FROM events WHERE events.incident = incidents.id AND kind = 'incident_note')
FROM incident_texts AS texts JOIN incidents ON incidents.id = texts.incident;
`;
