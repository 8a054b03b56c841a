import type { RestartTarget } from '../model/check.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { BoundRule } from '../model/rule.ts';
import { processWords } from './bind-rule.ts';
import { notStartable } from './failures.ts';
import type { ProcessOrigin } from './process-origin.ts';
import { describeTarget } from './restarter.ts';
import { describeOrigin } from './start-again.ts';

/** What a rule restarts. */
export type RuleTarget = RestartTarget | { readonly type: 'process'; readonly origin: ProcessOrigin };

/** What a rule restarts now; `origin` is how the process it is about was started, as far as that is known. */
export function targetOf(
  { rule, workload, processes, check }: BoundRule,
  origin: Result<ProcessOrigin> | undefined,
): Result<RuleTarget> {
  const target = check?.restart.target;
  if (rule.action === 'restart_process') {
    const name = processes.map(processWords).join(', ');
    if (!origin) return failed(notStartable(name, 'how it was started was not seen while it ran'));
    return origin.ok ? success({ type: 'process', origin: origin.value }) : origin;
  }
  if (rule.action === 'restart_container' && target?.type !== 'container')
    return success({ type: 'container', container: workload });
  return target ? success(target) : failed(notStartable(workload, 'no health config says how it is restarted'));
}

/** In one line without secrets: two daemons with the same line restart the same thing. */
export function describeRuleTarget(target: RuleTarget, root: string): string {
  return target.type === 'process' ? describeOrigin(target.origin) : describeTarget(target, root);
}
