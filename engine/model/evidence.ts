import type { ReportTrigger } from './report.ts';

/** One source's answer, collected the moment an incident opened. Never rewritten. */
export interface Evidence {
  readonly id: string;
  readonly incident: string;
  readonly source: 'host' | 'check' | 'git' | 'report';
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

export type EvidenceData = HostEvidence | CheckEvidence | GitEvidence | ReportEvidence | { readonly type: 'nothing' };

/** This host when it was taken. Sizes are bytes, shares 0–1. */
export interface HostEvidence {
  readonly type: 'host';
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
