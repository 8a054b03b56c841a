import type { Event } from '../../../engine/protocol/page.ts';
import { utcDay } from '../ui/model-time.ts';

export type Segment = 'notes' | 'changes' | 'checks' | 'runs' | 'evidence';

const segmentOfKind: Readonly<Partial<Record<Event['kind'], Segment>>> = {
  check_fail: 'checks',
  unhealthy: 'checks',
  healthy: 'checks',
  restart: 'runs',
  restart_failed: 'runs',
  restart_exhausted: 'runs',
  restart_withheld: 'runs',
  restart_unknown: 'runs',
  suppressed: 'checks',
  unwatched: 'checks',
  crash: 'checks',
  limit_exceeded: 'checks',
  rule_acted: 'runs',
  rule_exhausted: 'runs',
  incident_opened: 'changes',
  incident_state: 'changes',
  incident_changed: 'changes',
  incident_joined: 'checks',
  action_item: 'changes',
  incident_note: 'notes',
  incident_resolution: 'changes',
  evidence_collected: 'evidence',
  postmortem_written: 'changes',
  playbook_planned: 'runs',
  report_written: 'evidence',
};

const words: Readonly<Record<Segment, string>> = {
  notes: 'Notes',
  changes: 'Changes',
  checks: 'Checks',
  runs: 'Runs',
  evidence: 'Evidence',
};

/** The part of the timeline an event belongs to; a kind this page does not know yet counts as a change. */
export function segmentOf(event: Event): Segment {
  return segmentOfKind[event.kind] ?? 'changes';
}

/** The filter's choices: those that have entries, with how many. */
export function segments(
  timeline: readonly Event[],
): readonly { readonly segment: Segment; readonly word: string; readonly count: number }[] {
  return (Object.keys(words) as Segment[])
    .map((segment) => ({
      segment,
      word: words[segment],
      count: timeline.filter((event) => segmentOf(event) === segment).length,
    }))
    .filter(({ count }) => count > 0);
}

export interface TimelineDay {
  readonly day: string;
  readonly events: readonly Event[];
}

/** Newest first, by day in UTC. `segment` undefined is all of it. */
export function timelineDays(timeline: readonly Event[], segment: Segment | undefined): readonly TimelineDay[] {
  const events = timeline
    .filter((event) => segment === undefined || segmentOf(event) === segment)
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  const days = Map.groupBy(events, (event) => event.at.slice(0, 10));
  return [...days.values()].map((those) => ({ day: utcDay(those[0]?.at ?? ''), events: those }));
}

/** Entries of `timeline` that came after `shown` was drawn. */
export function arrived(shown: ReadonlySet<string>, timeline: readonly Event[]): readonly Event[] {
  return timeline.filter((event) => !shown.has(event.id));
}
