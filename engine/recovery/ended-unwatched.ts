import type { Failure } from '../model/failure.ts';
import type { Rule } from '../model/rule.ts';
import { endedLongAgo, notStartable } from './failures.ts';

/** Who did not watch for longer than this does not know any more whether a process is meant to run, in ms. */
const longAgo = 600_000;

/**
 * Why a rule does nothing about a process that ended while no daemon watched, which it would do about any other;
 * undefined where nothing keeps it. `since`: when the process last ran for certain, and `at`: when its end was noticed,
 * both UTC, RFC 3339.
 */
export function hindranceOf(
  { on, action }: Pick<Rule, 'on' | 'action'>,
  process: string,
  { since, at }: { readonly since: string; readonly at: string },
): Failure | undefined {
  if (action === 'notify') return undefined;
  if (action === 'restart_process')
    return notStartable(process, 'it ended while no daemon watched, and how it was started is kept in memory only');
  return on === 'crash' && Date.parse(at) - Date.parse(since) > longAgo ? endedLongAgo(process, since) : undefined;
}
