import type { Actor } from './actor.ts';

/** What a silence is about: every name given must match. `*` stands for any characters. */
export interface SilenceMatch {
  readonly workload?: string;
  readonly check?: string;
  readonly alert?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Nobody is alerted, and nothing acts by itself, for what it matches until it ends. Times are UTC, RFC 3339. */
export interface Silence {
  readonly id: string;
  readonly match: SilenceMatch;
  readonly reason: string;
  readonly by: Actor;
  readonly starts: string;
  readonly ends: string;
  /** When somebody ended it early. */
  readonly ended?: string;
}
