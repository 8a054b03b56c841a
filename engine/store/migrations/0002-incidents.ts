/** Incidents, which change with their events, and the evidence taken for them, which never does. */
export const incidents = `
CREATE TABLE incidents (
  id              TEXT PRIMARY KEY,
  source          TEXT NOT NULL,
  scope           TEXT NOT NULL DEFAULT 'local',
  workload        TEXT,
  "check"         TEXT,
  actor_name      TEXT NOT NULL,
  actor_via       TEXT NOT NULL,
  title           TEXT NOT NULL,
  severity        TEXT NOT NULL CHECK (severity IN ('P1', 'P2', 'P3', 'P4')),
  state           TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'mitigated', 'resolved', 'reviewed')),
  service         TEXT,
  description     TEXT,
  owner           TEXT,
  started_at      TEXT,
  detected_at     TEXT,
  opened_at       TEXT NOT NULL,
  acknowledged_at TEXT,
  mitigated_at    TEXT,
  resolved_at     TEXT,
  reviewed_at     TEXT,
  resolution      TEXT CHECK (resolution IS NULL OR json_valid(resolution))
) STRICT, WITHOUT ROWID;

CREATE INDEX incidents_by_state ON incidents (state, opened_at);
CREATE INDEX incidents_by_time ON incidents (opened_at);
CREATE TRIGGER incidents_no_delete BEFORE DELETE ON incidents
BEGIN SELECT RAISE(ABORT, 'incidents are never deleted'); END;
CREATE TRIGGER incidents_no_replace BEFORE INSERT ON incidents WHEN EXISTS (SELECT 1 FROM incidents WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'incidents are never replaced'); END;

CREATE TABLE evidence (
  id         TEXT PRIMARY KEY,
  incident   TEXT NOT NULL REFERENCES incidents (id),
  kind       TEXT NOT NULL,
  source     TEXT NOT NULL,
  scope      TEXT NOT NULL DEFAULT 'local',
  workload   TEXT,
  "check"    TEXT,
  actor_name TEXT NOT NULL,
  actor_via  TEXT NOT NULL,
  title      TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('collected', 'unavailable')),
  reason     TEXT,
  taken_at   TEXT NOT NULL,
  took       INTEGER NOT NULL,
  data       TEXT NOT NULL CHECK (json_valid(data))
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_by_incident ON evidence (incident, id);
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
CREATE TRIGGER evidence_no_replace BEFORE INSERT ON evidence WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'evidence is never replaced'); END;
`;
