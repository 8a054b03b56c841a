import type { IncidentCounts, IncidentQuery, IncidentSummary, Severity } from '../../../engine/protocol/page.ts';
import { ageShort } from '../ui/model-time.ts';
import { beganAt, isActive, reachedAt } from './model-state.ts';

export type Tab = 'active' | 'mine' | 'resolved' | 'all';

export const tabs: readonly { readonly tab: Tab; readonly word: string }[] = [
  { tab: 'active', word: 'Active' },
  { tab: 'mine', word: 'Mine' },
  { tab: 'resolved', word: 'Resolved' },
  { tab: 'all', word: 'All' },
];

/** A filter as typed, taken apart. Of the values of one field any may fit; every field and every word must. */
export interface Filter {
  readonly severities: readonly Severity[];
  readonly services: readonly string[];
  readonly owners: readonly string[];
  readonly states: readonly string[];
  readonly words: readonly string[];
}

const severities: readonly string[] = ['P1', 'P2', 'P3', 'P4'];

/** Reads `service:web owner:mara state:open P1 some words`; `owner:none` is an incident nobody has. Letter case is ignored. */
export function parseFilter(text: string): Filter {
  const filter = {
    severities: [] as Severity[],
    services: [] as string[],
    owners: [] as string[],
    states: [] as string[],
    words: [] as string[],
  };
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const [, field, value] = /^(service|owner|state):(.*)$/i.exec(part) ?? [];
    if (severities.includes(part.toUpperCase())) filter.severities.push(part.toUpperCase() as Severity);
    else if (field === undefined) filter.words.push(part);
    else if (value) filter[`${field.toLowerCase() as 'service' | 'owner' | 'state'}s`].push(value);
  }
  return filter;
}

export function fits(incident: IncidentSummary, filter: Filter): boolean {
  const { title, id, service = '', owner, state } = incident;
  const text = `${title} ${id} ${service} ${owner ?? ''} ${state}`.toLowerCase();
  return (
    anyOf(filter.severities, (severity) => severity === incident.severity) &&
    anyOf(filter.services, (wanted) => service.toLowerCase().includes(wanted.toLowerCase())) &&
    anyOf(filter.owners, (wanted) => (owner ?? 'none').toLowerCase().startsWith(wanted.toLowerCase())) &&
    anyOf(filter.states, (wanted) => state.startsWith(wanted.toLowerCase())) &&
    filter.words.every((word) => text.includes(word.toLowerCase()))
  );
}

/** At most this many of those that are over are loaded, and found. */
const most = 200;

/**
 * What to ask the daemon where a filter may fit incidents that are not listed, or words that a list does not hold
 * (descriptions, notes, resolutions); undefined when there is nothing to ask. It leaves out what it cannot say.
 */
export function queryOf(filter: Filter, cut: boolean): IncidentQuery | undefined {
  const { severities: wanted, services, owners, words } = filter;
  const empty = Object.values(filter).every((values) => values.length === 0);
  if (empty || (!cut && words.length === 0)) return undefined;
  const [service, owner] = [only(services), only(owners.filter((name) => name !== 'none'))];
  return {
    limit: most,
    ...(wanted.length > 0 && { severities: wanted }),
    ...(service !== undefined && { service }),
    ...(owner !== undefined && { owner }),
    ...(words.length > 0 && { text: words.join(' ') }),
  };
}

/** Whether the daemon has more incidents than are listed. */
export function isCut(listed: readonly IncidentSummary[], counts: IncidentCounts): boolean {
  return tabCounts(counts).all > listed.length;
}

/** Whether a tab shows an incident to `me`. */
export function inTab(incident: IncidentSummary, tab: Tab, me: string): boolean {
  if (tab === 'all') return true;
  if (tab === 'mine') return isActive(incident) && incident.owner === me;
  return isActive(incident) === (tab === 'active');
}

export function tabCounts(counts: IncidentCounts): Readonly<Record<Tab, number>> {
  const active = counts.open + counts.acknowledged + counts.mitigated;
  const resolved = counts.resolved + counts.reviewed;
  return { active, mine: counts.mine, resolved, all: active + resolved };
}

