import type { Check, CheckReport, Outcome, Verdict } from '../model/check.ts';
import { redact } from '../redact.ts';
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

export interface ObserveOptions extends RunOptions {
  /** The last outcome of the same check that was not an error: rates and changes are judged against it. */
  readonly previous?: Outcome | undefined;
}

/** What came of one observation: the report for people, and the outcome to hand to the next one as `previous`. */
export interface Observation {
  readonly report: CheckReport;
  readonly outcome: Outcome;
}

/** Runs a check once: probes, judges and reports. */
export async function runCheck(check: Check, options: RunOptions = {}): Promise<CheckReport> {
  return (await observeCheck(check, options)).report;
}

/**
 * Runs a check once, as `runCheck` does, within a row of observations. Without `previous`, where a rate is judged, two
 * looks are taken half a second apart; what only time can tell is a note of the report.
 */
export async function observeCheck(check: Check, options: ObserveOptions = {}): Promise<Observation> {
  const {
    signal = new AbortController().signal,
    now = () => new Date(),
    address = workloadAddress,
    previous,
  } = options;
  const { probe: spec, timeout } = check;
  const began = performance.now();
  let late = false;
  const ready = await readyProbe(spec, async () => {
    const deadline = AbortSignal.timeout(Math.min(Math.ceil(timeout), longestTimer));
    const found = await address(check.workload, AbortSignal.any([signal, deadline]));
    late = deadline.aborted;
    return found;
  });
  const spent = late ? timeout : performance.now() - began;
  const outcome = await probe(ready, { timeout, spent, signal, now, previous });
  const { healthy, also = [], notes = [], ...verdict } = judge(check, outcome, previous);
  const report: CheckReport = {
    workload: check.workload,
    check: check.name,
    type: spec.type,
    target: describeProbe({ ...check, probe: ready }),
    result: healthy ? 'passed' : 'failed',
    ...withoutSecrets(verdict),
    ...(outcome.timings && { timings: outcome.timings }),
    startedAt: outcome.startedAt,
    took: Math.round(outcome.took * 10) / 10,
    ...(also.length > 0 && { also: also.map(redact) }),
    notes: [...also.map((message) => `also: ${message}`), ...notes].map(redact),
    ...(outcome.type === 'error' && outcome.stalled && { stalled: outcome.stalled }),
    ...silenceOf(outcome),
    ...(outcome.type === 'error' && outcome.unread && { unread: outcome.unread }),
    ...(!healthy && isAnswer(check, outcome) && { answered: true as const }),
    source: check.source,
  };
  return { report, outcome };
}

function silenceOf(outcome: Outcome): Pick<CheckReport, 'silent'> {
  if (outcome.type !== 'error') return {};
  if (outcome.unasked) return { silent: 'unasked' };
  return outcome.reason === 'timeout' && outcome.timings?.connect === undefined ? { silent: 'late' } : {};
}

/** Whether an outcome fails by what the target said, however long it took. */
function isAnswer(check: Check, outcome: Outcome): boolean {
  if (outcome.type !== 'http' && outcome.type !== 'certificate') return false;
  const { latency: _, ...expect } = check.expect;
  return !judge({ ...check, expect }, outcome).healthy;
}

/** What targets and commands say may hold secrets, and goes into events, incidents and reports from here. */
function withoutSecrets<T extends Omit<Verdict, 'healthy' | 'also' | 'notes'>>({
  message,
  expected,
  actual,
  ...verdict
}: T) {
  return {
    ...verdict,
    message: redact(message),
    ...(expected !== undefined && { expected: redact(expected) }),
    ...(actual !== undefined && { actual: redact(actual) }),
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
