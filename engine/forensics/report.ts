import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../model/actor.ts';
import type { CheckReport } from '../model/check.ts';
import type { Event } from '../model/event.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { ProcessState, Report, ReportFacts, ReportTrigger } from '../model/report.ts';
import { redact } from '../redact.ts';
import type { ReportStore } from '../store/reports.ts';
import type { Reserve } from '../store/reserve.ts';
import { reportNotRecorded } from './failures.ts';
import type { ProcessSources } from './process-state.ts';
import { writeReportFiles } from './report-files.ts';
import { reportName } from './report-name.ts';
import { type ReportSources, readSections, reportSources } from './report-sections.ts';
import { reportText } from './report-text.ts';

export interface ReportOptions {
  /** Absolute path; the caller holds its lock. */
  readonly stateDirectory: string;
  readonly store: ReportStore;
  readonly reserve: Reserve;
  /** Which daemon writes, and of which cluster or host. */
  readonly source: string;
  readonly scope: string;
  /** Who or what asked for the report. */
  readonly actor: Actor;
  /** PATH, HOME and where Docker and Kubernetes are; the process's own by default. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly processes?: ProcessSources;
  readonly sources?: ReportSources;
}

/** What a report is about. */
export interface ReportSubject {
  /** What happened, in one line; secrets in it are masked. */
  readonly what: string;
  readonly trigger: ReportTrigger;
  readonly at: Date;
  /** The folder that is watched, by absolute path. */
  readonly root: string;
  /** Whether what the root holds may be executed, and the files it names be read. */
  readonly trusted: boolean;
  readonly workload?: string;
  readonly check?: string;
  readonly pid?: number;
  /** The process as it was while it was there. */
  readonly snapshot?: ProcessState;
  /** The container it runs in, by name or id, where that is known. */
  readonly container?: string;
  /** Log files, as a profile names them. */
  readonly logs?: readonly string[];
  /** Folders or files of its source, relative to the root; none means all of it. */
  readonly paths?: readonly string[];
  readonly lastReport?: CheckReport;
  /** Oldest first. */
  readonly events?: readonly Event[];
}

/**
 * Writes a forensic report and records it. A success means that both are on the disk. It answers within 3 s: a source
 * that does not is named late in the report. `report/not-written`: there is no report, and nothing may act;
 * `report/not-recorded`: there is one that the next start of the daemon takes up.
 */
export async function writeReport(options: ReportOptions, subject: ReportSubject): Promise<Result<Report>> {
  const { sources = reportSources, reserve, stateDirectory } = options;
  const facts = await factsOf(options, sources, subject);
  const name = reportName(subject.at, facts.workload, facts.what);
  const content = { text: reportText(facts, sources), json: `${JSON.stringify(facts, null, 2)}\n` };
  const written = writeReportFiles(stateDirectory, name, content, reserve);
  if (!written.ok) return written;

  const report: Report = {
    id: facts.id,
    at: facts.at,
    source: facts.source,
    scope: facts.scope,
    ...(facts.workload !== undefined && { workload: facts.workload }),
    ...(facts.check !== undefined && { check: facts.check }),
    trigger: facts.trigger,
    message: facts.what,
    ...written.value,
    actor: options.actor,
  };
  const recorded = await options.store.add(report, reportEvent(report, facts.at));
  if (!recorded.ok) return failed(reportNotRecorded(join(stateDirectory, report.path), recorded.failure));
  reserve.ensure();
  return success(report);
}

async function factsOf(
  { source, scope, environment = process.env, processes }: ReportOptions,
  sources: ReportSources,
  subject: ReportSubject,
): Promise<ReportFacts> {
  const { trigger, at, root, trusted, workload, check, lastReport, events = [] } = subject;
  const pid = subject.pid ?? subject.snapshot?.pid;
  const about = {
    at,
    root,
    trusted,
    environment,
    logs: subject.logs ?? [],
    ...(workload !== undefined && { workload }),
    ...(pid !== undefined && { pid }),
    ...(subject.snapshot && { snapshot: subject.snapshot }),
    ...(subject.container !== undefined && { container: subject.container }),
    ...(subject.paths && { paths: subject.paths }),
    ...(processes && { sources: processes }),
    ...(processes?.proc !== undefined && { proc: processes.proc }),
  };
  return {
    format: 1,
    id: uuidv7(),
    at: at.toISOString(),
    source,
    scope,
    what: oneLine(redact(subject.what)),
    trigger,
    root,
    trusted,
    ...(workload !== undefined && { workload }),
    ...(check !== undefined && { check }),
    ...(pid !== undefined && { pid }),
    ...(lastReport && { lastReport }),
    events,
    sections: await readSections(sources, about),
  };
}

/** That a report was written, for the record; `taken` is the same with when it was taken up after a kill. */
export function reportEvent(report: Report, at: string, takenUp = false): Event {
  const { source, scope, workload, check, trigger, path, sha256, actor } = report;
  return {
    id: uuidv7(),
    at,
    kind: 'report_written',
    source,
    scope,
    ...(workload !== undefined && { workload }),
    ...(check !== undefined && { check }),
    actor,
    message: `${takenUp ? 'Report found unrecorded and taken up' : 'Report written'}: ${report.message}`,
    data: { report: report.id, path, sha256, trigger, ...(takenUp && { takenUp }) },
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
