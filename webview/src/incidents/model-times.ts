import type { CorrectableMilestone, Incident } from '../../../engine/protocol/page.ts';
import type { MilestoneChanges } from './actions.ts';
import { states } from './model-state.ts';

/** A time that can be corrected, as it is written in a field; '' where it is not known. */
export interface TimeField {
  readonly milestone: CorrectableMilestone;
  readonly label: string;
  readonly text: string;
}

const labels: Readonly<Record<CorrectableMilestone, string>> = {
  started: 'Began',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** The times of an incident that can be corrected: those it has reached. */
export function timeFields({ state, milestones }: Incident): readonly TimeField[] {
  const reached = (name: CorrectableMilestone) =>
    name === 'started' || name === 'detected' || states.indexOf(state) >= states.indexOf(name);
  return (Object.keys(labels) as CorrectableMilestone[]).filter(reached).map((milestone) => {
    const at = milestones[milestone];
    return { milestone, label: labels[milestone], text: at === undefined ? '' : written(at) };
  });
}

/** `2026-11-21 02:53:12` */
function written(at: string): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** What is typed into the fields and differs from them, or by milestone what is no time. */
export function timeChanges(
  fields: readonly TimeField[],
  typed: Readonly<Partial<Record<CorrectableMilestone, string>>>,
): { readonly changes: MilestoneChanges; readonly wrong: Readonly<Partial<Record<CorrectableMilestone, string>>> } {
  const changes: MilestoneChanges = {};
  const wrong: Partial<Record<CorrectableMilestone, string>> = {};
  for (const { milestone, text } of fields) {
    const now = typed[milestone]?.trim();
    if (now === undefined || now === text) continue;
    const at = now === '' ? null : timeOf(now);
    if (at === undefined) wrong[milestone] = `“${now}” is no time in UTC: write 2026-11-21 02:53:12`;
    else changes[milestone] = at;
  }
  return { changes, wrong };
}

/** A time in UTC, with or without its seconds, as RFC 3339. */
function timeOf(text: string): string | undefined {
  const [, day, minute, second = ':00'] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?Z?$/.exec(text) ?? [];
  const at = new Date(`${day}T${minute}${second}Z`);
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(`${day}T`) ? undefined : at.toISOString();
}
