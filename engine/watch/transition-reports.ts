import type { Clock } from '../clock.ts';
import type { Check } from '../model/check.ts';
import type { Failure, Result } from '../model/failure.ts';
import type { WorkloadOnBoard } from './board.ts';
import { tryAgain } from './failure-report.ts';

export interface TransitionReportOptions {
  readonly clock: Clock;
  /** Writes a forensic report of a workload's failure; its id once it is on the disk. */
  readonly report: (workload: string, check: Check, message: string) => Promise<Result<string>>;
  /** The whole report on the disk of the failure that began at a time (UTC, RFC 3339), by id. */
  readonly reportSince: (workload: string, since: string) => Promise<string | undefined>;
  readonly lastErrorOf: (check: Check) => string;
  /** When reports of workloads' failures were written within the hour before this began (ticks). */
  readonly written: ReadonlyMap<string, readonly number[]>;
}

/** The forensic reports of workloads that turned unhealthy: one for each time, or none while one flaps and nothing needs it. */
export interface TransitionReports {
  /**
   * Writes the report of the present failure where there is none, one at a time for each workload; why it could not.
   * `needed`: something acts on it, so that it is written however many there are. Without that there may be none, and
   * the entry says `spared`.
   */
  ensure(entry: WorkloadOnBoard, check: Check, needed: boolean): Promise<Failure | undefined>;
}

/** Reports of one workload, or of the ends of one process, within an hour that nothing acts on. */
export const mostAnHour = 6;
const hour = 3_600_000;

/** Whether as many reports as are written within an hour began at these ticks. */
export function isEnough(begun: readonly number[], now: number): boolean {
  return begun.filter((tick) => now - tick < hour).length >= mostAnHour;
}

export function createTransitionReports(options: TransitionReportOptions): TransitionReports {
  const { clock } = options;
  const underWay = new Map<string, Promise<Failure | undefined>>();
  const written = new Map(options.written);
  const refused = new Map<string, { readonly since: string; readonly tick: number; readonly failure: Failure }>();

  const write = async (entry: WorkloadOnBoard, check: Check): Promise<Failure | undefined> => {
    const { workload, since } = entry.memory.state;
    const before = refused.get(workload);
    if (before?.since === since && clock.tick() - before.tick < tryAgain) return before.failure;
    const known = await options.reportSince(workload, since);
    const report = known === undefined ? await options.report(workload, check, options.lastErrorOf(check)) : undefined;
    if (report && !report.ok) {
      refused.set(workload, { since, tick: clock.tick(), failure: report.failure });
      return report.failure;
    }
    refused.delete(workload);
    if (report) written.set(workload, [...(written.get(workload) ?? []), clock.tick()].slice(-mostAnHour));
    const id = report?.value ?? known;
    // It may have turned healthy meanwhile: the next failure has a report of its own.
    if (id !== undefined && entry.memory.state.since === since) {
      entry.report = id;
      delete entry.spared;
    }
    return undefined;
  };

  return {
    async ensure(entry, check, needed) {
      if (entry.report !== undefined) return undefined;
      const { workload } = entry.memory.state;
      const known = underWay.get(workload);
      if (known) return known;
      if (!needed && isEnough(written.get(workload) ?? [], clock.tick())) {
        entry.spared = true;
        return undefined;
      }
      const made = write(entry, check).finally(() => underWay.delete(workload));
      underWay.set(workload, made);
      return made;
    },
  };
}
