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
  /** Fields of the file that this version reads but does not act on, by name. */
  readonly notYet: readonly string[];
}

/** What a probe does. `unsupported` is a type the schema knows and this version cannot probe. */
export type ProbeSpec = HttpProbe | TcpProbe | ExecProbe | UnsupportedProbe;

export type HttpProbe = HttpTarget & {
  readonly type: 'http';
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Redirects followed at most; 0 judges the redirect itself. */
  readonly maxRedirects: number;
  /** Whether the body is read (1 MiB at most). */
  readonly readBody: boolean;
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
}

export interface ExecProbe {
  readonly type: 'exec';
  /** Given to `sh -c`. */
  readonly command: string;
  /** Absolute path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface UnsupportedProbe {
  readonly type: 'unsupported';
  readonly wanted: CheckType;
}

/** What must hold of an outcome for it to be healthy. */
export interface Expectation {
  /** Inclusive ranges of HTTP status codes. */
  readonly status: readonly (readonly [number, number])[];
  readonly bodyContains?: string;
  /** A regular expression's source. */
  readonly bodyMatches?: string;
  readonly json: readonly { readonly path: string; readonly equals: string | number | boolean | null }[];
  /** ms */
  readonly latency?: number;
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

/** Why an observation could not be made. */
export type ProbeErrorReason =
  | 'refused'
  | 'timeout'
  | 'dns'
  | 'tls'
  | 'reset'
  | 'unreachable'
  | 'protocol'
  | 'spawn'
  | 'cancelled';

/** What a probe saw, before anybody judges it. Times are ms. */
export type Outcome = { readonly startedAt: string; readonly took: number } & (
  | {
      readonly type: 'http';
      readonly status: number;
      /** The URL that answered, after redirects. */
      readonly url: string;
      readonly redirects: number;
      readonly body?: string;
      /** The body was longer than 1 MiB and was cut. */
      readonly truncated?: boolean;
    }
  | { readonly type: 'tcp'; readonly address: string }
  | {
      readonly type: 'exec';
      readonly exitCode: number | null;
      readonly signal: string | null;
      /** The last 4 KiB of each. */
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly type: 'error'; readonly reason: ProbeErrorReason; readonly message: string }
);

/** An outcome judged. */
export interface Verdict {
  readonly healthy: boolean;
  /** One line: what was seen, and for a failure what was expected. */
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** One check run once, as the CLI prints it and the editor shows it. */
export interface CheckReport {
  readonly workload: string;
  readonly check: string;
  readonly type: CheckType;
  /** What was probed, for a person: a URL, `host:port`, a command. */
  readonly target: string;
  /** `unsupported`: this version cannot probe this type. */
  readonly result: 'passed' | 'failed' | 'unsupported';
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly startedAt: string;
  /** ms */
  readonly took: number;
  /** What was measured, with its unit (`ratio`, `bytes`, `count`, `days`). */
  readonly value?: { readonly number: number; readonly unit: string };
  /** What this version did not do, by name (`expect.certificate_days is not supported yet`). */
  readonly notes: readonly string[];
  readonly source: Location;
}
