import type { Actor, HealthOverview, IncidentSummary } from '../../../engine/protocol/rpc.ts';
import { countText, listText } from '../health/words.ts';
import { isActive } from './looks.ts';

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

/** The incidents of P1 and P2 that opened since the last look and that people here are to be told of. */
export function newIncidents(
  incidents: readonly IncidentSummary[],
  { since, known, me, overview }: Told,
): readonly IncidentSummary[] {
  return incidents.filter(
    (incident) =>
      !known.has(incident.id) &&
      incident.milestones.opened >= since &&
      isActive(incident) &&
      (incident.severity === 'P1' || incident.severity === 'P2') &&
      !isOwn(incident, me) &&
      !isOfUnhealthy(incident, overview),
  );
}

/** One message for all that opened. */
export function openedText(opened: readonly IncidentSummary[]): string {
  const [only] = opened;
  if (opened.length === 1 && only) return `${only.severity} incident: ${only.title}`;
  return `${countText(opened.length, 'incident')} opened: ${listText(opened.map(({ severity, title }) => `${severity} ${title}`))}`;
}

function isOwn({ openedBy }: IncidentSummary, me: Actor): boolean {
  return openedBy.name === me.name && openedBy.via === me.via;
}

function isOfUnhealthy({ id, workload }: IncidentSummary, overview: HealthOverview | undefined): boolean {
  if (!overview?.watching) return false;
  return overview.workloads.some((one) => one.incident === id || (workload !== undefined && one.workload === workload));
}
