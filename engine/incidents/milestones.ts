import { failed, type Result, success } from '../model/failure.ts';
import type { CorrectableMilestone, Incident, IncidentState, Milestones } from '../model/incident.ts';
import { invalidMilestone, reached } from './failures.ts';

/** The milestones a person can correct, in the order they are reached. */
export const correctableMilestones = [
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const satisfies readonly CorrectableMilestone[];

/** In the order they are reached; when an incident was opened says when it was written down, which may be later. */
const inOrder = [...correctableMilestones, 'reviewed'] as const;

const states: readonly IncidentState[] = ['open', 'acknowledged', 'mitigated', 'resolved', 'reviewed'];

/** What a correction changed. */
export interface Corrected {
  readonly incident: Incident;
  readonly changes: readonly {
    readonly milestone: CorrectableMilestone;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/**
 * The incident with milestones put right; null makes one unknown. Refused as `incident/invalid-milestone`: what is no
 * time, lies after `now`, comes before an earlier milestone, was not reached yet, or the state stands on.
 */
export function correctMilestones(
  incident: Incident,
  corrections: Partial<Record<CorrectableMilestone, string | null>>,
  now: Date,
): Result<Corrected> {
  const milestones: { -readonly [M in keyof Milestones]: Milestones[M] } = { ...incident.milestones };
  const changes: Corrected['changes'][number][] = [];
  for (const milestone of correctableMilestones) {
    const correction = corrections[milestone];
    if (correction === undefined) continue;
    const to = correction === null ? null : timeOf(correction);
    const problem =
      to === undefined
        ? `is given as ${JSON.stringify(correction)}, which is no time such as 2026-11-21T02:53:12Z`
        : problemOf(incident, milestone, to, now);
    if (problem !== undefined || to === undefined) return failed(invalidMilestone(milestone, problem ?? ''));
    const from = incident.milestones[milestone] ?? null;
    if (from === to) continue;
    if (to === null) delete milestones[milestone];
    else milestones[milestone] = to;
    changes.push({ milestone, from, to });
  }
  const outOfOrder = disorderIn(milestones, new Set(changes.map(({ milestone }) => milestone)));
  if (outOfOrder) return failed(invalidMilestone(...outOfOrder));
  return success({ incident: { ...incident, milestones }, changes });
}

/** A time of day with its offset, as UTC; undefined when it is none. */
function timeOf(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) || !/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

function problemOf(
  { state }: Incident,
  milestone: CorrectableMilestone,
  to: string | null,
  now: Date,
): string | undefined {
  const known =
    milestone === 'started' || milestone === 'detected' || states.indexOf(state) >= states.indexOf(milestone);
  if (!known) return `cannot be given: the incident is ${state}`;
  if (to === null && milestone === state) return `cannot be unknown while the incident is ${state}`;
  if (to === null && milestone === 'resolved') return `cannot be unknown, as the incident is ${state}: reopen it`;
  if (to !== null && Date.parse(to) > now.getTime()) return `is given as ${to}, which is still to come`;
  return undefined;
}

/** What was given that comes before an earlier milestone or after a later one, and what that is. */
function disorderIn(
  milestones: Milestones,
  given: ReadonlySet<keyof Milestones>,
): [CorrectableMilestone, string] | undefined {
  const known = inOrder.flatMap((name) => (milestones[name] === undefined ? [] : [{ name, at: milestones[name] }]));
  for (const [index, later] of known.entries()) {
    const earlier = known[index - 1];
    if (earlier === undefined || earlier.at <= later.at) continue;
    const follow = `They follow each other: ${inOrder.join(', ')}`;
    if (given.has(earlier.name)) {
      return [
        earlier.name as CorrectableMilestone,
        `is given as ${earlier.at}, after it ${reached[later.name]} at ${later.at}. ${follow}`,
      ];
    }
    if (given.has(later.name)) {
      return [
        later.name as CorrectableMilestone,
        `is given as ${later.at}, before it ${reached[earlier.name]} at ${earlier.at}. ${follow}`,
      ];
    }
  }
  return undefined;
}

/** When an incident began as far as it is known, and in words what that was. */
export function beginning({ started, detected, opened }: Milestones): { readonly at: string; readonly what: string } {
  if (started !== undefined) return { at: started, what: 'it began' };
  return detected !== undefined ? { at: detected, what: 'it was detected' } : { at: opened, what: 'it was opened' };
}
