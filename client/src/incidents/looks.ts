import type { IncidentState, IncidentSummary } from '../../../engine/protocol/rpc.ts';

/** How an incident is told at a glance: the shape (a codicon) and the shape's theme colour. */
export interface Look {
  readonly icon: string;
  readonly colour?: string;
}

/** The states in which somebody has work to do now. */
export const activeStates: readonly IncidentState[] = ['open', 'acknowledged', 'mitigated'];

export function isActive({ state }: Pick<IncidentSummary, 'state'>): boolean {
  return activeStates.includes(state);
}

/** Shapes as on the incident page: broken, at risk, fine again, done; each also differs without its colour. */
export function lookOf({ state, severity }: Pick<IncidentSummary, 'state' | 'severity'>): Look {
  if (state === 'reviewed') return { icon: 'check-all' };
  if (state === 'resolved') return { icon: 'check' };
  if (state === 'mitigated') return { icon: 'pass', colour: 'charts.green' };
  if (severity === 'P1' || severity === 'P2') return { icon: 'error', colour: 'charts.red' };
  return { icon: 'warning', colour: 'charts.yellow' };
}

/** When the trouble began, as far as anybody knows: UTC, RFC 3339. */
export function beganAt({ milestones }: Pick<IncidentSummary, 'milestones'>): string {
  return milestones.started ?? milestones.detected ?? milestones.opened;
}

/** The most severe first, then the longest first: the order in which they need somebody. */
export function byNeed(one: IncidentSummary, other: IncidentSummary): number {
  return one.severity.localeCompare(other.severity) || beganAt(one).localeCompare(beganAt(other));
}

/** The latest first, by when a state was reached. */
export function byLatest(milestone: 'resolved' | 'reviewed'): (one: IncidentSummary, other: IncidentSummary) => number {
  const at = ({ milestones }: IncidentSummary) => milestones[milestone] ?? milestones.opened;
  return (one, other) => at(other).localeCompare(at(one));
}
