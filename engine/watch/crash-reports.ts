import type { Clock } from '../clock.ts';
import type { Result } from '../model/failure.ts';
import { isEnough, mostAnHour } from './transition-reports.ts';

/** The crash whose report another shares. */
export interface SharedReport {
  readonly pid: number;
  /** By id, once it is on the disk. */
  readonly report?: string;
}

/** Why a crash has no report of its own: there are enough, and it shares one, or one could not be written just now. */
export type NoReport = { readonly shares: SharedReport } | { readonly refused: true };

/** Which crashes of the processes of one name have forensic reports of their own: all but those of one that ends again and again. */
export interface CrashReports {
  /** Why the next crash has none of its own; undefined where it is to have one. */
  without(key: string): NoReport | undefined;
  /** A report of a crash is being written; one that cannot be leaves room for another a minute later. */
  began(key: string, pid: number, writing: Promise<Result<string>>): void;
}

/** After one could not be written none is tried for this long, in ms: it is gathered anew each time, on a host in trouble. */
const afterFailure = 60_000;

export function createCrashReports(clock: Pick<Clock, 'tick'>): CrashReports {
  const begun = new Map<string, readonly (SharedReport & { readonly tick: number })[]>();
  const failed = new Map<string, number>();
  const of = (key: string) => begun.get(key) ?? [];
  return {
    without(key) {
      if (clock.tick() - (failed.get(key) ?? Number.NEGATIVE_INFINITY) < afterFailure) return { refused: true };
      const ticks = of(key).map(({ tick }) => tick);
      if (!isEnough(ticks, clock.tick())) return undefined;
      const shares = of(key).findLast(({ report }) => report !== undefined) ?? of(key).at(-1);
      return shares && { shares };
    },
    began(key, pid, writing) {
      const one = { tick: clock.tick(), pid };
      begun.set(key, [...of(key), one].slice(-mostAnHour));
      const end = (report?: string) => {
        const others = report === undefined ? [] : [{ ...one, report }];
        if (report === undefined) failed.set(key, clock.tick());
        else failed.delete(key);
        begun.set(
          key,
          of(key).flatMap((each) => (each === one ? others : [each])),
        );
      };
      writing.then(
        (written) => end(written.ok ? written.value : undefined),
        () => end(),
      );
    },
  };
}
