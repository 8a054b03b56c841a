import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Result } from '../../../engine/model/failure.ts';
import { type Database, openDatabase } from '../../../engine/store/database.ts';
import { migrate } from '../../../engine/store/migrate.ts';

/** A real, empty folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'healer-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database on the disk, of the newest schema, closed with the test. */
export function temporaryDatabase(file = join(temporaryFolder(), 'healer.db')): Database {
  const database = openTemporary(file);
  value(migrate(database));
  return database;
}

/** A database as it is on the disk, closed with the test. */
export function openTemporary(file: string, options: { readonly?: boolean } = {}): Database {
  const database = value(openDatabase(file, options));
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** The value of a success; a failure fails the test with its message. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** The code of a failure; a success fails the test. */
export function codeOf(result: Result<unknown>): string {
  if (result.ok) throw new Error(`expected a failure, got ${JSON.stringify(result.value)}`);
  return result.failure.code;
}
