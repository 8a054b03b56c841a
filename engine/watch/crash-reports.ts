import type { Clock } from '../clock.ts';
import type { Result } from '../model/failure.ts';
import { isEnough, mostAnHour } from './transition-reports.ts';

/** The crash whose report another shares. */
export interface SharedReport {
  readonly pid: number;
  /** By id, once it is on the disk. */
  readonly report?: string;
}

/** Which crashes of the processes of one name have forensic reports of their own: all but those of one that ends again and again. */
export interface CrashReports {
  /** The report that stands for the next crash, too; undefined where that is to have its own. */
  shared(key: string): SharedReport | undefined;
  /** A report of a crash is being written; one that cannot be leaves room for the next. */
  began(key: string, pid: number, writing: Promise<Result<string>>): void;
}

export function createCrashReports(clock: Pick<Clock, 'tick'>): CrashReports {
  const begun = new Map<string, readonly (SharedReport & { readonly tick: number })[]>();
  const of = (key: string) => begun.get(key) ?? [];
  return {
    shared(key) {
      const ticks = of(key).map(({ tick }) => tick);
      if (!isEnough(ticks, clock.tick())) return undefined;
      return of(key).findLast(({ report }) => report !== undefined) ?? of(key).at(-1);
    },
    began(key, pid, writing) {
      const one = { tick: clock.tick(), pid };
      begun.set(key, [...of(key), one].slice(-mostAnHour));
      const end = (report?: string) => {
        const others = report === undefined ? [] : [{ ...one, report }];
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
