import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeAtomically } from '../daemon/atomic-file.ts';
import { isDemo, prepareStateDirectory, type RootRecord } from '../daemon/state-directory.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import { demoData } from './data.ts';
import { notADemo, notPrepared } from './failures.ts';
import { writeDemo } from './write.ts';

/** What was done to have sample data in a folder. */
export interface Prepared {
  /** Absolute real path. */
  readonly stateDirectory: string;
  /** False where it was there already. */
  readonly made: boolean;
}

/**
 * Sample data in a state directory: what is there of an earlier call, else ninety days up to `now`, there as a whole or not
 * at all. A folder in use for anything else is `demo/not-a-demo`.
 */
export async function prepareDemo(folder: string, root: string, now: Date): Promise<Result<Prepared>> {
  if (isDemo(folder)) return settled(folder, false);
  let draft: string | undefined;
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) return failed(notADemo(folder));
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
    const written = await writeDemo(draft, demoData(now));
    if (!written.ok) return written;
    const record: RootRecord = { root, demo: true };
    writeAtomically(join(draft, 'root.json'), `${JSON.stringify(record, null, 2)}\n`);
    renameSync(draft, folder);
  } catch (error) {
    // Another call may have been the first.
    if (!isDemo(folder)) return failed(notPrepared(folder, fileReason(error)));
  } finally {
    if (draft !== undefined) rmSync(draft, { recursive: true, force: true });
  }
  return settled(folder, true);
}

function settled(folder: string, made: boolean): Result<Prepared> {
  const directory = prepareStateDirectory(folder);
  return directory.ok ? success({ stateDirectory: directory.value, made }) : directory;
}
