import type { Actor } from './actor.ts';
import type { CheckReport } from './check.ts';
import type { Event } from './event.ts';
import type { GitEvidence, HostEvidence } from './evidence.ts';

/** Why a report was written. */
export const reportTriggers = ['unhealthy', 'crash', 'memory', 'threads', 'restart', 'manual'] as const;

export type ReportTrigger = (typeof reportTriggers)[number];

/** A forensic report as it is recorded. It is never changed. */
export interface Report {
  /** UUIDv7: sorts by time. */
  readonly id: string;
  /** When what it tells of was seen; UTC, RFC 3339 with ms. */
  readonly at: string;
  /** Which daemon wrote it. */
  readonly source: string;
  /** Cluster or host; `local` unless a fleet says otherwise. */
  readonly scope: string;
  readonly workload?: string;
  readonly check?: string;
  readonly trigger: ReportTrigger;
  /** What happened, in one line. */
  readonly message: string;
  /** The text, by a path relative to the state directory. */
  readonly path: string;
  /** The same facts as JSON; absent where the daemon was killed before it was written. */
  readonly jsonPath?: string;
  /** SHA-256 of the text, in hex. */
  readonly sha256: string;
  readonly jsonSha256?: string;
  /** Size of the text. */
  readonly bytes: number;
  readonly actor: Actor;
}

/** What a report tells: its JSON form, of which the text is made. */
export interface ReportFacts {
  readonly format: 1;
  readonly id: string;
  /** UTC, RFC 3339 with ms. */
  readonly at: string;
  readonly source: string;
  readonly scope: string;
  /** One line. */
  readonly what: string;
  readonly trigger: ReportTrigger;
  /** The folder that is watched, by absolute path. */
  readonly root: string;
  readonly trusted: boolean;
  readonly workload?: string;
  readonly check?: string;
  readonly pid?: number;
  readonly lastReport?: CheckReport;
  /** Oldest first. */
  readonly events: readonly Event[];
  readonly sections: ReportSections;
}

/** One source's answer. `late`: it had not answered when its time was up. */
export type Section<T> =
  /** `took`: ms. */
  | { readonly status: 'read'; readonly took: number; readonly data: T }
  | { readonly status: 'unread' | 'late'; readonly took: number; readonly reason: string };

/** What each section holds once it is read. */
export interface SectionData {
  readonly process: ProcessSection;
  readonly log: LogSection;
  readonly host: HostEvidence;
  readonly kernel: KernelSection;
  readonly docker: DockerSection;
  readonly kubernetes: KubernetesSection;
  readonly changes: GitEvidence;
  readonly tools: ToolsSection;
}

export type ReportSections = { readonly [Name in keyof SectionData]: Section<SectionData[Name]> };

/** The process now, and as it was seen before: at least one of them. */
export interface ProcessSection {
  readonly now?: ProcessState;
  /** Taken before it ended, or before it was found to be in trouble. */
  readonly before?: ProcessState;
  /** What became of it where it is not there any more. */
  readonly ended?: string;
}

/** One process when it was looked at. Sizes are bytes, times ms, shares of one CPU from 0. */
export interface ProcessState {
  /** UTC, RFC 3339. */
  readonly takenAt: string;
  readonly pid: number;
  readonly name: string;
  /** `running`, `sleeping`, `waiting for a disk`, `stopped`, `zombie` … */
  readonly state?: string;
  readonly parent?: { readonly pid: number; readonly name?: string };
  /** User id. */
  readonly user?: number;
  /** Its words, secrets masked. */
  readonly command?: readonly string[];
  readonly folder?: string;
  /** UTC, RFC 3339. */
  readonly startedAt?: string;
  /** Since boot, in ticks of the kernel: with `pid`, names one process and no later one. */
  readonly startTicks?: number;
  /** `average`: over its life. `now`: over the moment it was looked at. */
  readonly cpu?: { readonly user?: number; readonly system?: number; readonly average?: number; readonly now?: number };
  readonly memory?: {
    readonly resident: number;
    readonly peak?: number;
    readonly virtual?: number;
    readonly swap?: number;
  };
  readonly threads?: number;
  readonly openFiles?: {
    readonly count: number;
    readonly sockets: number;
    readonly pipes: number;
    /** The first of the files and devices, by path. */
    readonly files: readonly string[];
  };
  /** The regular files its output goes to; absent without one. */
  readonly output?: readonly OutputFile[];
  /** null: no limit. */
  readonly limits?: readonly {
    readonly name: string;
    readonly soft: number | null;
    readonly hard: number | null;
    readonly unit: string;
  }[];
  readonly cgroup?: {
    readonly path: string;
    readonly memory?: number;
    /** Absent where there is none. */
    readonly memoryLimit?: number;
    /** How many processes of it the kernel has killed for want of memory. */
    readonly oomKills?: number;
    readonly tasks?: number;
    readonly taskLimit?: number;
  };
  /** Parts that could not be read, and why (`open files: permission denied`); absent when all were. */
  readonly unread?: readonly string[];
}

/** A file by its absolute path, without links in it. */
export interface OutputFile {
  readonly path: string;
  /** Which file that was: one that takes its place later has another. */
  readonly inode: string;
}

export interface LogSection {
  readonly files: readonly {
    readonly path: string;
    /** UTC, RFC 3339. */
    readonly changedAt: string;
    readonly bytes: number;
    /** The last ones, secrets masked. */
    readonly lines: readonly string[];
    /** There is more above those. */
    readonly cut: boolean;
  }[];
  /** Files that could not be read, and why; absent when all could. */
  readonly unread?: readonly string[];
}

/** What the kernel said of processes it killed or that broke, in the hour before. */
export interface KernelSection {
  /** Where it was read: `/dev/kmsg`, `dmesg`, `journalctl -k`. */
  readonly from: string;
  /** Oldest first. `at`: UTC, RFC 3339, as exact as the time of boot is known. */
  readonly lines: readonly { readonly at: string; readonly text: string }[];
}

export interface DockerSection {
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly state: string;
    readonly status: string;
  }[];
  readonly moreContainers?: number;
  /** The container the process or workload is in. */
  readonly container?: {
    readonly name: string;
    readonly image: string;
    readonly status: string;
    readonly exitCode: number;
    /** The kernel killed it for want of memory. */
    readonly oomKilled: boolean;
    readonly error?: string;
    readonly startedAt: string;
    readonly finishedAt?: string;
    readonly restarts: number;
    readonly health?: string;
  };
  readonly unread?: readonly string[];
}

export interface KubernetesSection {
  readonly context: string;
  /** Pods that are neither running with all their containers ready nor completed. */
  readonly pods: readonly {
    readonly namespace: string;
    readonly name: string;
    /** `1/2` */
    readonly ready: string;
    readonly status: string;
    readonly restarts: number;
  }[];
  readonly morePods?: number;
  readonly unread?: readonly string[];
}

/** Programs for people that are installed on this host. */
export interface ToolsSection {
  readonly tools: readonly {
    readonly name: string;
    readonly purpose: string;
    readonly path: string;
    /** The words that start it. */
    readonly command: readonly string[];
  }[];
}

/** What became of a report's files since they were recorded; no fault means that they are as they were. */
export interface VerifiedReport {
  readonly report: Report;
  readonly faults: readonly string[];
}
