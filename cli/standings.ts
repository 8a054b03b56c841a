import type { DaemonClient } from '../engine/daemon/client.ts';
import { connectTo } from '../engine/daemon/start.ts';
import { loadDefinitions } from '../engine/definitions/load.ts';
import { unusable } from '../engine/definitions/unusable.ts';
import type { Check } from '../engine/model/check.ts';
import { type Failure, type Result, success } from '../engine/model/failure.ts';
import type { ProcessHealth } from '../engine/model/health.ts';
import { wasNeverThere } from '../engine/model/not-taken.ts';
import type { CheckSummary } from '../engine/protocol/rpc.ts';
import { openForReading } from '../engine/read-only.ts';
import { type Standing, standingsOf, storedStandings } from '../engine/watch/standing.ts';
import { version } from '../package.json';
import type { Place } from './daemon.ts';
import { processesFirst, type RuleProcess } from './process-text.ts';

/** How everything stands, as well as can be told now. */
export interface Standings {
  readonly standings: readonly Standing[];
  /** What only rules watch; none without a daemon that watches. */
  readonly processes: readonly RuleProcess[];
  /**
   * Absent while a daemon watches: else when this was so (UTC, RFC 3339), unless nothing was ever observed; and why a
   * daemon that may be there does not say how it is now.
   */
  readonly stale?: { readonly asOf?: string; readonly why?: Failure };
  /** Definitions that could not be taken, and those of them of which nothing is watched. */
  readonly failures: readonly Failure[];
  readonly unused: readonly Failure[];
  /** Why the daemon keeps nothing, and so restarts nothing. */
  readonly unkept?: Failure;
  /** Why the daemon can look at little. */
  readonly heldUp?: Failure;
  /** Why that may come soon. */
  readonly scarce?: string;
}

/** Whether what a definition says is not what is watched. A folder that was never there is no fault: `healer lint` has it so too. */
export function isBroken({ failures, unused }: Pick<Standings, 'failures' | 'unused'>): boolean {
  return failures.some((failure) => !wasNeverThere({ unused }, failure));
}

export interface StandingsRequest extends Place {
  /** The folder whose definitions count, instead of those healer.yaml names. Absolute. */
  readonly dir?: string;
}

/** Asks the daemon that watches, else reads how things last stood. Starts nothing and writes nothing. */
export async function readStandings(request: StandingsRequest): Promise<Result<Standings>> {
  const client = await connectTo(request.stateDirectory, version);
  if (!client.ok) {
    const stored = await standingsFrom(undefined, request);
    if (!stored.ok || client.failure.code === 'daemon/not-running') return stored;
    return success({ ...stored.value, stale: { ...stored.value.stale, why: client.failure } });
  }
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
  if (!shown.ok) return shown;
  const { failures, unused = [], processes = [], unkept, heldUp, scarce } = shown.value;
  return success({
    standings: standingsOf(shown.value),
    processes: processesFirst(await withIncidents(client, processes)),
    failures,
    unused,
    ...(unkept && { unkept }),
    ...(heldUp && { heldUp }),
    ...(scarce !== undefined && { scarce }),
  });
}

/** Each with the open incident that was opened for it, where there may be one. */
async function withIncidents(
  client: DaemonClient,
  processes: readonly ProcessHealth[],
): Promise<readonly RuleProcess[]> {
  if (processes.every(({ state, rules }) => state === 'running' && !rules.some(({ gaveUp }) => gaveUp)))
    return processes;
  const listed = await client.request('incident/list', { states: ['open', 'acknowledged', 'mitigated'] });
  if (!listed.ok) return processes;
  return processes.map((process) => {
    const incident = listed.value.find(({ workload }) => workload === process.workload)?.id;
    return { ...process, ...(incident !== undefined && { incident }) };
  });
}

async function readStored(request: StandingsRequest): Promise<Result<Standings>> {
  const opened = openForReading(request.stateDirectory);
  if (!opened.ok)
    return opened.failure.code === 'store/missing'
      ? success({ standings: [], processes: [], stale: {}, failures: [], unused: [] })
      : opened;
  try {
    const health = await opened.value.health();
    const silences = await opened.value.answer('silence/list', {});
    if (!health.ok) return health;
    if (!silences.ok) return silences;
    const stored = { ...health.value, silences: silences.value };
    const definitions = await definitionsOf(request);
    const { checks, failures } = definitions;
    const defined = new Set(checks.map(({ workload }) => workload));
    const missing = [...new Set(stored.checks.map(({ workload }) => workload))].filter((name) => !defined.has(name));
    const standings = storedStandings(stored, checks, Date.now(), await unusable(missing, definitions));
    const times = standings.flatMap(({ checks }) => checks.flatMap(({ lastCheck }) => lastCheck ?? []));
    const asOf = times.toSorted().at(-1);
    return success({
      standings,
      processes: [],
      stale: { ...(asOf !== undefined && { asOf }) },
      failures,
      unused: failures,
    });
  } finally {
    opened.value.close();
  }
}

/** The checks that the live daemon has in force; none while nothing watches or answers. */
export async function watchedChecks({ root, stateDirectory }: Place): Promise<readonly CheckSummary[]> {
  const client = await connectTo(stateDirectory, version);
  if (!client.ok) return [];
  const listed =
    client.value.welcome.mode === 'watching' ? await client.value.request('check/list', { root }) : undefined;
  client.value.close();
  return listed?.ok ? listed.value : [];
}

/** The checks that are defined, enabled or not; what cannot be loaded is left to `healer check list` to tell. */
export async function definedChecks(request: StandingsRequest): Promise<readonly Check[]> {
  return (await definitionsOf(request)).checks;
}

function definitionsOf({ root, dir }: StandingsRequest) {
  return loadDefinitions(dir === undefined ? { root } : { dir });
}
