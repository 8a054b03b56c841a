import type { Severity } from './check.ts';
import type { ReportTrigger } from './report.ts';

/** One source's answer, collected the moment an incident opened. Never rewritten. */
export interface Evidence {
  readonly id: string;
  readonly incident: string;
  readonly source: EvidenceSource;
  readonly title: string;
  /** `unavailable`: the source failed; `reason` says why. */
  readonly status: 'collected' | 'unavailable';
  readonly reason?: string;
  /** UTC, RFC 3339. */
  readonly takenAt: string;
  /** ms */
  readonly took: number;
  readonly data: EvidenceData;
}

/** Who is asked: this host, the checks run once, what checks saw before, logs, git, reports, incidents, Prometheus. */
export type EvidenceSource = 'host' | 'check' | 'history' | 'log' | 'git' | 'report' | 'incident' | 'metrics';

export type EvidenceData =
  | HostEvidence
  | CheckEvidence
  | HistoryEvidence
  | LogEvidence
  | GitEvidence
  | ReportEvidence
  | IncidentEvidence
  | MetricsEvidence
  | { readonly type: 'nothing' };

/** What the checks of the service saw around the moment, and how long they took. */
export interface HistoryEvidence {
  readonly type: 'history';
  /** UTC, RFC 3339. */
  readonly from: string;
  readonly to: string;
  /** ms between two points */
  readonly step: number;
  readonly checks: readonly {
    readonly workload: string;
    readonly check: string;
    /** What the points come to, in a few words: `38 of 38 failed since 02:53`. */
    readonly finding?: string;
    /** ms since 1970, how often it was looked at and failed; mean latency (ms), absent where all failed. */
    readonly points: readonly {
      readonly at: number;
      readonly count: number;
      readonly failures: number;
      readonly latency?: number;
    }[];
  }[];
  /** How many checks there are beyond those listed, at least. */
  readonly moreChecks?: number;
}

/** The last lines of the service's logs, as the profile names them. Secrets are blanked. */
export interface LogEvidence {
  readonly type: 'log';
  readonly files: readonly {
    /** Relative to the root where it lies inside, else absolute. */
    readonly path: string;
    /** Bytes. */
    readonly size: number;
    /** When it was last written, UTC RFC 3339. */
    readonly modified: string;
    /** Oldest first. */
    readonly lines: readonly string[];
    /** The lines' patterns (numbers and ids blanked), the most frequent first. */
    readonly patterns: readonly { readonly text: string; readonly level?: string; readonly count: number }[];
  }[];
  /** Files that could not be read, and why; absent when all were. */
  readonly unread?: readonly string[];
}

/** The other incidents nobody had resolved: those of the same workload or service first, then the newest. */
export interface IncidentEvidence {
  readonly type: 'incident';
  readonly incidents: readonly {
    readonly id: string;
    readonly title: string;
    readonly severity: Severity;
    readonly state: string;
    readonly service?: string;
    /** UTC, RFC 3339. */
    readonly opened: string;
  }[];
  /** How many there are beyond those listed. */
  readonly moreIncidents?: number;
}

/** What Prometheus held around the moment: rate, errors, duration and what the profile asks for besides. */
export interface MetricsEvidence {
  readonly type: 'metrics';
  /** The backend's address, without credentials. */
  readonly backend: string;
  /** UTC, RFC 3339. */
  readonly from: string;
  readonly to: string;
  /** ms between two points */
  readonly step: number;
  readonly series: readonly {
    readonly title: string;
    readonly promql: string;
    readonly unit: 'per second' | 'ratio' | 'seconds' | 'number';
    /** ms since 1970, and the value; empty where there was none. */
    readonly points: readonly (readonly [at: number, value: number])[];
    /** What Prometheus warned of (the answer may be partial); absent without. */
    readonly warnings?: readonly string[];
  }[];
  /** Queries without an answer, or with more series than are kept, and why; absent when all had one. */
  readonly unread?: readonly { readonly title: string; readonly promql: string; readonly reason: string }[];
}

/** This host when it was taken. Sizes are bytes, shares 0–1. */
export interface HostEvidence {
  readonly type: 'host';
  /** When it was looked at, which may be for others a few seconds before: UTC, RFC 3339. Earlier versions did not keep it. */
  readonly takenAt?: string;
  readonly hostname: string;
  readonly platform: string;
  /** Seconds. */
  readonly uptime: number;
  /** Load averages over 1, 5 and 15 minutes. */
  readonly load: readonly [number, number, number];
  readonly cpus: number;
  readonly memory: { readonly total: number; readonly available: number };
  readonly swap?: { readonly total: number; readonly free: number };
  readonly disks: readonly { readonly mount: string; readonly size: number; readonly available: number }[];
  /** By resident memory, the largest first. */
  readonly topProcesses: readonly { readonly pid: number; readonly name: string; readonly memory: number }[];
  /** Parts that could not be read, and why (`disks: no answer within 1s`); absent when all were. */
  readonly unread?: readonly string[];
}

export interface CheckEvidence {
  readonly type: 'check';
  readonly checks: readonly {
    readonly workload: string;
    readonly check: string;
    readonly target: string;
    /** `unsupported` is in evidence of earlier versions only, which could not probe every type. */
    readonly result: 'passed' | 'failed' | 'unsupported';
    readonly message: string;
    /** ms */
    readonly took: number;
  }[];
  /** Checks that the time for taking evidence did not allow to begin, as `workload/check`. */
  readonly notRun?: readonly string[];
  /** Definitions that could not be loaded, with file and line; absent when all could. */
  readonly unread?: readonly string[];
}

/** Commits to the service's paths before the incident, newest first. */
export interface GitEvidence {
  readonly type: 'git';
  readonly branch: string;
  readonly commits: readonly {
    readonly hash: string;
    readonly author: string;
    readonly at: string;
    readonly subject: string;
    readonly files: readonly string[];
    /** How many files it changed beyond those listed. */
    readonly moreFiles?: number;
  }[];
  /** What the latest small one of them changed, as lines of a unified diff; secrets are blanked. */
  readonly diff?: { readonly hash: string; readonly lines: readonly string[] };
  /** Files changed and not committed. */
  readonly uncommitted: readonly string[];
  /** How many are uncommitted beyond those listed. */
  readonly moreUncommitted?: number;
}

/** Forensic reports of what the incident is about, of the hours before it, newest first. */
export interface ReportEvidence {
  readonly type: 'report';
  readonly reports: readonly {
    readonly id: string;
    readonly at: string;
    readonly workload?: string;
    readonly trigger: ReportTrigger;
    readonly message: string;
    /** Relative to the state directory. */
    readonly path: string;
  }[];
  /** How many there are beyond those listed. */
  readonly moreReports?: number;
}
