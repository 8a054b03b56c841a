import { createHash } from 'node:crypto';
import { closeSync, existsSync, fchmodSync, fsyncSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import type { Report } from '../model/report.ts';
import { reportFolder } from '../store/reports.ts';
import { flushFolder, isFull, type Reserve } from '../store/reserve.ts';
import { reportNotWritten } from './failures.ts';

/** What is recorded of a report's files. */
export type WrittenFiles = Pick<Report, 'path' | 'jsonPath' | 'sha256' | 'jsonSha256' | 'bytes'>;

/** Reports of one name and millisecond there may be. */
const mostOfOneName = 1000;

/**
 * Writes a report's two files once and for all: a name nobody had, content on the disk, then mode 0444, which says that
 * it is whole, then the folder on the disk. On a full disk the reserve is freed and the writing done again; where there
 * is room for the text alone, it is kept without its JSON.
 *
 * Nothing here goes through Node's pool of threads: sources that hang on a dead disk may hold all of them.
 */
export function writeReportFiles(
  stateDirectory: string,
  name: string,
  { text, json }: { readonly text: string; readonly json: string },
  reserve: Reserve,
): Result<WrittenFiles> {
  const folder = join(stateDirectory, reportFolder);
  if (reserve.isShort()) reserve.release();
  try {
    const own = freeing(reserve, () => {
      makeFolder(folder);
      return writeText(folder, name, text);
    });
    const hasJson = tryJson(reserve, join(folder, `${own}.json`), json);
    flushFolder(folder);
    return success({
      path: `${reportFolder}/${own}.txt`,
      sha256: sha256(text),
      bytes: Buffer.byteLength(text),
      ...(hasJson && { jsonPath: `${reportFolder}/${own}.json`, jsonSha256: sha256(json) }),
    });
  } catch (error) {
    return failed(reportNotWritten(folder, error));
  }
}

function freeing<T>(reserve: Reserve, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!isFull(error) || !reserve.release()) throw error;
    return write();
  }
}

function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { mode: 0o700 });
  flushFolder(dirname(folder));
}

/** Writes the text under a name that neither file has yet, and returns that name. */
function writeText(folder: string, name: string, text: string): string {
  for (let number = 1; number <= mostOfOneName; number++) {
    const own = number === 1 ? name : `${name}-${number}`;
    if (existsSync(join(folder, `${own}.json`))) continue;
    try {
      writeOnce(join(folder, `${own}.txt`), text);
      return own;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw Object.assign(new Error(name), { code: 'EEXIST' });
}

function tryJson(reserve: Reserve, file: string, json: string): boolean {
  try {
    freeing(reserve, () => writeOnce(file, json));
    return true;
  } catch {
    return false;
  }
}

/** A file that is left incomplete by an error is removed again; one that is left by a kill is not yet of mode 0444. */
function writeOnce(file: string, content: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
    fchmodSync(descriptor, 0o444);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
