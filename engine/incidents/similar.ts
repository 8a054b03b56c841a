import type { Incident, IncidentSummary, SimilarIncident } from '../model/incident.ts';

/** A past incident that may resemble another. */
export interface Candidate {
  readonly incident: IncidentSummary;
  /** How well its texts match, 0–1: 1 for the best match there is. */
  readonly text: number;
  /** Words both have, the rarest first. */
  readonly words: readonly string[];
  readonly fix?: string;
  readonly downtimeMinutes?: number;
}

/** What each kind of likeness is worth, beside 1 for the best match of texts: what failed says more than where. */
const weights = { check: 1, alert: 0.5, service: 0.5 } as const;
/** Matches of texts below this alone do not make two incidents alike. */
const leastText = 0.25;

/** The most alike first; those that share nothing are left out. */
export function rankSimilar(
  of: Pick<Incident, 'id' | 'service' | 'workload' | 'check' | 'alert'>,
  candidates: readonly Candidate[],
  limit: number,
): readonly SimilarIncident[] {
  return candidates
    .filter(({ incident }) => incident.id !== of.id)
    .map((candidate) => likeness(of, candidate))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((one, other) => other.score - one.score || (one.incident.id < other.incident.id ? 1 : -1))
    .slice(0, limit);
}

function likeness(
  of: Pick<Incident, 'service' | 'workload' | 'check' | 'alert'>,
  { incident, text, words, fix, downtimeMinutes }: Candidate,
): SimilarIncident {
  const same = (key: 'service' | 'workload' | 'check' | 'alert') => of[key] !== undefined && of[key] === incident[key];
  const reasons: string[] = [];
  let score = text;
  if (same('workload') && same('check')) {
    score += weights.check;
    reasons.push(`same check ${incident.workload}/${incident.check}`);
  }
  if (same('alert')) {
    score += weights.alert;
    reasons.push(`same alert ${incident.alert}`);
  }
  if (same('service')) {
    score += weights.service;
    reasons.push(`same service ${incident.service}`);
  }
  if (text >= leastText && words.length > 0) reasons.push(`says ${words.slice(0, 3).join(', ')} too`);
  return {
    incident,
    score,
    reasons,
    ...(fix !== undefined && { fix }),
    ...(downtimeMinutes !== undefined && { downtimeMinutes }),
  };
}
