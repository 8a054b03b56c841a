import { takeTurns } from '../checks/in-turn.ts';
import { localPort } from '../checks/local-port.ts';
import type { Clock } from '../clock.ts';
import type { ListeningLooker } from '../forensics/listening.ts';
import type { CheckReport } from '../model/check.ts';
import type { Result } from '../model/failure.ts';
import type { ProcessState } from '../model/report.ts';
import type { ProcessBehind } from './process-behind.ts';

export interface ListenersOptions {
  readonly clock: Clock;
  readonly looker: ListeningLooker;
  /** How a process stands, in full. */
  readonly snapshot: (pid: number, signal: AbortSignal) => Promise<Result<ProcessState>>;
  readonly onFault: (error: unknown) => void;
}

/** Knows which process listens at a port of this host that a check asks, and keeps how it stood while the check passed. */
export interface Listeners {
  /** A check was observed. */
  observed(report: Pick<CheckReport, 'type' | 'target' | 'result'>): void;
  /** The process behind a check: that which listens now, else that which did when the check passed. */
  behind(report: Pick<CheckReport, 'type' | 'target'>): Promise<ProcessBehind | undefined>;
  stop(): Promise<void>;
}

/** Between two looks at one that passes, in ms: this, or as long as leaves one look a second for all of them. */
const every = 60_000;
const share = 1_000;
/** After a failure the process may be another one: it is looked at again this soon once the check passes, in ms. */
const afterFailure = 5_000;
/** Snapshots taken at once. */
const atOnce = 4;

interface Known {
  due: number;
  process?: ProcessBehind;
}

export function createListeners({ clock, looker, snapshot, onFault }: ListenersOptions): Listeners {
  const byPort = new Map<number, Known>();
  const stopping = new AbortController();
  const taking = new Set<Promise<void>>();
  const inTurn = takeTurns(clock, atOnce);
  const find = together(looker);

  const refresh = async (port: number, known: Known) => {
    const pid = await find(port);
    if (pid === undefined || stopping.signal.aborted) return;
    const taken = await inTurn(() => snapshot(pid, stopping.signal));
    known.process = { pid, ...(taken.ok && { snapshot: taken.value }) };
  };

  return {
    observed(report) {
      const port = localPort(report);
      if (port === undefined || stopping.signal.aborted) return;
      const tick = clock.tick();
      const known = byPort.get(port) ?? { due: tick };
      byPort.set(port, known);
      if (report.result === 'failed') known.due = Math.min(known.due, tick + afterFailure);
      else if (tick >= known.due) {
        known.due = tick + Math.max(every, byPort.size * share);
        const work = refresh(port, known)
          .catch(onFault)
          .finally(() => taking.delete(work));
        taking.add(work);
      }
    },
    async behind(report) {
      const port = localPort(report);
      if (port === undefined) return undefined;
      const before = byPort.get(port)?.process;
      const pid = await find(port);
      return pid === undefined || pid === before?.pid ? before : { pid };
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(taking);
    },
  };
}

/** Looks once for all who ask while a look is under way. */
function together(looker: ListeningLooker): (port: number) => Promise<number | undefined> {
  let last: Promise<unknown> = Promise.resolve();
  let next: { readonly ports: Set<number>; readonly found: Promise<ReadonlyMap<number, number>> } | undefined;
  return async (port) => {
    if (!next) {
      const ports = new Set<number>();
      const found = last.then(() => {
        next = undefined;
        return looker.look(ports);
      });
      next = { ports, found };
      last = found.catch(() => {});
    }
    next.ports.add(port);
    return (await next.found).get(port);
  };
}
