import type { Clock } from '../clock.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { BoundRule } from '../model/rule.ts';
import { reportMissing } from '../recovery/failures.ts';
import type { Board } from './board.ts';
import { tryAgain, type WatchReport } from './failure-report.ts';
import type { Crash, KnownProcess, ProcessWatch } from './processes.ts';
import { goneOf } from './rule-situation.ts';

export interface RuleEvidenceOptions {
  readonly board: Board;
  readonly processes: Pick<ProcessWatch, 'standing'>;
  /** Writes a forensic report; its id once it is on the disk. */
  readonly report: (about: WatchReport) => Promise<Result<string>>;
  /** Writes the report of a workload's present failure that was left out because it flaps; why it could not. */
  readonly failureReport: (workload: string) => Promise<Failure | undefined>;
  readonly clock: Clock;
}

/** The forensic reports that rules act on: one for each crash, and one for each process over a limit. */
export interface RuleEvidence {
  /** Writes the report of a crash once `after` has settled. */
  ofCrash(crash: Crash, about: WatchReport, after: Promise<unknown>): Promise<Result<string>>;
  /**
   * The report of what started a rule, by id once it is on the disk: the one there is, else a new one. What could not be
   * written is tried again at the next call. `after`: it is not begun sooner.
   */
  of(bound: BoundRule, why: string, process?: KnownProcess, after?: Promise<unknown>): Promise<Result<string>>;
  /** What starts the rule is over; the next time is another. */
  forget(rule: string): void;
}

export function createRuleEvidence({
  board,
  processes,
  report,
  failureReport,
  clock,
}: RuleEvidenceOptions): RuleEvidence {
  const ofCrashes = new WeakMap<Crash, Promise<Result<string>>>();
  const ofRules = new Map<string, { readonly about: string; readonly report: Promise<Result<string>> }>();
  /** When those that could not be written failed (ticks). */
  const refused = new WeakMap<Promise<Result<string>>, number>();

  const write = (about: WatchReport, after?: Promise<unknown>): Promise<Result<string>> => {
    const writing = Promise.resolve(after).then(() => report(about));
    const refuse = () => refused.set(writing, clock.tick());
    void writing.then((written) => written.ok || refuse(), refuse);
    return writing;
  };

  const stands = (writing: Promise<Result<string>>) =>
    clock.tick() - (refused.get(writing) ?? Number.POSITIVE_INFINITY) < tryAgain;

  return {
    async ofCrash(crash, about, after) {
      const writing = write(about, after);
      ofCrashes.set(crash, writing);
      return writing;
    },
    async of({ rule, workload, check, ...bound }, why, process, after) {
      if (rule.on === 'unhealthy') {
        const entry = board.workloads.get(workload);
        const unwritten = entry?.spared && rule.action !== 'notify' ? await failureReport(workload) : undefined;
        if (unwritten) return failed(unwritten);
        return entry?.report === undefined ? failed(reportMissing(workload)) : success(entry.report);
      }
      const gone = goneOf({ rule, workload, ...bound }, processes);
      const ofCrash = gone && ofCrashes.get(gone);
      if (ofCrash && stands(ofCrash)) return ofCrash;
      const subject = gone?.process ?? process;
      const about = subject ? `${subject.seen.pid} ${subject.seen.start}` : '';
      const known = ofRules.get(rule.name);
      if (known?.about === about && stands(known.report)) return known.report;
      const target = check?.restart.target;
      const writing = write(
        {
          what: `${workload}: ${why}`,
          trigger: rule.on,
          workload,
          ...(subject && { pid: subject.seen.pid }),
          ...(subject?.snapshot && { snapshot: subject.snapshot }),
          ...(target?.type === 'container' && { container: target.container }),
        },
        after,
      );
      ofRules.set(rule.name, { about, report: writing });
      return writing;
    },
    forget: (rule) => void ofRules.delete(rule),
  };
}
