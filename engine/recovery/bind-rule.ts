import type { Check } from '../model/check.ts';
import type { WrittenRule } from '../model/definition.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { BoundRule, ProcessName, Rule } from '../model/rule.ts';
import { ruleUnusable } from './failures.ts';

const mebibyte = 1024 * 1024;

/** A rule as it is written, with the defaults of its schema. */
export function toRule({ name, value, source }: WrittenRule): Rule {
  const { on, action, max_retries = 3, cooldown_seconds = 60, process, workload, memory_mb, threads, channel } = value;
  return {
    name,
    on,
    action,
    maxRetries: max_retries,
    cooldown: cooldown_seconds * 1000,
    ...(process !== undefined && { process }),
    ...(workload !== undefined && { workload }),
    ...(memory_mb !== undefined && { memory: memory_mb * mebibyte }),
    ...(threads !== undefined && { threads }),
    ...(channel !== undefined && { channel }),
    source,
  };
}

/** Rules with what they are about, and a failure for each that could never act. Only enabled checks count. */
export function bindRules(
  rules: readonly Rule[],
  checks: readonly Check[],
): { readonly bound: readonly BoundRule[]; readonly failures: readonly ReturnType<typeof ruleUnusable>[] } {
  const results = rules.map((rule) => bindRule(rule, checks));
  return {
    bound: results.flatMap((result) => (result.ok ? [result.value] : [])),
    failures: results.flatMap((result) => (result.ok ? [] : [result.failure])),
  };
}

/**
 * What a rule is about. A rule that names a process acts for the workload whose process check watches that, else for the
 * process by itself; one that names a workload is about the processes that its process checks watch.
 */
export function bindRule(rule: Rule, checks: readonly Check[]): Result<BoundRule> {
  const enabled = checks.filter((check) => check.enabled);
  const watching = enabled.find(({ probe }) => probe.type === 'process' && probe.name === rule.process);
  const workload = rule.workload ?? (rule.process === undefined ? undefined : (watching?.workload ?? rule.process));
  if (workload === undefined) return failed(ruleUnusable(rule, 'it names neither a process nor a workload'));
  const own = enabled.filter((check) => check.workload === workload);
  const processes = rule.process === undefined ? own.flatMap(processOf) : [{ name: rule.process }];
  const check = own.find(({ restart }) => restart.auto) ?? own[0];
  const missing = missingFor(rule, { workload, known: own.length > 0, processes });
  if (missing !== undefined) return failed(ruleUnusable(rule, missing));
  return success({ rule, workload, processes, ...(check && { check }) });
}

function processOf({ probe }: Check): readonly ProcessName[] {
  if (probe.type !== 'process') return [];
  const { name, pidFile } = probe;
  return [{ ...(name !== undefined && { name }), ...(pidFile !== undefined && { pidFile }) }];
}

function missingFor(
  { on, action }: Rule,
  {
    workload,
    known,
    processes,
  }: { readonly workload: string; readonly known: boolean; readonly processes: readonly ProcessName[] },
): string | undefined {
  const noProcess = `it names no process, and no enabled process check watches ${workload}; add process`;
  const noWorkload = `no enabled check watches a workload called ${workload}`;
  if (on === 'unhealthy' && !known) return noWorkload;
  if (on !== 'unhealthy' && processes.length === 0) return noProcess;
  if (action === 'restart_process' && processes.length === 0) return noProcess;
  return action === 'restart_workload' && !known ? `${noWorkload}, so how to restart it is not known` : undefined;
}

/** Tells one subject from another. */
export function processKey({ name = '', pidFile = '' }: ProcessName): string {
  return `${name}\n${pidFile}`;
}

/** For a person: `worker`, or `the process of /run/worker.pid`. */
export function processWords({ name, pidFile }: ProcessName): string {
  return name ?? `the process of ${pidFile}`;
}
