import type { Evidence, EvidenceData } from '../model/evidence.ts';
import type { Result } from '../model/failure.ts';

/** What an incident is about, for those who look for its evidence. */
export interface EvidenceContext {
  /** The root the incident was opened in, by absolute path. */
  readonly root: string;
  /** Whether what the root holds may be executed. */
  readonly trusted: boolean;
  /** The incident's own id. */
  readonly incident: string;
  readonly service?: string;
  /** What failed, where it was opened for that. */
  readonly workload?: string;
  readonly at: Date;
}

/**
 * One source of evidence. It changes nothing. When `signal` aborts, its time is up: it answers at once with what it
 * has, else with a failure.
 */
export interface Collector {
  readonly source: Evidence['source'];
  /** What it looks at, for a person. */
  readonly title: string;
  /** How long it may take, in ms. */
  readonly timeout: number;
  collect(context: EvidenceContext, signal: AbortSignal): Promise<Result<EvidenceData>>;
}
