import type { Event, EventKind } from '../model/event.ts';
import type { Incident } from '../model/incident.ts';
import { block, inline, utc } from './markdown.ts';
import type { PostmortemRecord } from './postmortem.ts';

/** What the watch tells of a workload that belongs into the account of an incident. */
export const watchedKinds = [
  'check_fail',
  'unhealthy',
  'healthy',
  'unwatched',
  'crash',
  'limit_exceeded',
  'restart',
  'restart_failed',
  'restart_exhausted',
  'restart_withheld',
  'restart_unknown',
  'rule_acted',
  'rule_exhausted',
] as const satisfies readonly EventKind[];

/** Lines about what the watch saw; of more, those in the middle are left to the incident. */
const mostWatched = { first: 80, last: 40 };

/** One thing that happened: its time (UTC, RFC 3339), one line of Markdown, and what somebody wrote about it then. */
interface Entry {
  readonly at: string;
  readonly line: string;
  readonly quote?: string;
}

/**
 * What happened, oldest first, by day, in UTC: milestones at the times they were corrected to, notes as quotes, failures
 * of one check in a row as one line. Postmortem, evidence and action items are no part of it, and nobody is named.
 */
export function timeline(record: PostmortemRecord): string {
  const watched = shortened(watchedEntries(record.watched));
  const entries = [...reached(record.incident), ...toldEntries(record), ...watched].toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  );
  const days = Map.groupBy(entries, ({ at }) => at.slice(0, 10));
  return [...days].map(([day, told]) => `**${day}, UTC**\n\n${told.map(printed).join('\n')}`).join('\n\n');
}

function printed({ at, line, quote }: Entry): string {
  const head = `- **${at.slice(11, 19)}** ${line}`;
  if (quote === undefined) return head;
  return [
    head,
    ...block(quote)
      .split('\n')
      .map((one) => `  > ${one}`.trimEnd()),
  ].join('\n');
}

/** Milestones that no event tells of. */
function reached({ milestones }: Incident): readonly Entry[] {
  const { started, detected, opened } = milestones;
  return [
    ...(started === undefined ? [] : [{ at: started, line: 'It began.' }]),
    ...(detected === undefined || detected === opened ? [] : [{ at: detected, line: 'It was detected.' }]),
  ];
}

function toldEntries({ incident, timeline, watched }: PostmortemRecord): readonly Entry[] {
  const reopened = timeline.findLastIndex(isReopening);
  return timeline.flatMap((event, index): readonly Entry[] => {
    const { at, message, data } = event;
    switch (event.kind) {
      case 'incident_opened':
        return [{ at, line: inline(message) }];
      case 'incident_note':
        // What the daemon notes, the events of the workload tell as well.
        if (event.actor.via === 'daemon') return watched.length > 0 ? [] : [{ at, line: inline(message) }];
        return [{ at, line: 'Note:', quote: message }];
      case 'incident_state':
        return isReopening(event) ? [reopening(event)] : [milestone(incident, event, index < reopened)];
      case 'incident_resolution':
        return data?.['from'] === 'resolved' ? [] : [milestone(incident, event, index < reopened)];
      case 'incident_changed':
        return [{ at, line: changed(event) }];
      case 'incident_joined':
        // That its own workload fails again is told by that workload.
        return watched.length > 0 && data?.['because'] === 'same workload' ? [] : [{ at, line: inline(message) }];
      case 'playbook_planned':
        return [{ at, line: inline(message) }];
      default:
        return [];
    }
  });
}

function isReopening({ kind, data }: Event): boolean {
  const wasOver = data?.['from'] === 'resolved' || data?.['from'] === 'reviewed';
  return kind === 'incident_state' && wasOver && data['to'] !== 'reviewed';
}

function reopening({ at, message }: Event): Entry {
  const reason = message.replace(/^Reopened:?\s*/, '');
  return reason === '' ? { at, line: 'Reopened.' } : { at, line: 'Reopened:', quote: reason };
}

/**
 * A milestone at the time it was reached, as far as that is known now. Of those from before it was `reopened` only
 * acknowledging still holds; the others stay as they were told.
 */
