/**
 * What was kept for long enough may be removed: events, restart attempts and reports from before a time that only moves
 * on, but for events of incidents and reports that an incident cites or an attempt names. What metrics count of the
 * removed is kept, as are the names of report files until they are gone too.
 */
export const retention = `
CREATE TABLE retention (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  before TEXT NOT NULL
) STRICT;

CREATE TABLE removed_tallies (
  scope    TEXT NOT NULL,
  workload TEXT NOT NULL,
  what     TEXT NOT NULL CHECK (what IN ('crash', 'worked', 'failed', 'unknown')),
  count    INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (scope, workload, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE removed_report_files (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE cited_reports (report TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO cited_reports
SELECT cited.value ->> 'id' FROM evidence, json_each(evidence.data, '$.reports') AS cited WHERE evidence.kind = 'report';

CREATE TRIGGER evidence_cites AFTER INSERT ON evidence WHEN NEW.kind = 'report' BEGIN
  INSERT OR IGNORE INTO cited_reports SELECT value ->> 'id' FROM json_each(NEW.data, '$.reports');
END;
CREATE TRIGGER events_cite AFTER INSERT ON events WHEN NEW.incident IS NOT NULL AND NEW.data ->> 'report' IS NOT NULL BEGIN
  INSERT OR IGNORE INTO cited_reports VALUES (NEW.data ->> 'report');
END;

DROP TRIGGER events_no_delete;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
WHEN OLD.incident IS NOT NULL OR OLD.at >= coalesce((SELECT before FROM retention), '')
BEGIN SELECT RAISE(ABORT, 'events are never deleted before their time'); END;

DROP TRIGGER restart_attempts_no_delete;
CREATE TRIGGER restart_attempts_no_delete BEFORE DELETE ON restart_attempts
WHEN OLD.began >= coalesce((SELECT before FROM retention), '')
BEGIN SELECT RAISE(ABORT, 'attempts are never deleted before their time'); END;
CREATE INDEX restart_attempts_by_time ON restart_attempts (began);
CREATE INDEX restart_attempts_by_report ON restart_attempts (report);

DROP TRIGGER reports_no_delete;
CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports
WHEN OLD.at >= coalesce((SELECT before FROM retention), '')
  OR EXISTS (SELECT 1 FROM cited_reports WHERE report = OLD.id)
  OR EXISTS (SELECT 1 FROM restart_attempts WHERE report = OLD.id)
BEGIN SELECT RAISE(ABORT, 'reports are never deleted before their time, nor while they are cited'); END;
`;
