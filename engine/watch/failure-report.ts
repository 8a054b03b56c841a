import type { InTurn } from '../checks/in-turn.ts';
import { type Moment, tickOf } from '../clock.ts';
import { isWhole } from '../forensics/adopt-reports.ts';
import { type ReportOptions, type ReportSubject, writeReport } from '../forensics/report.ts';
import type { Actor } from '../model/actor.ts';
import type { Check, CheckReport } from '../model/check.ts';
import { type Result, success } from '../model/failure.ts';
import type { Report } from '../model/report.ts';
import type { EventStore } from '../store/events.ts';
import type { ReportStore } from '../store/reports.ts';

export interface FailureReportOptions extends Omit<ReportOptions, 'actor'> {
  readonly root: string;
  readonly events: EventStore;
  /** The last observation of a check. */
  readonly lastReport: (check: Check) => CheckReport | undefined;
  /** The process that a workload consists of, as far as it is known. */
  readonly processOf: (check: Check) => Promise<ProcessBehind | undefined>;
  /** The log files and source paths of a workload's service. */
  readonly sourcesOf: (workload: string) => { readonly logs?: readonly string[]; readonly paths?: readonly string[] };
  readonly now: () => Date;
  /** Has each report written in its turn. */
  readonly inTurn: InTurn;
  readonly log: (line: string) => void;
}

import type { ProcessBehind } from './process-behind.ts';

const actor: Actor = { name: 'forensics', via: 'daemon' };

/** Between two tries of a report that cannot be written, and of what waits for one, in ms. */
export const tryAgain = 5_000;

/** Events of the workload within the last hour that its report repeats. */
const eventsTold = 50;
const hour = 3_600_000;

/** What a report of the watch is about. */
export type WatchReport = Pick<ReportSubject, 'what' | 'trigger' | 'pid' | 'snapshot' | 'lastReport' | 'check'> & {
  readonly workload: string;
  readonly container?: string;
};

/** Writes forensic reports with what is known of their workload; the id once it is on the disk. */
export function watchReporter(options: Omit<FailureReportOptions, 'lastReport' | 'processOf'>) {
  const { root, now, log, inTurn } = options;
  const write = async (subject: WatchReport, at: Date): Promise<Result<string>> => {
    const since = new Date(at.getTime() - hour).toISOString();
    const { workload } = subject;
    const events = await options.events.list({ workload, since, limit: eventsTold });
    const { logs = [], paths } = options.sourcesOf(workload);
    const written = await writeReport(
      { ...options, actor },
      {
        ...subject,
        at,
        root,
        trusted: true,
        logs,
        events: events.ok ? events.value : [],
        ...(paths && { paths }),
      },
    );
    if (written.ok) return success(written.value.id);
    log(written.failure.message);
    return written;
  };
  return (subject: WatchReport): Promise<Result<string>> => {
    const at = now();
    return inTurn(() => write(subject, at));
  };
}

/** Writes the forensic report of a workload that turned unhealthy; its id once it is on the disk. */
export function failureReporter(options: FailureReportOptions) {
  const write = watchReporter(options);
  return async (workload: string, check: Check, message: string): Promise<Result<string>> => {
    const lastReport = options.lastReport(check);
    const { target } = check.restart;
    const behind = await options.processOf(check);
    return write({
      what: `${workload} is unhealthy: ${message}`,
      trigger: 'unhealthy',
      workload,
      check: check.name,
      ...(lastReport && { lastReport }),
      ...behind,
      ...(target.type === 'container' && { container: target.container }),
    });
  };
}

/** When whole reports were written within the last hour because a workload turned unhealthy (ticks), by workload. */
export function recentFailureReports(store: Pick<ReportStore, 'list'>) {
  return async (now: Moment): Promise<Result<ReadonlyMap<string, readonly number[]>>> => {
    const since = new Date(Date.parse(now.at) - hour).toISOString();
    const found = await store.list({ since });
    if (!found.ok) return found;
    const own = Map.groupBy(found.value.filter(isOfFailure), ({ workload = '' }) => workload);
    return success(
      new Map([...own].map(([workload, reports]) => [workload, reports.map(({ at }) => tickOf(at, now))])),
    );
  };
}

/** Finds the whole report, by id, that was written since a time (UTC, RFC 3339) because a workload turned unhealthy. */
export function failureReportSince(store: Pick<ReportStore, 'list'>) {
  return async (workload: string, since: string): Promise<string | undefined> => {
    const found = await store.list({ workload, since });
    if (!found.ok) return undefined;
    return found.value.findLast(isOfFailure)?.id;
  };
}

function isOfFailure(report: Report): boolean {
  return report.trigger === 'unhealthy' && isWhole(report);
}
