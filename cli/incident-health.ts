import { connectTo } from '../engine/daemon/start.ts';
import type { ProcessHealth } from '../engine/model/health.ts';
import type { Incident } from '../engine/protocol/rpc.ts';
import { isUnhealthy, type Standing, standingsOf } from '../engine/watch/standing.ts';
import { version } from '../package.json';
import { type PlaceOptions, placeOf } from './daemon.ts';
import type { Io } from './io.ts';
import { lasting } from './times.ts';

/** How what an incident is about stands now. */
export interface IncidentHealth {
  readonly healthy: boolean;
  /** Since when, UTC, RFC 3339. */
  readonly since?: string;
}

export type WithHealth<T> = T & { readonly health?: IncidentHealth };

type Asked = Pick<Incident, 'id' | 'state' | 'workload'>;

/** `healthOf` each, by id: what the daemon says that watches now; nothing where none does or it does not answer. */
export async function healthOfEach(
  io: Io,
  options: PlaceOptions,
  incidents: readonly Asked[],
): Promise<ReadonlyMap<string, IncidentHealth>> {
  const none = new Map<string, IncidentHealth>();
  if (incidents.every(({ state }) => isOver(state))) return none;
  const place = await placeOf(io, options);
  if (!place.ok) return none;
  const client = await connectTo(place.value.stateDirectory, version);
  if (!client.ok) return none;
  const isWatching = client.value.welcome.mode === 'watching';
  const shown = isWatching ? await client.value.request('health/show', {}) : undefined;
  client.value.close();
  if (!shown?.ok) return none;
  const standings = standingsOf(shown.value);
  return new Map(
    incidents.flatMap((incident) => {
      const health = healthOf(incident, standings, shown.value.processes);
      return health ? [[incident.id, health]] : [];
    }),
  );
}

/**
 * What a daemon that watches says of a workload in the incident that fails, else of the one, or the process, that it was
 * opened for; undefined where nobody knows, and once it is resolved.
 */
export function healthOf(
  { id, state, workload }: Asked,
  standings: readonly Standing[],
  processes: readonly ProcessHealth[] = [],
): IncidentHealth | undefined {
  if (isOver(state)) return undefined;
  const failing = standings.find((standing) => standing.incident === id && isUnhealthy(standing));
  const standing = failing ?? standings.find((one) => one.workload === workload);
  if (!standing) return healthOfProcess(processes.find((process) => process.workload === workload));
  if (standing.state === 'unknown') return undefined;
  return { healthy: !isUnhealthy(standing), ...(standing.since !== undefined && { since: standing.since }) };
}

function healthOfProcess(process: ProcessHealth | undefined): IncidentHealth | undefined {
  if (process?.state === 'ended')
    return { healthy: false, ...(process.since !== undefined && { since: process.since }) };
  return process?.state === 'running' ? { healthy: process.rules.every(({ gaveUp }) => !gaveUp) } : undefined;
}

function isOver(state: Incident['state']): boolean {
  return state === 'resolved' || state === 'reviewed';
}

/** `failing`, or `healthy` with for how long. */
export function healthWords({ healthy, since }: IncidentHealth, now: Date): string {
  if (!healthy) return 'failing';
  return since === undefined ? 'healthy' : `healthy ${lasting(now.getTime() - Date.parse(since))}`;
}
