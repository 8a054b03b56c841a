/**
 * How checks and workloads stand, each attempt to restart one, what checks measured, and silences. Nothing wrote
 * `check_state` before this schema, so it is made anew.
 */
export const health = `
DROP TABLE check_state;
CREATE TABLE check_state (
  scope                 TEXT NOT NULL DEFAULT 'local',
  workload              TEXT NOT NULL,
  "check"               TEXT NOT NULL,
  source                TEXT NOT NULL,
  healthy               INTEGER NOT NULL CHECK (healthy IN (0, 1)),
  last_check            TEXT,
  last_healthy          TEXT,
  consecutive_fails     INTEGER NOT NULL CHECK (consecutive_fails >= 0),
  consecutive_successes INTEGER NOT NULL CHECK (consecutive_successes >= 0),
  total_checks          INTEGER NOT NULL CHECK (total_checks >= 0),
  total_fails           INTEGER NOT NULL CHECK (total_fails >= 0),
  last_error            TEXT,
  failing_since         TEXT,
  PRIMARY KEY (scope, workload, "check")
) STRICT, WITHOUT ROWID;

CREATE TABLE workload_state (
  scope         TEXT NOT NULL DEFAULT 'local',
  workload      TEXT NOT NULL,
  source        TEXT NOT NULL,
  healthy       INTEGER NOT NULL CHECK (healthy IN (0, 1)),
  since         TEXT NOT NULL,
  suppressed_by TEXT,
  restart_count INTEGER NOT NULL CHECK (restart_count >= 0),
  last_restart  TEXT,
  attempts      INTEGER NOT NULL CHECK (attempts >= 0),
  exhausted     INTEGER NOT NULL CHECK (exhausted IN (0, 1)),
  incident      TEXT REFERENCES incidents (id),
  PRIMARY KEY (scope, workload)
) STRICT, WITHOUT ROWID;

CREATE TABLE restart_attempts (
  id         TEXT PRIMARY KEY,
  source     TEXT NOT NULL,
  scope      TEXT NOT NULL DEFAULT 'local',
  workload   TEXT NOT NULL,
  target     TEXT NOT NULL,
  cause      TEXT NOT NULL,
  number     INTEGER NOT NULL,
  report     TEXT NOT NULL,
  began      TEXT NOT NULL,
  ended      TEXT,
  outcome    TEXT CHECK (outcome IN ('worked', 'failed')),
  message    TEXT,
  CHECK ((ended IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX restart_attempts_by_workload ON restart_attempts (workload, began);
CREATE TRIGGER restart_attempts_no_delete BEFORE DELETE ON restart_attempts
BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;
CREATE TRIGGER restart_attempts_end_once BEFORE UPDATE ON restart_attempts WHEN OLD.ended IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an attempt ends once'); END;

CREATE TABLE series (
  scope       TEXT NOT NULL DEFAULT 'local',
  workload    TEXT NOT NULL,
  "check"     TEXT NOT NULL,
  step        INTEGER NOT NULL CHECK (step IN (60000, 300000, 3600000)),
  start       INTEGER NOT NULL,
  source      TEXT NOT NULL,
  count       INTEGER NOT NULL,
  failures    INTEGER NOT NULL,
  latency_sum REAL NOT NULL,
  latency_max REAL NOT NULL,
  buckets     TEXT NOT NULL CHECK (json_valid(buckets)),
  value       REAL,
  PRIMARY KEY (scope, workload, "check", step, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_by_time ON series (step, start);

CREATE TABLE silences (
  id         TEXT PRIMARY KEY,
  source     TEXT NOT NULL,
  scope      TEXT NOT NULL DEFAULT 'local',
  match      TEXT NOT NULL CHECK (json_valid(match)),
  reason     TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  actor_via  TEXT NOT NULL,
  starts     TEXT NOT NULL,
  ends       TEXT NOT NULL,
  ended      TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX events_by_workload ON events (workload, at, id) WHERE workload IS NOT NULL;
CREATE INDEX events_by_kind ON events (kind, at, id);
`;
