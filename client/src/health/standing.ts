import { basename } from 'node:path';
import type { ConnectionState } from '../../../engine/protocol/page.ts';
import {
  type Failure,
  filesOf,
  type HealthOverview,
  notTaken,
  type WorkloadHealth,
} from '../../../engine/protocol/rpc.ts';
import type { ContextKeyTypes, contextKeys } from '../contributions.ts';
import { looks, states } from './looks.ts';
import { countText, listText } from './words.ts';

/** One folder, as the status bar tells it. */
export interface Standing {
  readonly name: string;
  readonly connection: ConnectionState;
  readonly overview?: HealthOverview | undefined;
  /** No `healer.yaml` says what runs there. */
  readonly plain?: boolean;
}

/** What the status bar says of all folders: the worst of what is watched. */
export interface StatusText {
  readonly text: string;
  /** Lines. */
  readonly tooltip: readonly string[];
  readonly spoken: string;
  readonly alarming: boolean;
}

/** Undefined where nothing was ever asked: there is nothing to say. */
export function statusOf(standings: readonly Standing[]): StatusText | undefined {
  const asked = standings
    .filter(isOurs)
    .filter(({ overview, connection }) => overview || connection.state === 'failed');
  if (asked.length === 0) return undefined;
  const watched = asked.filter(({ overview }) => overview === undefined || overview.watching);
  if (watched.length === 0)
    return plain('eye-closed', 'Not watched', ['Nothing watches the checks of this workspace.']);
  const away = watched.filter(({ connection }) => connection.state !== 'live');
  if (away.length > 0) {
    const rest = statusOf(watched.filter(({ connection }) => connection.state === 'live'));
    if (!rest?.alarming) return plain('debug-disconnect', 'Health unknown', whyUnknown(away));
    const why = whyUnknown(away);
    const spoken = `${rest.spoken}. ${why.join('. ')}`;
    return { ...rest, text: `${rest.text} $(debug-disconnect)`, tooltip: [...rest.tooltip, ...why], spoken };
  }
  const [full] = watched.flatMap(({ overview }) => overview?.unkept ?? []);
  if (full) return { ...plain('error', 'Nothing is kept', [full.message]), alarming: true };
  return warned(
    worst(watched.flatMap(({ overview }) => overview?.workloads ?? [])),
    watched.flatMap(({ overview }) => (overview ? notTaken(overview) : [])),
  );
}

/** The same, with what is not watched because it could not be taken. */
function warned(status: StatusText, broken: readonly Failure[]): StatusText {
  if (broken.length === 0) return status;
  const { text, tooltip, spoken } = status;
  const files = filesOf(broken);
  const line = brokenText(broken);
  return { ...status, text: `${text} $(warning) ${files}`, tooltip: [...tooltip, line], spoken: `${spoken}. ${line}` };
}

/** `web.health.yaml, api.health.yaml and 1 more could not be taken whole`. */
function brokenText(broken: readonly Failure[]): string {
  const names = [...new Set(broken.map(({ file, message }) => (file === undefined ? message : basename(file))))];
  return `${listText(names)} could not be taken whole`;
}

function whyUnknown(away: readonly Standing[]): readonly string[] {
  const reasons = away.flatMap(({ connection }) => (connection.state === 'failed' ? connection.failure.message : []));
  if (reasons.length > 0) return reasons;
  return [`The daemon that watches ${listText(away.map(({ name }) => name))} is away; it is looked for.`];
}

function worst(workloads: readonly WorkloadHealth[]): StatusText {
  const counted = states
    .map((state) => ({ state, some: workloads.filter((one) => one.state === state) }))
    .filter(({ some }) => some.length > 0);
  const lines = counted.map(({ state, some }) => {
    const names = state === 'healthy' ? '' : `: ${listText(some.map(({ workload }) => workload))}`;
    return `${some.length} ${looks[state].word}${names}`;
  });
  const [first] = counted;
  if (!first) return plain('eye', 'No checks', ['No enabled check is defined where Healer watches.']);
  const { icon, word } = looks[first.state];
  return {
    ...plain(icon, `${first.some.length} ${word}`, lines),
    alarming: first.state === 'unhealthy',
  };
}

function plain(icon: string, text: string, tooltip: readonly string[]): StatusText {
  return { text: `$(${icon}) ${text}`, tooltip, spoken: `Healer: ${text}. ${tooltip.join('. ')}`, alarming: false };
}

/** Whether there is more to show than that nothing was ever checked. */
export function isTold({ watching, workloads }: HealthOverview): boolean {
  return workloads.some(({ state }) => watching !== undefined || state !== 'unknown');
}

/** Whether the view has rows of it: of what was ever checked, and of what cannot be used where that is all there is. */
export function hasRows(overview: HealthOverview): boolean {
  return isTold(overview) || (overview.workloads.length === 0 && notTaken(overview).length > 0);
}

/** Whether it is a folder to speak of: something says what runs there, or it runs all the same. */
export function isOurs({ plain, overview }: Standing): boolean {
  return !plain || overview?.watching !== undefined;
}

/** What the view has to show, and so which way on it offers where it has no rows. */
export function contentOf(standings: readonly Standing[]): ContextKeyTypes[typeof contextKeys.healthView] {
  const ours = standings.filter(isOurs);
  const overviews = ours.flatMap(({ overview }) => overview ?? []);
  if (overviews.some(hasRows)) return 'rows';
  if (overviews.some(({ workloads }) => workloads.length > 0)) return 'notWatched';
  if (standings.length > 0 && ours.length === 0) return 'noRoot';
  if (overviews.length > 0) return 'noCheck';
  return ours.some(({ connection: { state } }) => state === 'failed' || state === 'offline') ? 'away' : 'asking';
}

/** What the view says above its rows; undefined where they speak for themselves. */
export function remarkOf(all: readonly Standing[], filter: string, shown: number): string | undefined {
  const standings = all.filter(isOurs);
  const total = standings.reduce((sum, { overview }) => sum + (overview?.workloads.length ?? 0), 0);
  const parts = [
    ...standings.flatMap((standing) => notLive(standing, all.length > 1)),
    ...(filter ? [`Filter “${filter}”: ${shown} of ${countText(total, 'workload')}.`] : []),
    ...standings.flatMap((standing) => broken(standing, all.length > 1)),
  ];
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function notLive({ name, connection, overview }: Standing, several: boolean): string[] {
  const where = several ? `${name}: ` : '';
  if (!overview || !isTold(overview)) return [];
  if (!overview.watching) return [`${where}Not watched. This is how it last stood.`];
  if (connection.state === 'live') return [];
  return [`${where}Not connected. This is how it stood at ${overview.at.slice(11, 19)} UTC.`];
}

function broken({ name, overview }: Standing, several: boolean): string[] {
  const failures = overview && hasRows(overview) ? notTaken(overview) : [];
  return failures.length > 0 ? [`${several ? `${name}: ` : ''}${brokenText(failures)}.`] : [];
}
