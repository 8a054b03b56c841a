import { beforeAbort } from '../forensics/before-abort.ts';
import type { Check, CheckReport } from '../model/check.ts';
import type { ProcessState } from '../model/report.ts';

/** The process a workload consists of, for its reports. */
export interface ProcessBehind {
  readonly pid: number;
  /** As it was while all was well. */
  readonly snapshot?: ProcessState;
}

export interface ProcessBehindOptions {
  /** The process that checks or rules watch for a workload. */
  readonly watched: (workload: string) => ProcessBehind | undefined;
  readonly checksOf: (workload: string) => readonly Check[];
  /** The last observation of a check. */
  readonly lastReport: (check: Check) => CheckReport | undefined;
  /** Who listens, or last listened, at the port of this host that was asked. */
  readonly listening: (report: CheckReport) => Promise<ProcessBehind | undefined>;
}

/** How long who listens may be looked for, in ms: a report has other things to say. */
const lookFor = 1_000;

/**
 * Finds the process a workload consists of: the one that its checks or rules watch, else the one that listens at a port
 * which the check asks, or another check of the workload. Never rejects.
 */
export function processBehind({ watched, checksOf, lastReport, listening }: ProcessBehindOptions) {
  const find = async (check: Check): Promise<ProcessBehind | undefined> => {
    for (const one of new Set([check, ...checksOf(check.workload)])) {
      const report = lastReport(one);
      const found = report && (await listening(report));
      if (found) return found;
    }
    return undefined;
  };
  return async (check: Check): Promise<ProcessBehind | undefined> =>
    watched(check.workload) ?? (await beforeAbort(find(check), AbortSignal.timeout(lookFor)).catch(() => undefined));
}