function milestone({ milestones }: Incident, event: Event, reopened: boolean): Entry {
  const to = event.kind === 'incident_resolution' ? 'resolved' : event.data?.['to'];
  const name = (['acknowledged', 'mitigated', 'resolved', 'reviewed'] as const).find((one) => one === to);
  if (name === undefined) return { at: event.at, line: inline(event.message) };
  const word = `${name.charAt(0).toUpperCase()}${name.slice(1)}.`;
  const known = reopened && name !== 'acknowledged' ? undefined : milestones[name];
  const corrected = known !== undefined && Math.abs(Date.parse(known) - Date.parse(event.at)) >= 1_000;
  return corrected ? { at: known, line: `${word} (Time corrected afterwards.)` } : { at: event.at, line: word };
}

/** A change in the incident's own record, without the name of whoever has it. */
function changed({ message, data }: Event): string {
  if (data?.['field'] === 'owner') {
    if (data['to'] === null) return 'Nobody has it any more.';
    return data['from'] === null ? 'Somebody took it on.' : 'It was handed over.';
  }
  if (data?.['field'] === 'milestones') {
    const changes = (data['changes'] ?? []) as readonly { milestone: string; from: string | null; to: string | null }[];
    const words = changes.map(({ milestone, from, to }) => `${milestone} ${time(to)} (was ${time(from)})`);
    return `Times corrected: ${words.join(', ') || 'nothing changed'}.`;
  }
  return inline(message);
}

function time(at: string | null): string {
  return at === null ? 'unknown' : utc(at);
}

/** Failures of one check until something else happens to its workload. */
interface Run {
  readonly first: Event;
  last: Event;
  count: number;
}

function watchedEntries(events: readonly Event[]): readonly Entry[] {
  const entries: (Entry | Run)[] = [];
  const runs = new Map<string, Run>();
  for (const event of events) {
    const { workload = '', check = '' } = event;
    if (event.kind === 'check_fail') {
      const count = Number(event.data?.['count'] ?? 1);
      const run = runs.get(`${workload} ${check}`);
      if (run) {
        run.last = event;
        run.count += count;
      } else {
        const begun: Run = { first: event, last: event, count };
        runs.set(`${workload} ${check}`, begun);
        entries.push(begun);
      }
      continue;
    }
    for (const key of runs.keys()) if (key.startsWith(`${workload} `)) runs.delete(key);
    entries.push({ at: event.at, line: watchedLine(event) });
  }
  return entries.map((entry) => ('line' in entry ? entry : failures(entry)));
}

function failures({ first, last, count }: Run): Entry {
  const { workload = '', check, message } = first;
  const name = inline(check === undefined ? workload : `${workload}/${check}`);
  if (count === 1) return { at: first.at, line: `${name} failed: ${inline(message)}` };
  const later = last.message === message ? '' : `; the last time: ${inline(last.message)}`;
  const day = last.at.slice(0, 10) === first.at.slice(0, 10);
  const until = last === first ? '' : ` until ${day ? last.at.slice(11, 19) : utc(last.at)}`;
  return { at: first.at, line: `${name} failed ${count} times${until}: ${inline(message)}${later}` };
}

/** How a line about a workload begins, where the event's own words do not say it. */
const began: Partial<Record<EventKind, string>> = {
  unhealthy: ' is unhealthy',
  restart_failed: ' could not be restarted',
};

function watchedLine({ kind, workload = '', message }: Event): string {
  const name = inline(workload);
  if (kind === 'healthy') return `${name} is healthy again.`;
  return `${name}${began[kind] ?? ''}: ${inline(message)}`;
}

function shortened(entries: readonly Entry[]): readonly Entry[] {
  const { first, last } = mostWatched;
  const over = entries.length - first - last;
  const cut = entries[first];
  if (over <= 0 || cut === undefined) return entries;
  const told = { at: cut.at, line: `_${over} more failures and restarts are left out here; the incident has them._` };
  return [...entries.slice(0, first), told, ...entries.slice(-last)];
}
