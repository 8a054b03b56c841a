import type { DaemonClient } from '../engine/daemon/client.ts';
import { connectTo } from '../engine/daemon/start.ts';
import { loadDefinitions } from '../engine/definitions/load.ts';
import type { Check } from '../engine/model/check.ts';
import { type Result, success } from '../engine/model/failure.ts';
import { openForReading } from '../engine/read-only.ts';
import { type Standing, standingsOf, storedStandings } from '../engine/watch/standing.ts';
import { version } from '../package.json';
import type { Place } from './daemon.ts';

/** How everything stands, as well as can be told now. */
export interface Standings {
  readonly standings: readonly Standing[];
  /** Absent while a daemon watches: else when this was so (UTC, RFC 3339), unless nothing was ever observed. */
  readonly stale?: { readonly asOf?: string };
}

export interface StandingsRequest extends Place {
  /** The folder whose definitions count, instead of those healer.yaml names. Absolute. */
  readonly dir?: string;
}

/** Asks the daemon that watches, else reads how things last stood. Starts nothing and writes nothing. */
export async function readStandings(request: StandingsRequest): Promise<Result<Standings>> {
  const client = await connectTo(request.stateDirectory, version);
  if (!client.ok) return standingsFrom(undefined, request);
  try {
    return await standingsFrom(client.value, request);
  } finally {
    client.value.close();
  }
}

/** As `readStandings`, over the connection there is. */
export async function standingsFrom(
  client: DaemonClient | undefined,
  request: StandingsRequest,
): Promise<Result<Standings>> {
  if (client?.welcome.mode !== 'watching') return readStored(request);
  const shown = await client.request('health/show', {});
  return shown.ok ? success({ standings: standingsOf(shown.value) }) : shown;
}

async function readStored(request: StandingsRequest): Promise<Result<Standings>> {
  const opened = openForReading(request.stateDirectory);
  if (!opened.ok) return opened.failure.code === 'store/missing' ? success({ standings: [], stale: {} }) : opened;
  try {
    const health = await opened.value.health();
    const silences = await opened.value.answer('silence/list', {});
    if (!health.ok) return health;
    if (!silences.ok) return silences;
    const stored = { ...health.value, silences: silences.value };
    const standings = storedStandings(stored, await definedChecks(request), Date.now());
    const times = standings.flatMap(({ checks }) => checks.flatMap(({ lastCheck }) => lastCheck ?? []));
    const asOf = times.toSorted().at(-1);
    return success({ standings, stale: { ...(asOf !== undefined && { asOf }) } });
  } finally {
    opened.value.close();
  }
}

/** The checks that are defined, enabled or not; what cannot be loaded is left to `healer check list` to tell. */
export async function definedChecks({ root, dir }: StandingsRequest): Promise<readonly Check[]> {
  return (await loadDefinitions(dir === undefined ? { root } : { dir })).checks;
}
