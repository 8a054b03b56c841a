import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adoptReports } from '../../../engine/forensics/adopt-reports.ts';
import { createReportReader } from '../../../engine/forensics/read-reports.ts';
import { removeReportFiles } from '../../../engine/forensics/remove-report-files.ts';
import { writeReport } from '../../../engine/forensics/report.ts';
import { createRetentionStore } from '../../../engine/store/retention.ts';
import { codeOf, value } from '../store/temporary.ts';
import { happened, reporting } from './reporting.ts';

const old = new Date('2025-06-01T03:00:00.000Z');
const before = '2025-10-18T03:00:00.000Z';

async function written() {
  const { database, stateDirectory, store, options } = reporting();
  const gone = value(await writeReport(options, happened({ at: old })));
  const kept = value(await writeReport(options, happened()));
  const retention = createRetentionStore(database);
  return { stateDirectory, store, retention, gone, kept, folder: join(stateDirectory, 'reports') };
}

const clock = () => new Date('2026-11-22T03:00:00.000Z');

it('removes both files of a report that was kept for long enough, and the others verify', async () => {
  const { stateDirectory, store, retention, kept, folder } = await written();
  expect(value(retention.pruneReports(before, 9))).toBe(1);
  expect(readdirSync(folder)).toHaveLength(4);
  expect(value(removeReportFiles(stateDirectory, retention, 1))).toBe(1);
  expect(value(removeReportFiles(stateDirectory, retention, 9))).toBe(1);
  expect(value(removeReportFiles(stateDirectory, retention, 9))).toBe(0);
  expect(readdirSync(folder).map((name) => `reports/${name}`)).toEqual([kept.jsonPath, kept.path]);
  expect(value(await createReportReader(stateDirectory, store).verify({}))).toEqual([{ report: kept, faults: [] }]);
});

it('a daemon that was killed before the files were gone does not take them up again', async () => {
  const { stateDirectory, store, retention } = await written();
  value(retention.pruneReports(before, 9));
  const adopting = { stateDirectory, store, clock, source: 'shop-1', scope: 'local' };
  expect(value(await adoptReports({ ...adopting, removed: value(retention.removedFiles()) }))).toEqual([]);
  value(removeReportFiles(stateDirectory, retention, 9));
  expect(value(await adoptReports(adopting))).toEqual([]);
});

it('a report that is removed while it is verified is at no fault', async () => {
  const { stateDirectory, store, retention, kept } = await written();
  const meanwhile = createReportReader(stateDirectory, {
    ...store,
    async list(query) {
      const found = await store.list(query);
      value(retention.pruneReports(before, 9));
      value(removeReportFiles(stateDirectory, retention, 9));
      return found;
    },
  });
  expect(value(await meanwhile.verify({}))).toEqual([{ report: kept, faults: [] }]);
});

it('where the folder is gone nothing is left to remove; a file that cannot be removed is named and remembered', async () => {
  const { stateDirectory, retention, folder, gone } = await written();
  value(retention.pruneReports(before, 9));
  rmSync(join(stateDirectory, gone.path));
  mkdirSync(join(stateDirectory, gone.path));
  writeFileSync(join(stateDirectory, gone.path, 'x'), '');
  const stays = removeReportFiles(stateDirectory, retention, 9);
  expect(codeOf(stays)).toBe('report/stays');
  expect(stays).toMatchObject({ failure: { file: folder } });
  expect(value(retention.removedFiles())).toHaveLength(2);
  rmSync(folder, { recursive: true });
  expect(value(removeReportFiles(stateDirectory, retention, 9))).toBe(2);
});
