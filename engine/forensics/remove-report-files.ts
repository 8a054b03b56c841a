import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { reportFolder } from '../store/reports.ts';
import { flushFolder } from '../store/reserve.ts';
import type { RetentionStore } from '../store/retention.ts';
import { reportStays } from './failures.ts';

/**
 * Removes files of reports that are off the record, `most` of them at most, and says how many. They are remembered
 * until they are gone, so that after a kill nobody takes them for reports that were left unrecorded. `report/stays`: one
 * cannot be removed.
 */
export function removeReportFiles(
  stateDirectory: string,
  store: Pick<RetentionStore, 'removedFiles' | 'forgetFiles'>,
  most: number,
): Result<number> {
  const paths = store.removedFiles(most);
  if (!paths.ok) return paths;
  if (paths.value.length === 0) return success(0);
  const folder = join(stateDirectory, reportFolder);
  try {
    for (const path of paths.value) rmSync(join(stateDirectory, path), { force: true });
    flushFolder(folder);
  } catch (error) {
    if (!isAbsent(error)) return failed(reportStays(folder, fileReason(error)));
  }
  const forgotten = store.forgetFiles(paths.value);
  return forgotten.ok ? success(paths.value.length) : forgotten;
}
