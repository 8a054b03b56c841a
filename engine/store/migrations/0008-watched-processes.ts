/**
 * The processes that are watched, as they were last seen, so that the end of one while no daemon watches is noticed by the
 * next: one of the same boot that is not there any more has ended.
 */
export const watchedProcesses = `
CREATE TABLE watched_processes (
  scope    TEXT NOT NULL DEFAULT 'local',
  subject  TEXT NOT NULL,
  pid      INTEGER NOT NULL,
  start    TEXT NOT NULL,
  source   TEXT NOT NULL,
  name     TEXT NOT NULL,
  boot     TEXT NOT NULL,
  seen     TEXT NOT NULL,
  snapshot TEXT CHECK (snapshot IS NULL OR json_valid(snapshot)),
  PRIMARY KEY (scope, subject, pid, start)
) STRICT, WITHOUT ROWID;
`;
