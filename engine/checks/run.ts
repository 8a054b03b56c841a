import type { Check, CheckReport, CheckType } from '../model/check.ts';
import { machineAddress, type WorkloadAddress } from './address.ts';
import { judge } from './judge.ts';
import { longestTimer } from './probe.ts';
import { probe } from './probes.ts';
import { describeProbe, readyProbe } from './target.ts';

export interface RunOptions {
  /** Aborted, a running check ends as failed with the message `cancelled`. */
  readonly signal?: AbortSignal;
  /** The wall clock. */
  readonly now?: () => Date;
  /** Where a workload is reached when its check names no host; `machinectl`, else 127.0.0.1, by default. */
  readonly address?: WorkloadAddress;
}

export interface RunAllOptions extends RunOptions {
  /** How many checks run at once; 8 by default. */
  readonly concurrency?: number;
  /** Told of each report as it comes, which is not the order of the checks. */
  readonly onReport?: (report: CheckReport) => void;
}

const workloadAddress = machineAddress();

/** Runs a check once: probes, judges and reports. A type this version cannot probe is reported and nothing is executed. */
export async function runCheck(check: Check, options: RunOptions = {}): Promise<CheckReport> {
  const { signal = new AbortController().signal, now = () => new Date(), address = workloadAddress } = options;
  const spec = check.probe;
  const about = {
    workload: check.workload,
    check: check.name,
    notes: check.notYet.map((name) => `${name} is not supported yet`),
    source: check.source,
  };
  if (spec.type === 'unsupported') {
    return {
      ...about,
      type: spec.wanted,
      target: describeProbe(check),
      result: 'unsupported',
      message: unsupported(spec.wanted),
      startedAt: now().toISOString(),
      took: 0,
    };
  }
  const { timeout } = check;
  const began = performance.now();
  const deadline = AbortSignal.timeout(Math.min(Math.ceil(timeout), longestTimer));
  const ready = await readyProbe(spec, () => address(check.workload, AbortSignal.any([signal, deadline])));
  const spent = deadline.aborted ? timeout : performance.now() - began;
  const outcome = await probe(ready, { timeout, spent, signal, now });
  const { healthy, ...verdict } = judge(check, outcome);
  return {
    ...about,
    type: spec.type,
    target: describeProbe({ ...check, probe: ready }),
    result: healthy ? 'passed' : 'failed',
    ...verdict,
    startedAt: outcome.startedAt,
    took: Math.round(outcome.took * 10) / 10,
  };
}

/**
 * Runs checks once each, a few at a time, and gives their reports in the order of the checks. After a cancel no further
 * check begins: those that had not begun are absent.
 */
export async function runChecks(
  checks: readonly Check[],
  options: RunAllOptions = {},
): Promise<readonly CheckReport[]> {
  const { concurrency = 8, onReport } = options;
  const reports: CheckReport[] = [];
  const queue = checks.entries();
  const work = async () => {
    for (const [index, check] of queue) {
      if (options.signal?.aborted) return;
      const report = await runCheck(check, options);
      reports[index] = report;
      onReport?.(report);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return Object.values(reports);
}

function unsupported(type: CheckType): string {
  return `${type} checks are not supported yet`;
}
