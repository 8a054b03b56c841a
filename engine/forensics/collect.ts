import type { Check, CheckReport } from '../model/check.ts';
import type { GitEvidence, HostEvidence } from '../model/evidence.ts';
import type { Failure, Result } from '../model/failure.ts';
import type { IncidentSummary } from '../model/incident.ts';
import type { Report } from '../model/report.ts';
import type { SeriesPoint } from '../model/series.ts';
import type { Backend } from '../signals/prometheus.ts';
import type { Collector, EvidenceContext } from './collector.ts';
import { checkCollector } from './collectors/check.ts';
import { gitCollector } from './collectors/git.ts';
import { historyCollector } from './collectors/history.ts';
import { hostCollector } from './collectors/host.ts';
import { incidentCollector } from './collectors/incident.ts';
import { logCollector } from './collectors/log.ts';
import { metricsCollector } from './collectors/metrics.ts';
import { reportCollector } from './collectors/report.ts';
import type { GitQuestion } from './git.ts';

/** What is watched, where its source and its logs lie, and who measures it. */
export interface Subject {
  /** Enabled checks, of definitions that may run. */
  readonly checks: readonly Check[];
  /** The workloads it is made of, by name. */
  readonly workloads: readonly string[];
  /** Relative to the root; none means all of it. */
  readonly paths: readonly string[];
  /** Log files, as the profile names them. */
  readonly logs: readonly string[];
  /** PromQL by what it measures, as the profile gives it. */
  readonly metrics: Readonly<Record<string, string | undefined>>;
  /** The Prometheus of the profile in force, if it names one. */
  readonly prometheus?: Backend;
  /** Definitions that could not be loaded: what is watched may be more. */
  readonly failures: readonly Failure[];
  /** That nothing is known under the service's name, with the name most likely meant, for a person. */
  readonly unknown?: string;
}

/** What the collectors stand on. */
export interface EvidenceSources {
  readonly hostContext: () => Promise<HostEvidence>;
  /** What a service is made of; without a service, everything at the root. */
  readonly subject: (root: string, service: string | undefined) => Promise<Subject>;
  readonly runChecks: (
    checks: readonly Check[],
    options: { readonly signal: AbortSignal },
  ) => Promise<readonly CheckReport[]>;
  readonly git: (question: GitQuestion) => Promise<Result<GitEvidence>>;
  /** The forensic reports there are since a time, of one workload where it is named, newest first. */
  readonly reports: (query: {
    readonly since: string;
    readonly workload?: string;
  }) => Promise<Result<readonly Report[]>>;
  /** What the checks of a workload saw in [from, to) (ms since 1970), in spans of `step` ms, by check and time. */
  readonly series: (query: SeriesQuestion) => Promise<Result<readonly SeriesPoint[]>>;
  /** The incidents nobody had resolved at a time or later, newest first. */
  readonly openIncidents: (at: Date) => Promise<Result<readonly IncidentSummary[]>>;
}

export interface SeriesQuestion {
  readonly workload: string;
  readonly step: 60_000;
  readonly from: number;
  readonly to: number;
}

/** What an incident is about, worked out once for all its collectors. */
export type FindSubject = (context: EvidenceContext) => Promise<Subject>;

/** The sources of evidence there are, one file each, in the order in which they are told. */
export function evidenceCollectors(sources: EvidenceSources): readonly Collector[] {
  const found = new WeakMap<EvidenceContext, Promise<Subject>>();
  const subject: FindSubject = (context) => {
    const known = found.get(context) ?? sources.subject(context.root, context.service);
    found.set(context, known);
    return known;
  };
  return [
    hostCollector(sources),
    checkCollector(subject, sources),
    historyCollector(subject, sources),
    logCollector(subject),
    gitCollector(subject, sources),
    reportCollector(subject, sources),
    incidentCollector(subject, sources),
    metricsCollector(subject),
  ];
}

/** The workloads it is about. Of a folder that is not trusted nothing is read: they are those of the incident itself. */
export async function workloadsOf(context: EvidenceContext, subject: FindSubject): Promise<ReadonlySet<string>> {
  const { service, workload, trusted } = context;
  const own = [workload, service].filter((name) => name !== undefined);
  return new Set([...own, ...(trusted ? (await subject(context)).workloads : [])]);
}
