import type { Silence } from '../model/silence.ts';

export interface Hindrances {
  /** The silence in force on each enabled check of the workload, if any. */
  readonly checks: readonly (Silence | undefined)[];
  /** The silence on the workload as a whole. */
  readonly whole: Silence | undefined;
  /** A dependency that is down. */
  readonly down: string | undefined;
}

/** Why nothing is done about a workload now although something would be; undefined when nothing keeps it. */
export function whyWithheld({ checks, whole, down }: Hindrances): string | undefined {
  const [first] = checks;
  const silence = whole ?? (checks.includes(undefined) ? undefined : first);
  if (silence) return `it is silenced until ${silence.ends}: ${silence.reason}`;
  return down === undefined ? undefined : `${down}, which it depends on, is down`;
}
