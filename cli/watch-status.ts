import type { DaemonClient } from '../engine/daemon/client.ts';
import type { Result } from '../engine/model/failure.ts';
import type { Io } from './io.ts';
import { withEachDaemon } from './live.ts';
import { needsPerson, processLine } from './process-text.ts';
import { definedChecks, type Standings, type StandingsRequest, standingsFrom } from './standings.ts';
import { changeLine, narrowProcesses, staleness, statusJson, statusText } from './status-text.ts';
import { utc } from './times.ts';

export interface WatchOptions {
  /** Only these workloads; all when empty. */
  readonly names: readonly string[];
  readonly all?: boolean;
  readonly json?: boolean;
}

/**
 * Shows how things stand, and again whenever that changes, until ctrl-C: as a table in place on a terminal, else a line
 * for each workload whose state changed, or with `json` the whole array on a line.
 */
export async function watchStatus(io: Io, request: StandingsRequest, options: WatchOptions): Promise<Result<null>> {
  const show = presenter(io, options, request);
  const session = async (client: DaemonClient): Promise<Result<unknown>> => {
    let asking: Promise<Result<unknown>> | undefined;
    let again = false;
    const refresh = async (): Promise<Result<unknown>> => {
      let result: Result<unknown>;
      do {
        again = false;
        const standings = await standingsFrom(client, request);
        if (standings.ok) await show(standings.value);
        result = standings;
      } while (again && result.ok);
      asking = undefined;
      return result;
    };
    client.onNotification('health/changed', () => {
      again = true;
      asking ??= refresh();
    });
    asking = refresh();
    return asking;
  };
  const waiting = async () => {
    const stored = await standingsFrom(undefined, request);
    if (stored.ok) await show(stored.value);
  };
  return withEachDaemon(io, request.stateDirectory, { session, waiting });
}

type Show = (standings: Standings) => Promise<void>;

function presenter(io: Io, { names, all, json }: WatchOptions, request: StandingsRequest): Show {
  const disabled = async () => (all ? narrow((await definedChecks(request)).filter(({ enabled }) => !enabled)) : []);
  const narrow = <T extends { readonly workload: string }>(of: readonly T[]) =>
    names.length === 0 ? of : of.filter(({ workload }) => names.includes(workload));
  const table = async (read: Standings) => ({
    ...read,
    standings: narrow(read.standings),
    processes: narrowProcesses(read.processes, names),
    disabled: await disabled(),
  });
  const told = new Map<string, string>();
  const changed = ({ processes }: Standings) =>
    narrowProcesses(processes, names).filter((one) => {
      const isSo = told.get(one.process) === processLine(one);
      told.set(one.process, processLine(one));
      return !isSo;
    });
  let before = '';

  if (json) {
    return async (read) => {
      const text = JSON.stringify(statusJson(narrow(read.standings), await disabled()));
      if (text !== before) io.out(`${text}\n`);
      before = text;
      for (const one of changed(read).filter(needsPerson)) io.err(`${processLine(one)}\n`);
    };
  }
  if (io.draw) {
    const { draw } = io;
    return async (read) => {
      const now = Date.now();
      const head = staleness(read, now) ?? `Watching; ${utc(new Date(now).toISOString())}. ctrl-C ends.`;
      draw([
        head,
        '',
        ...statusText(await table(read), now)
          .split('\n')
          .slice(0, -1),
      ]);
    };
  }
  const states = new Map<string, string>();
  return async (read) => {
    const now = Date.now();
    const stale = read.stale === undefined ? '' : (staleness(read, now) ?? '');
    if (stale !== '' && before === '') io.err(`${stale}\n`);
    before = stale;
    for (const standing of narrow(read.standings)) {
      if (states.get(standing.workload) === standing.state) continue;
      states.set(standing.workload, standing.state);
      io.out(`${changeLine(standing, now)}\n`);
    }
    for (const one of changed(read)) io.out(`${utc(new Date(now).toISOString())}  ${processLine(one)}\n`);
  };
}
