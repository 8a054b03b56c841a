import type { Actor, HealthOverview, IncidentSummary } from '../../../engine/protocol/rpc.ts';
import { countText, listText } from '../health/words.ts';
import { byNeed, isActive } from './looks.ts';

/** What people in this window are told by other means. */
export interface Told {
  /** When the window was opened (UTC, RFC 3339): what was open before is in the view. */
  readonly since: string;
  /** Incidents seen since then, by id. */
  readonly known: ReadonlySet<string>;
  /** Who sits at this editor: of what they opened in an editor they need no word. */
  readonly me: Actor;
  /** How the folder stands, where the window follows a daemon that watches it: it says itself what turned unhealthy. */
  readonly overview: HealthOverview | undefined;
}

/** The incidents of P1 and P2 that opened since the last look and that people here are to be told of, by need. */
export function newIncidents(
  incidents: readonly IncidentSummary[],
  { since, known, me, overview }: Told,
): readonly IncidentSummary[] {
  return incidents
    .filter(
      (incident) =>
        !known.has(incident.id) &&
        incident.milestones.opened >= since &&
        isActive(incident) &&
        (incident.severity === 'P1' || incident.severity === 'P2') &&
        !isOwn(incident, me) &&
        !isOfUnhealthy(incident, overview),
    )
    .sort(byNeed);
}

/** One message for all that opened. */
export function openedText(opened: readonly IncidentSummary[]): string {
  const [only] = opened;
  if (opened.length === 1 && only) return `${only.severity} incident: ${only.title}`;
  return `${countText(opened.length, 'incident')} opened: ${listText(opened.map(({ severity, title }) => `${severity} ${title}`))}`;
}

/** Which of these incidents nobody has acknowledged, given those that are active; and where there is none, why. */
export function stillOpen(
  ids: readonly string[],
  active: readonly IncidentSummary[],
): { readonly open: readonly string[]; readonly over: string } {
  const wanted = new Set(ids);
  const known = active.filter(({ id }) => wanted.has(id));
  const open = known.filter(({ state }) => state === 'open').map(({ id }) => id);
  return { open, over: overText([...wanted], known) };
}

function overText([id, ...others]: readonly string[], [one]: readonly IncidentSummary[]): string {
  if (id === undefined) return 'No incident is open for this.';
  if (others.length > 0) return `None of these ${others.length + 1} incidents is open any more.`;
  if (!one) return `${id} is resolved already.`;
  return `${id} is ${one.state} already${one.owner === undefined ? '' : `; ${one.owner} has it`}.`;
}

function isOwn({ openedBy }: IncidentSummary, me: Actor): boolean {
  return openedBy.name === me.name && openedBy.via === me.via;
}

/** Of a workload that turned unhealthy people are told as such; of one that a rule gave up on while it is healthy they are not. */
function isOfUnhealthy({ id, workload, title }: IncidentSummary, overview: HealthOverview | undefined): boolean {
  if (!overview?.watching) return false;
  return overview.workloads.some(
    (one) => one.incident === id || (one.workload === workload && title.startsWith(`${workload} is unhealthy`)),
  );
}
