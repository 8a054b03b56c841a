import type { IncidentState, IncidentSummary } from '../../../engine/protocol/page.ts';

export const states: readonly IncidentState[] = ['open', 'acknowledged', 'mitigated', 'resolved', 'reviewed'];

/** The shape that tells a state without colour: broken (filled circle with x), risk (triangle), fine (ring with check), done (check). */
export type Shape = 'broken' | 'risk' | 'fine' | 'done';

export function isActive(incident: IncidentSummary): boolean {
  return incident.state !== 'resolved' && incident.state !== 'reviewed';
}

export function shapeOf(incident: IncidentSummary): Shape {
  if (!isActive(incident)) return 'done';
  if (incident.state === 'mitigated') return 'fine';
  return incident.severity === 'P1' || incident.severity === 'P2' ? 'broken' : 'risk';
}

/** When the trouble began, as far as anybody knows. */
export function beganAt(incident: IncidentSummary): string {
  const { started, detected, opened } = incident.milestones;
  return started ?? detected ?? opened;
}

/** When a state was reached; undefined where it was skipped or is to come. */
export function reachedAt(incident: IncidentSummary, state: IncidentState): string | undefined {
  return incident.milestones[state === 'open' ? 'opened' : state];
}

export interface StateMark {
  readonly state: IncidentState;
  readonly word: string;
  readonly place: 'past' | 'now' | 'next' | 'later';
  readonly at?: string;
}

/** The state line: every state with its place relative to now. */
export function stateLine(incident: IncidentSummary): readonly StateMark[] {
  const now = states.indexOf(incident.state);
  return states.map((state, index) => {
    const at = reachedAt(incident, state);
    const place = index < now ? 'past' : index === now ? 'now' : index === now + 1 ? 'next' : 'later';
    const word = state === 'open' ? 'Open' : `${state[0]?.toUpperCase()}${state.slice(1)}`;
    return at === undefined ? { state, word, place } : { state, word, place, at };
  });
}
