import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import type { Report, VerifiedReport } from '../model/report.ts';
import type { ReportWithText } from '../protocol/rpc.ts';
import type { ReportQuery, ReportStore } from '../store/reports.ts';
import { reportUnreadable } from './failures.ts';
import { sha256 } from './report-files.ts';

/** What can be asked about reports: needs no more than a database open for reading, and the files. */
export interface ReportReader {
  /** Newest first. */
  list(query: ReportQuery): Promise<Result<readonly Report[]>>;
  show(idOrName: string): Promise<Result<ReportWithText>>;
  /** Whether the files are as they were recorded: of one report, else of those a query finds. */
  verify(query: ReportQuery & { readonly id?: string }): Promise<Result<readonly VerifiedReport[]>>;
}

export function createReportReader(stateDirectory: string, store: ReportStore): ReportReader {
  return {
    list: (query) => store.list(query),

    async show(idOrName) {
      const report = await store.read(idOrName);
      if (!report.ok) return report;
      const file = join(stateDirectory, report.value.path);
      try {
        const text = (await readOwn(file))?.toString('utf8');
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
  };
}

async function faultsOf(stateDirectory: string, report: Report): Promise<readonly string[]> {
  const { path, sha256: sum, jsonPath, jsonSha256 } = report;
  const faults = [await faultOf(stateDirectory, path, sum)];
  if (jsonPath !== undefined && jsonSha256 !== undefined)
    faults.push(await faultOf(stateDirectory, jsonPath, jsonSha256));
  return faults.filter((fault) => fault !== undefined);
}

/** The content of a file, undefined for what is none; of nothing a link leads to, which Healer did not write. */
async function readOwn(file: string): Promise<Buffer | undefined> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return (await handle.stat()).isFile() ? await handle.readFile() : undefined;
  } finally {
    await handle.close();
  }
}

async function faultOf(stateDirectory: string, path: string, sum: string): Promise<string | undefined> {
  const file = join(stateDirectory, path);
  try {
    const content = await readOwn(file);
    if (!content) return `${path} is not a file`;
    const found = sha256(content);
    return found === sum ? undefined : `${path} differs: its SHA-256 is ${found}, and ${sum} was recorded`;
  } catch (error) {
    return isAbsent(error) ? `${path} is missing` : `${path} cannot be read: ${fileReason(error)}`;
  }
}
