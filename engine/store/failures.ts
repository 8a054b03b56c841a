import type { Failure } from '../model/failure.ts';

export function databaseMissing(file: string): Failure {
  return {
    code: 'store/missing',
    message: `There is no Healer database at ${file} yet. It is made by the first command that writes, such as \`healer incident start\`.`,
    file,
  };
}

export function databaseUnreadable(file: string, reason: string): Failure {
  return {
    code: 'store/unreadable',
    message: `The database ${file} cannot be opened: ${reason}. Check that you may read and write this file and its folder, and that the disk is not full.`,
    file,
  };
}

export function databaseDamaged(file: string, reason: string): Failure {
  return {
    code: 'store/damaged',
    message: `${file} is not a database that SQLite can read (${reason}). Move the file away to start afresh, or put back a copy.`,
    file,
  };
}

export function databaseBusy(file: string): Failure {
  return {
    code: 'store/busy',
    message: `Another program holds the database ${file}. Close it (a SQLite browser, a backup) and try again.`,
    file,
  };
}

export function newerSchema(file: string, found: number, known: number): Failure {
  return {
    code: 'store/newer-schema',
    message: `The database ${file} has schema ${found}, and this Healer knows schemas up to ${known}. Update Healer, or choose another state directory with --state-dir.`,
    file,
  };
}

export function migrationFailed(file: string, version: number, reason: string): Failure {
  return {
    code: 'store/migration-failed',
    message: `The database ${file} could not be brought to schema ${version}: ${reason}. Nothing was changed.`,
    file,
  };
}

export function databaseFull(file: string): Failure {
  return {
    code: 'store/disk-full',
    message: `The disk that holds ${file} is full, so nothing was written. Free some space and try again.`,
    file,
  };
}

export function databaseReadOnly(file: string): Failure {
  return {
    code: 'store/read-only',
    message: `The database ${file} may only be read, so nothing was written. Make the file and its folder writable, or choose another state directory with --state-dir.`,
    file,
  };
}

export function diskFailed(file: string, reason: string): Failure {
  return {
    code: 'store/disk-failed',
    message: `The disk that holds ${file} did not answer as it should (${reason}). Look at the disk and the system log before trying again.`,
    file,
  };
}

export function olderSchema(file: string, found: number, known: number): Failure {
  return {
    code: 'store/older-schema',
    message: `The database ${file} has schema ${found}, from an older Healer; this one reads schema ${known}. Run \`healer daemon start\` once to bring it up to date.`,
    file,
  };
}

export function unknownReport(name: string): Failure {
  return {
    code: 'report/unknown',
    message: `There is no report ${JSON.stringify(name)} here. \`healer reports list\` shows those there are.`,
  };
}

export function unknownEvent(id: string): Failure {
  return {
    code: 'event/unknown',
    message: `There is no event ${JSON.stringify(id)} here to go on after. Ask from a time on instead.`,
  };
}
