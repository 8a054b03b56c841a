import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import type { Report, VerifiedReport } from '../model/report.ts';
import type { ReportWithText } from '../protocol/rpc.ts';
import { type ReportQuery, type ReportStore, reportFolder } from '../store/reports.ts';
import { reportUnreadable } from './failures.ts';
import { sha256 } from './report-files.ts';

/** What can be asked about reports: needs no more than a database open for reading, and the files. */
export interface ReportReader {
  /** Newest first. */
  list(query: ReportQuery): Promise<Result<readonly Report[]>>;
  show(idOrName: string): Promise<Result<ReportWithText>>;
  /** Whether the files are as they were recorded: of one report, else of those a query finds. */
  verify(query: ReportQuery & { readonly id?: string }): Promise<Result<readonly VerifiedReport[]>>;
  /** Files among the reports that no record tells of, by path as in a record; of those that are to be removed none. */
  unrecorded(): Promise<Result<readonly string[]>>;
}

/** What was written is on record so soon, in ms, by a daemon that lives. */
const recordedWithin = 1_000;

/** `removedFiles`: those of reports that are off the record, and are still to be removed. */
export function createReportReader(
  stateDirectory: string,
  store: ReportStore,
  removedFiles: () => Result<readonly string[]> = () => success([]),
): ReportReader {
  const unknownFiles = async (): Promise<Result<readonly string[]>> => {
    const folder = join(stateDirectory, reportFolder);
    let names: readonly string[];
    try {
      names = await readdir(folder);
    } catch (error) {
      return isAbsent(error) ? success([]) : failed(reportUnreadable(folder, fileReason(error)));
    }
    const recorded = await store.list({});
    if (!recorded.ok) return recorded;
    const removed = removedFiles();
    if (!removed.ok) return removed;
    const known = new Set([...removed.value, ...recorded.value.flatMap(({ path, jsonPath }) => [path, jsonPath])]);
    return success(
      names
        .map((name) => `${reportFolder}/${name}`)
        .filter((path) => !known.has(path))
        .sort(),
    );
  };

  return {
    list: (query) => store.list(query),

    async show(idOrName) {
      const report = await store.read(idOrName);
      if (!report.ok) return report;
      const file = join(stateDirectory, report.value.path);
      try {
        const text = (await readOwn(file))?.content.toString('utf8');
        if (text === undefined) return failed(reportUnreadable(file, 'it is not a file'));
        return success({ report: report.value, file, text, faults: await faultsOf(stateDirectory, report.value) });
      } catch (error) {
        return failed(reportUnreadable(file, isAbsent(error) ? 'it is missing' : fileReason(error)));
      }
    },

    async verify({ id, ...query }) {
      const one = id === undefined ? undefined : await store.read(id);
      if (one && !one.ok) return one;
      const reports = one ? success([one.value]) : await store.list(query);
      if (!reports.ok) return reports;
      const verified: VerifiedReport[] = [];
      for (const report of reports.value) {
        const faults = await faultsOf(stateDirectory, report);
        // One that was removed meanwhile, as it was kept for long enough, is at no fault.
        if (faults.length === 0 || (await store.read(report.id)).ok) verified.push({ report, faults });
      }
      return success(verified);
    },

    async unrecorded() {
      const first = await unknownFiles();
      if (!first.ok || first.value.length === 0) return first;
      await setTimeout(recordedWithin);
      const second = await unknownFiles();
      return second.ok ? success(second.value.filter((path) => first.value.includes(path))) : second;
    },
  };
}

async function faultsOf(stateDirectory: string, report: Report): Promise<readonly string[]> {
  const { path, sha256: sum, jsonPath, jsonSha256 } = report;
  const faults = [await faultOf(stateDirectory, path, sum)];
  if (jsonPath !== undefined && jsonSha256 !== undefined)
    faults.push(await faultOf(stateDirectory, jsonPath, jsonSha256));
  return faults.filter((fault) => fault !== undefined);
}

/** The content and mode of a file, undefined for what is none; of nothing a link leads to, which Healer did not write. */
async function readOwn(file: string): Promise<{ readonly content: Buffer; readonly mode: number } | undefined> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    return found.isFile() ? { content: await handle.readFile(), mode: found.mode & 0o777 } : undefined;
  } finally {
    await handle.close();
  }
}

async function faultOf(stateDirectory: string, path: string, sum: string): Promise<string | undefined> {
  const file = join(stateDirectory, path);
  try {
    const own = await readOwn(file);
    if (!own) return `${path} is not a file`;
    const found = sha256(own.content);
    if (found !== sum) return `${path} differs: its SHA-256 is ${found}, and ${sum} was recorded`;
    const mode = own.mode.toString(8).padStart(4, '0');
    return (own.mode & 0o222) === 0
      ? undefined
      : `${path} is as it was written, and may be changed now: its mode is ${mode}, and it was written with 0444`;
  } catch (error) {
    return isAbsent(error) ? `${path} is missing` : `${path} cannot be read: ${fileReason(error)}`;
  }
}
