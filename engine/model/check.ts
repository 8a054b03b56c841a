import type { Location } from './location.ts';

export type Severity = 'P1' | 'P2' | 'P3' | 'P4';

export type CheckType = 'http' | 'tcp' | 'exec' | 'process' | 'memory' | 'disk' | 'host' | 'zombies' | 'certificate';

/** A health config with its defaults filled in. Times are ms. */
export interface Check {
  readonly workload: string;
  /** Unique within the workload; the type unless it was named. */
  readonly name: string;
  readonly enabled: boolean;
  readonly interval: number;
  readonly timeout: number;
  /** Failures in a row that make the workload unhealthy. */
  readonly retries: number;
  readonly successThreshold: number;
  readonly probe: ProbeSpec;
  readonly expect: Expectation;
  readonly restart: RestartSpec;
  readonly severity?: Severity;
  readonly runbook?: string;
  readonly alert?: string;
  readonly dependsOn: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly source: Location;
}

/** What a probe does. */
export type ProbeSpec =
  | HttpProbe
  | TcpProbe
  | ExecProbe
  | ProcessProbe
  | MemoryProbe
  | DiskProbe
  | HostProbe
  | ZombiesProbe
  | CertificateProbe;

/** Redirects followed where a check follows them. */
export const mostRedirects = 10;

export type HttpProbe = HttpTarget & {
  readonly type: 'http';
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Redirects followed at most; 0 judges the redirect itself. */
  readonly maxRedirects: number;
  /** Whether the body is read (1 MiB at most). */
  readonly readBody: boolean;
  /** The authorities trusted over TLS in place of the public ones: a PEM file by absolute path. */
  readonly caFile?: string;
};

/** Where an HTTP probe goes: a full URL as it was written, or parts of which the host may be left to the workload. */
export type HttpTarget =
  | { readonly url: string }
  | {
      readonly scheme: 'http' | 'https';
      /** Without it, the workload's own address, looked up when the check runs. IPv6 without brackets. */
      readonly host?: string;
      readonly port: number;
      /** Begins with `/`; may carry a query. */
      readonly path: string;
    };

export interface TcpProbe {
  readonly type: 'tcp';
  /** Without it, the workload's own address, looked up when the check runs. IPv6 without brackets. */
  readonly host?: string;
  readonly port: number;
  /** Written once the connection is there. */
  readonly send?: string;
  /** What is waited for in the answer; without it nothing is read. */
  readonly answer?: TextExpectation;
}

