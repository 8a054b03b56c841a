/** Forensic reports: where each was written and what it was, which never changes. Paths are relative to the state directory. */
export const reports = `
CREATE TABLE reports (
  id          TEXT PRIMARY KEY,
  at          TEXT NOT NULL,
  source      TEXT NOT NULL,
  scope       TEXT NOT NULL DEFAULT 'local',
  workload    TEXT,
  "check"     TEXT,
  "trigger"   TEXT NOT NULL,
  message     TEXT NOT NULL,
  path        TEXT NOT NULL UNIQUE,
  json_path   TEXT UNIQUE,
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
  json_sha256 TEXT CHECK ((json_sha256 IS NULL) = (json_path IS NULL) AND length(json_sha256) = 64),
  bytes       INTEGER NOT NULL CHECK (bytes >= 0),
  actor_name  TEXT NOT NULL,
  actor_via   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_by_time ON reports (at, id);
CREATE INDEX reports_by_workload ON reports (workload, at, id);

CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports BEGIN SELECT RAISE(ABORT, 'reports are never changed'); END;
CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;
CREATE TRIGGER reports_no_replace BEFORE INSERT ON reports
WHEN EXISTS (SELECT 1 FROM reports WHERE id = NEW.id OR path = NEW.path OR json_path = NEW.json_path)
BEGIN SELECT RAISE(ABORT, 'reports are never replaced'); END;
`;
