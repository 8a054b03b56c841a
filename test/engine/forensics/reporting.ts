import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportOptions, ReportSubject } from '../../../engine/forensics/report.ts';
import type { Report } from '../../../engine/model/report.ts';
import { type Database, databaseFile } from '../../../engine/store/database.ts';
import { createReportStore, type ReportStore } from '../../../engine/store/reports.ts';
import { createReserve } from '../../../engine/store/reserve.ts';
import { temporaryDatabase, temporaryFolder } from '../store/temporary.ts';

export const at = new Date('2026-11-21T02:54:12.123Z');

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

/** Something that happened to `api` in a folder without a repository. */
export function happened(fields: Partial<ReportSubject> = {}): ReportSubject {
  return {
    what: 'api answered 503',
    trigger: 'unhealthy',
    at,
    root: '/nowhere',
    trusted: true,
    workload: 'api',
    check: 'http',
    ...fields,
  };
}

export function recordOf(fields: Partial<Report> = {}): Report {
  return {
    id: '019e1a2b-0000-7000-8000-000000000001',
    at: at.toISOString(),
    source: 'shop-1',
    scope: 'local',
    workload: 'api',
    check: 'http',
    trigger: 'unhealthy',
    message: 'api answered 503',
    path: 'reports/20261121T025412123Z-api-api-answered-503.txt',
    jsonPath: 'reports/20261121T025412123Z-api-api-answered-503.json',
    sha256: 'a'.repeat(64),
    jsonSha256: 'b'.repeat(64),
    bytes: 1200,
    actor: { name: 'check', via: 'daemon' },
    ...fields,
  };
}
