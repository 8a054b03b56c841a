/**
 * What happened, and how each check stands. Events are only ever added: the triggers refuse the rest, `INSERT OR
 * REPLACE` included. Times are UTC, RFC 3339 with ms, so that they sort as text.
 */
export const events = `
CREATE TABLE events (
  id         TEXT PRIMARY KEY,
  at         TEXT NOT NULL,
  kind       TEXT NOT NULL,
  source     TEXT NOT NULL,
  scope      TEXT NOT NULL DEFAULT 'local',
  workload   TEXT,
  "check"    TEXT,
  incident   TEXT,
  actor_name TEXT NOT NULL,
  actor_via  TEXT NOT NULL,
  message    TEXT NOT NULL,
  data       TEXT CHECK (data IS NULL OR json_valid(data))
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_time ON events (at, id);
CREATE INDEX events_by_incident ON events (incident, at, id) WHERE incident IS NOT NULL;

CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_no_replace BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;

CREATE TABLE check_state (
  scope             TEXT NOT NULL DEFAULT 'local',
  workload          TEXT NOT NULL,
  "check"           TEXT NOT NULL,
  source            TEXT NOT NULL,
  actor_name        TEXT NOT NULL,
  actor_via         TEXT NOT NULL,
  healthy           INTEGER NOT NULL CHECK (healthy IN (0, 1)),
  last_check        TEXT,
  last_healthy      TEXT,
  consecutive_fails INTEGER NOT NULL CHECK (consecutive_fails >= 0),
  total_checks      INTEGER NOT NULL CHECK (total_checks >= 0),
  total_fails       INTEGER NOT NULL CHECK (total_fails >= 0),
  restart_count     INTEGER NOT NULL CHECK (restart_count >= 0),
  last_error        TEXT,
  last_restart      TEXT,
  PRIMARY KEY (scope, workload, "check")
) STRICT, WITHOUT ROWID;
`;
