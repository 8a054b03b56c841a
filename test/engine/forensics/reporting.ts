import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportOptions } from '../../../engine/forensics/report.ts';
import { type Database, databaseFile } from '../../../engine/store/database.ts';
import { createReportStore, type ReportStore } from '../../../engine/store/reports.ts';
import { createReserve } from '../../../engine/store/reserve.ts';
import { temporaryDatabase, temporaryFolder } from '../store/temporary.ts';

export { at, happened, recordOf } from './happened.ts';

export interface Reporting {
  readonly stateDirectory: string;
  readonly database: Database;
  readonly store: ReportStore;
  readonly options: ReportOptions;
}

/** What writes reports into a state directory of its own, with programs of its own before those of the system. */
export function reporting(programs: Readonly<Record<string, string>> = {}): Reporting {
  const stateDirectory = temporaryFolder();
  const database = temporaryDatabase(join(stateDirectory, databaseFile));
  const store = createReportStore(database);
  const options: ReportOptions = {
    stateDirectory,
    store,
    reserve: createReserve(stateDirectory, 4096),
    source: 'shop-1',
    scope: 'local',
    actor: { name: 'check', via: 'daemon' },
    environment: { PATH: `${programsIn(programs)}:/usr/bin:/bin`, HOME: stateDirectory },
  };
  return { stateDirectory, database, store, options };
}

/** A folder with these shell scripts as programs. */
export function programsIn(programs: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'bin');
  mkdirSync(folder);
  const none = { docker: 'exit 1', kubectl: 'exit 1', dmesg: 'exit 1', journalctl: 'exit 1' };
  for (const [name, script] of Object.entries({ ...none, ...programs })) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}