export interface Section {
  /** Undefined for the section that needs no heading. */
  readonly heading?: string;
  readonly incidents: readonly IncidentSummary[];
}

const week = 7 * 24 * 3_600_000;

/**
 * What the list shows: active ones by severity, then longest first; then resolved ones, latest first. `found` are those
 * the daemon found for the filter's words. `now` is ms since 1970.
 */
export function sections(
  incidents: readonly IncidentSummary[],
  options: {
    readonly tab: Tab;
    readonly filter: Filter;
    readonly me: string;
    readonly now: number;
    readonly found?: readonly IncidentSummary[];
  },
): readonly Section[] {
  const { tab, filter, me, now, found = [] } = options;
  const known = new Set(found.map(({ id }) => id));
  const listed = new Map([...found, ...incidents].map((incident) => [incident.id, incident]));
  const fitting = [...listed.values()].filter((incident) =>
    fits(incident, known.has(incident.id) ? { ...filter, words: [] } : filter),
  );
  const shown = fitting.filter((incident) => inTab(incident, tab, me));
  const active = shown.filter(isActive).sort(byUrgency);
  const resolved = shown.filter((incident) => !isActive(incident)).sort(byEnd);
  if (tab === 'resolved') return [{ incidents: resolved }];
  if (tab === 'all') return [{ incidents: active }, { heading: 'Resolved', incidents: resolved }];
  if (tab === 'mine') return [{ incidents: active }];
  const lately = fitting.filter((incident) => !isActive(incident) && now - endedAt(incident) < week).sort(byEnd);
  return [{ incidents: active }, { heading: 'Resolved, last 7 days', incidents: lately }];
}

export interface Meta {
  /** Said first; `strong` when nobody has it. */
  readonly state: string;
  readonly strong: boolean;
  readonly rest: readonly string[];
}

/** The second line of a row. */
export function metaOf(incident: IncidentSummary, now: number): Meta {
  const rest = [incident.service, incident.owner].filter((part) => part !== undefined);
  if (incident.state === 'open' && incident.owner === undefined)
    return { state: 'open, nobody has it', strong: true, rest };
  const at = reachedAt(incident, incident.state);
  const ago = incident.state === 'mitigated' && at ? ` ${ageShort(now - Date.parse(at))} ago` : '';
  return { state: `${incident.state}${ago}`, strong: false, rest };
}

/** How long an active incident lasts, or how long ago the other ended, in ms. */
export function rowAge(incident: IncidentSummary, now: number): number {
  return now - (isActive(incident) ? Date.parse(beganAt(incident)) : endedAt(incident));
}

export interface Announcement {
  readonly text: string;
  /** A new P1 interrupts; everything else waits for a pause. */
  readonly assertive: boolean;
}

/** What a change of the list is worth saying aloud. */
export function announcements(
  before: readonly IncidentSummary[],
  after: readonly IncidentSummary[],
): readonly Announcement[] {
  const known = new Map(before.map((incident) => [incident.id, incident]));
  return after.flatMap((incident) => {
    const was = known.get(incident.id);
    if (was?.state === incident.state) return [];
    const text = was
      ? `${incident.title} is now ${incident.state}`
      : `New ${incident.severity} incident: ${incident.title}`;
    return [{ text, assertive: was === undefined && incident.severity === 'P1' }];
  });
}

function only(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function anyOf<T>(wanted: readonly T[], test: (value: T) => boolean): boolean {
  return wanted.length === 0 || wanted.some(test);
}

function byUrgency(a: IncidentSummary, b: IncidentSummary): number {
  return a.severity.localeCompare(b.severity) || beganAt(a).localeCompare(beganAt(b)) || a.id.localeCompare(b.id);
}

function byEnd(a: IncidentSummary, b: IncidentSummary): number {
  return endedAt(b) - endedAt(a) || b.id.localeCompare(a.id);
}

function endedAt(incident: IncidentSummary): number {
  return Date.parse(incident.milestones.resolved ?? incident.milestones.opened);
}