export interface ExecProbe {
  readonly type: 'exec';
  /** Given to `sh -c`. */
  readonly command: string;
  /** Absolute path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** At least one of `name` and `pidFile`. With both, the process of the file must have the name. */
export interface ProcessProbe {
  readonly type: 'process';
  /** The process's own name, or the file name of its command. */
  readonly name?: string;
  /** Absolute path of a file that begins with a process id. */
  readonly pidFile?: string;
  /** Whether CPU use is asked for, which takes two observations. */
  readonly cpu: boolean;
}

export interface MemoryProbe {
  readonly type: 'memory';
}

export interface DiskProbe {
  readonly type: 'disk';
  /** Absolute path of a mount point, or of a folder in the file system that is meant. */
  readonly mount: string;
}

export interface HostProbe {
  readonly type: 'host';
  /** Whether CPU use is asked for, which takes two observations. */
  readonly cpu: boolean;
}

export interface ZombiesProbe {
  readonly type: 'zombies';
}

/** Paths are absolute. */
export type CertificateProbe = CertificatePlace & {
  readonly type: 'certificate';
  /** The host name the certificate must be made out to; an endpoint's own host when absent. */
  readonly serverName?: string;
  /** Whether the chain of a file is looked at; that of an endpoint always is. */
  readonly chain: boolean;
  /** A PEM file of authorities that are trusted in place of this host's. */
  readonly caFile?: string;
};

/** Where a certificate is: a PEM file, or served at an endpoint (IPv6 without brackets). */
export type CertificatePlace = { readonly file: string } | { readonly host: string; readonly port: number };

/** What a text must hold. */
export interface TextExpectation {
  readonly contains?: string;
  /** A regular expression's source. */
  readonly matches?: string;
}

/** What must hold of an outcome for it to be healthy. A limit that is absent is none. Shares and ratios: 1 is all of it. */
export interface Expectation {
  /** Inclusive ranges of HTTP status codes. */
  readonly status: readonly (readonly [number, number])[];
  readonly bodyContains?: string;
  /** A regular expression's source. */
  readonly bodyMatches?: string;
  readonly json: readonly { readonly path: string; readonly equals: string | number | boolean | null }[];
  /** ms */
  readonly latency?: number;
  /** Days a certificate must still be valid. */
  readonly certificateDays?: number;
  /** What a tcp answer must hold. */
  readonly answer?: TextExpectation;
  /** Exit codes that are healthy; 0 alone when absent. */
  readonly exitCodes?: readonly number[];
  /** What a command must print. */
  readonly output?: TextExpectation;
  /** Resident bytes of a process at most. */
  readonly memory?: number;
  /** At most, of one CPU for a process (2 is two CPUs), of all CPUs for a host. */
  readonly cpu?: number;
  /** By how many threads a process may grow or shrink from one check to the next. */
  readonly threadChange?: number;
  /** How many processes may have been replaced since the check before. */
  readonly restarts?: number;
  /** Share of memory or of a file system's space in use, at most. */
  readonly usage?: number;
  /** Share of a file system's inodes in use, at most. */
  readonly inodes?: number;
  /** ms that a file system must last at the pace of the last hour. */
  readonly timeToFull?: number;
  /** Load average of five minutes for each CPU, at most. */
  readonly load?: number;
  /** Share of swap in use, at most. */
  readonly swap?: number;
  /** Share of the file descriptors this host allows, at most. */
  readonly fileDescriptors?: number;
  /** Zombie processes at most. */
  readonly zombies?: number;
  /** Whether a certificate's chain must lead to a trusted authority. */
  readonly trusted?: boolean;
}

export type RestartTarget =
  | { readonly type: 'unit'; readonly unit: string }
  | { readonly type: 'command'; readonly command: readonly string[] }
  | { readonly type: 'container'; readonly container: string }
  | { readonly type: 'kubernetes'; readonly resource: string; readonly namespace: string };

export interface RestartSpec {
  readonly auto: boolean;
  /** 0 is no limit. */
  readonly max: number;
  /** ms before the second attempt. */
  readonly delay: number;
  /** Each wait between attempts is this many times the one before. */
  readonly backoff: number;
  /** The longest wait between attempts, in ms. */
  readonly maxDelay: number;
  /** Failures this long after a restart that worked do not count, in ms. */
  readonly grace: number;
  /** After being healthy this long attempts count from zero again, in ms. */
  readonly resetAfter: number;
  readonly target: RestartTarget;
}

/** Why an observation could not be made. `missing`, `unreadable` and `invalid` are of files and of what the host tells. */
export type ProbeErrorReason =
  | 'refused'
  | 'timeout'
  | 'dns'
  | 'tls'
  | 'reset'
  | 'unreachable'
  | 'protocol'
  | 'spawn'
  | 'missing'
  | 'unreadable'
  | 'invalid'
  | 'cancelled';

/** How long each part of reaching a target took, in ms; redirects are added up. A part that was not reached is absent. */
export interface Timings {
  /** Finding the address; absent for an address. */
  readonly dns?: number;
  readonly connect?: number;
  /** The TLS handshake. */
  readonly tls?: number;
  /** From the open connection to the first byte of the answer. */
  readonly firstByte?: number;
}

/** What a probe saw, before anybody judges it: plain JSON. Times are ms. */
export type Outcome = { readonly startedAt: string; readonly took: number; readonly timings?: Timings } & (
  | HttpOutcome
  | TcpOutcome
  | ExecOutcome
  | ProcessOutcome
  | MemoryOutcome
  | DiskOutcome
  | HostOutcome
  | ZombiesOutcome
  | CertificateOutcome
  | {
      readonly type: 'error';
      readonly reason: ProbeErrorReason;
      readonly message: string;
      /** A timeout that this process noticed more than a second late: it did not run, and an answer may lie unread. */
      readonly stalled?: true;
      /** Nothing was asked: this process has too few threads left. */
      readonly unasked?: true;
      /** What the check goes by on this host could not be read, or this host has no files, memory or buffers left: nothing is known of its target. */
      readonly unread?: true;
    }
);

export interface HttpOutcome {
  readonly type: 'http';
  readonly status: number;
  /** The URL that answered, after redirects. */
  readonly url: string;
  readonly redirects: number;
  readonly body?: string;
  /** The body was longer than 1 MiB and was cut. */
  readonly truncated?: boolean;
  /** Until when the certificate of that URL is valid; absent without TLS. */
  readonly certificateEnds?: string;
}

export interface TcpOutcome {
  readonly type: 'tcp';
  readonly address: string;
  /** What came, 64 KiB at most, where an answer is expected. */
  readonly answer?: string;
}

export interface ExecOutcome {
  readonly type: 'exec';
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last 4 KiB of each. */
  readonly stdout: string;
  readonly stderr: string;
}

/** The processes meant, at one moment. */
export interface ProcessSample {
  /** Seconds this host has been up, by a clock that does not jump. */
  readonly uptime: number;
  readonly processes: readonly ProcessState[];
}

export interface ProcessState {
  readonly pid: number;
  /** When it started: with the pid, what tells it from another process. Only good for comparing. */
  readonly start: string;
  /** Resident bytes. */
  readonly memory: number;
  /** Seconds of CPU it has used. */
  readonly cpu: number;
  /** Absent where `ps` does not tell. */
  readonly threads?: number;
  /** It does nothing until it is told to go on: by a signal (`T`) or under a debugger (`t`). */
  readonly stopped?: 'T' | 't';
}

export interface ProcessOutcome extends ProcessSample {
  readonly type: 'process';
  /** What was looked for, for a person. */
  readonly wanted: string;
  /** Why there is none, where `processes` is empty. */
  readonly absent?: string;
  /** An observation shortly before this one, where there was no earlier outcome to compare with. */
  readonly earlier?: ProcessSample;
}

/** Bytes. */
export interface MemoryOutcome {
  readonly type: 'memory';
  readonly total: number;
  readonly available: number;
}

/** Bytes; `used` and `available` as `df` shows them, which together are less than a size with reserved blocks. */
export interface DiskOutcome {
  readonly type: 'disk';
  readonly mount: string;
  readonly used: number;
  readonly available: number;
  /** Absent where the file system has no fixed number. */
  readonly inodes?: { readonly total: number; readonly free: number };
  /** This and earlier observations of the last hour, oldest first, about one a minute. */
  readonly trend: readonly DiskSample[];
}

export interface DiskSample {
  /** Seconds this host has been up. */
  readonly uptime: number;
  /** Bytes */
  readonly used: number;
}

/** CPU time of all CPUs together since the host started, in ms. */
export interface CpuTimes {
  readonly busy: number;
  readonly total: number;
}

export interface HostOutcome {
  readonly type: 'host';
  readonly cpus: number;
  /** Load averages of 1, 5 and 15 minutes. */
  readonly load: readonly [number, number, number];
  readonly cpu: CpuTimes;
  /** An observation shortly before this one, where there was no earlier outcome to compare with. */
  readonly earlier?: CpuTimes;
  /** Bytes; a total of 0 is no swap. Absent where it cannot be read. */
  readonly swap?: { readonly total: number; readonly free: number };
  /** Of the whole host. Absent where it cannot be read. */
  readonly fileDescriptors?: { readonly used: number; readonly limit: number };
}

export interface ZombiesOutcome {
  readonly type: 'zombies';
  readonly count: number;
  /** Who does not collect them, the one with most first; five at most. */
  readonly parents: readonly { readonly pid: number; readonly name: string; readonly count: number }[];
}

export interface CertificateOutcome {
  readonly type: 'certificate';
  /** Where it was found, for a person. */
  readonly place: string;
  /** Its common name, else its first alternative name. */
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** What keeps its chain from being trusted, in words; absent when it is. */
  readonly distrust?: string;
  /** That it is not made out to the host name asked for, in words. */
  readonly wrongName?: string;
}

/** One observed number, to be drawn over time. Of one check it is always the same one. */
export interface Value {
  readonly number: number;
  /** `ratio`: 1 is all of it. `load`: load average for each CPU. */
  readonly unit: 'ms' | 'bytes' | 'ratio' | 'load' | 'count' | 'days';
}

/** An outcome judged. */
export interface Verdict {
  readonly healthy: boolean;
  /** One line: what was seen, and for a failure what was expected. */
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  /** What was seen and expected of each further expectation that does not hold, a line each. */
  readonly also?: readonly string[];
  /** Absent where nothing was observed. */
  readonly value?: Value;
  /** What could not be judged, and what was seen besides, a line each. */
  readonly notes?: readonly string[];
}

/** One check run once, as the CLI prints it and the editor shows it. */
export interface CheckReport {
  readonly workload: string;
  readonly check: string;
  readonly type: CheckType;
  /** What was probed, for a person: a URL, `host:port`, a command. */
  readonly target: string;
  readonly result: 'passed' | 'failed';
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly value?: Value;
  readonly timings?: Timings;
  readonly startedAt: string;
  /** ms */
  readonly took: number;
  /** What was seen and expected of each further expectation that does not hold; among the notes too. */
  readonly also?: readonly string[];
  /** What could not be judged, and what was seen besides, a line each. */
  readonly notes: readonly string[];
  /** It failed because this process did not run meanwhile. */
  readonly stalled?: true;
  /** It failed by what its target answered, and not by how long that took: no pause of this host explains it. */
  readonly answered?: true;
  /** It failed without a word of its target: none came in time although no connection was waiting for it, or nothing was asked. */
  readonly silent?: 'late' | 'unasked';
  /** Nothing is known of its target: what it goes by on this host, such as a pid file, could not be read. */
  readonly unread?: true;
  readonly source: Location;
}
