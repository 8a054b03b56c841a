import { placed } from '../definitions/failures.ts';
import type { Check, CheckReport } from '../model/check.ts';
import type { CheckEvidence, HostEvidence } from '../model/evidence.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { Report } from '../model/report.ts';
import type { Collector } from './collector.ts';
import { noChecks, notTrusted } from './failures.ts';
import { gitEvidence } from './git.ts';

/** What is watched and where its source lies. */
export interface Subject {
  /** Enabled checks, of definitions that may run. */
  readonly checks: readonly Check[];
  /** Relative to the root; none means all of it. */
  readonly paths: readonly string[];
  /** Definitions that could not be loaded: what is watched may be more. */
  readonly failures: readonly Failure[];
  /** That nothing is known under the service's name, with the name most likely meant, for a person. */
  readonly unknown?: string;
}

/** What the collectors stand on. */
export interface EvidenceSources {
  readonly hostContext: () => Promise<HostEvidence>;
  /** What a service is made of; without a service, everything at the root. */
  readonly subject: (root: string, service: string | undefined) => Promise<Subject>;
  readonly runChecks: (
    checks: readonly Check[],
    options: { readonly signal: AbortSignal },
  ) => Promise<readonly CheckReport[]>;
  /** The forensic reports there are since a time, newest first. */
  readonly reports: (query: { readonly since: string }) => Promise<Result<readonly Report[]>>;
}

/** How long a source that answers at once or never may take, in ms. */
const briefly = 5_000;
/** How long all checks together may take, in ms: one that hangs ends by its own timeout, and that is evidence. */
const checksTimeout = 30_000;

/** How far back a report counts, in ms. */
const reportsSince = 6 * 3_600_000;
const mostReports = 20;

/** The sources of evidence there are: this host, the service's checks run once now, what changed lately, and forensic reports. */
export function evidenceCollectors(sources: EvidenceSources): readonly Collector[] {
  return [hostCollector(sources), checkCollector(sources), gitCollector(sources), reportCollector(sources)];
}

function hostCollector({ hostContext }: EvidenceSources): Collector {
  return {
    source: 'host',
    title: 'This host',
    timeout: briefly,
    collect: async () => success(await hostContext()),
  };
}

function checkCollector({ subject, runChecks }: EvidenceSources): Collector {
  return {
    source: 'check',
    title: 'Health checks, run once',
    timeout: checksTimeout,
    async collect({ root, service, trusted }, signal) {
      if (!trusted) return failed(notTrusted());
      const found = await subject(root, service);
      const { checks, failures } = found;
      if (checks.length === 0) return failed(noChecks(service, found));

      const reports = await runChecks(checks, { signal });
      const run = new Set(reports.map(({ workload, check }) => `${workload}/${check}`));
      const notRun = checks.map(({ workload, name }) => `${workload}/${name}`).filter((check) => !run.has(check));
      return success({
        type: 'check',
        checks: reports.map(lineOf),
        ...(notRun.length > 0 && { notRun }),
        ...(failures.length > 0 && { unread: failures.map(placed) }),
      });
    },
  };
}

/** A check that was cut off because the time was up did not answer: that is what it says. */
function lineOf({ workload, check, target, result, message, took }: CheckReport): CheckEvidence['checks'][number] {
  const said = message === 'cancelled' ? `no answer within ${Math.round(took / 100) / 10} s` : message;
  return { workload, check, target, result, message: said, took };
}

function gitCollector({ subject }: EvidenceSources): Collector {
  return {
    source: 'git',
    title: 'Recent changes',
    timeout: briefly,
    async collect({ root, service, at, trusted }, signal) {
      if (!trusted) return failed(notTrusted());
      const { paths } = await subject(root, service);
      return gitEvidence({ root, paths, before: at, signal });
    },
  };
}

function reportCollector({ subject, reports }: EvidenceSources): Collector {
  return {
    source: 'report',
    title: 'Forensic reports',
    timeout: briefly,
    async collect({ root, service, at, trusted }) {
      const found = await reports({ since: new Date(at.getTime() - reportsSince).toISOString() });
      if (!found.ok) return found;
      const workloads =
        service === undefined ? undefined : new Set([service, ...(trusted ? await workloadsOf(root, service) : [])]);
      const about = found.value.filter(({ workload }) => workloads === undefined || workloads.has(workload ?? ''));
      const more = about.length - mostReports;
      return success({
        type: 'report',
        reports: about.slice(0, mostReports).map(({ id, at, workload, trigger, message, path }) => {
          return { id, at, ...(workload !== undefined && { workload }), trigger, message, path };
        }),
        ...(more > 0 && { moreReports: more }),
      });
    },
  };

  async function workloadsOf(root: string, service: string): Promise<readonly string[]> {
    return (await subject(root, service)).checks.map(({ workload }) => workload);
  }
}
