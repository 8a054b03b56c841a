import { placed } from '../../definitions/failures.ts';
import type { CheckReport } from '../../model/check.ts';
import type { CheckEvidence } from '../../model/evidence.ts';
import { failed, success } from '../../model/failure.ts';
import type { EvidenceSources, FindSubject } from '../collect.ts';
import type { Collector } from '../collector.ts';
import { noChecks, notTrusted } from '../failures.ts';

/** How long all checks together may take, in ms: one that hangs ends by its own timeout, and that is evidence. */
const timeout = 30_000;

/** The enabled checks, run once now. */
export function checkCollector(subject: FindSubject, { runChecks }: Pick<EvidenceSources, 'runChecks'>): Collector {
  return {
    source: 'check',
    title: 'Health checks, run once',
    timeout,
    async collect(context, signal) {
      if (!context.trusted) return failed(notTrusted());
      const found = await subject(context);
      const { checks, failures } = found;
      if (checks.length === 0) return failed(noChecks(context.service, found));

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
function lineOf({
  workload,
  check,
  target,
  result,
  message,
  also = [],
  took,
}: CheckReport): CheckEvidence['checks'][number] {
  const said =
    message === 'cancelled' ? `no answer within ${Math.round(took / 100) / 10} s` : [message, ...also].join('; ');
  return { workload, check, target, result, message: said, took };
}
