import type { CheckEvidence } from '../../model/evidence.ts';
import { inline } from '../markdown.ts';
import { withList } from './with-list.ts';

/** The checks that failed as they were run once. */
export function checkSummary({ checks, notRun = [], unread = [] }: CheckEvidence): string {
  const failing = checks.filter((check) => check.result === 'failed');
  const skipped = notRun.map((check) => `${inline(check)}: not run, as the time for evidence was up`);
  const list = failing.map((check) => `${inline(check.workload)}, ${inline(check.check)}: ${inline(check.message)}`);
  const broken = unread.map((definition) => `not loaded: ${inline(definition)}`);
  return withList(`${failing.length} of ${checks.length} failed.`, [...list, ...skipped, ...broken]);
}
