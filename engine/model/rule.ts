import type { Check } from './check.ts';
import type { Location } from './location.ts';

/** A recovery rule with its defaults filled in. */
export interface Rule {
  readonly name: string;
  readonly on: 'crash' | 'memory' | 'threads' | 'unhealthy';
  readonly action: 'restart_process' | 'restart_container' | 'restart_workload' | 'notify';
  /** Attempts in one episode; 0 never acts and only escalates. */
  readonly maxRetries: number;
  /** ms between two attempts. */
  readonly cooldown: number;
  readonly process?: string;
  readonly workload?: string;
  /** Resident bytes above which it acts. */
  readonly memory?: number;
  /** The change in thread count that starts it. */
  readonly threads?: number;
  readonly channel?: string;
  readonly source: Location;
}

/** Which processes are meant: those of a name, that of a pid file, or that of a pid file if it has the name. */
export interface ProcessName {
  readonly name?: string;
  /** Absolute path. */
  readonly pidFile?: string;
}

/** A rule with what it is about. */
export interface BoundRule {
  readonly rule: Rule;
  /** Under this name it acts, is locked and is put on record: a workload, or the process where no check watches it. */
  readonly workload: string;
  readonly processes: readonly ProcessName[];
  /** The health config of that workload it goes by. */
  readonly check?: Check;
}
