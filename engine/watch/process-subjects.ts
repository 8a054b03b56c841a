import type { Check } from '../model/check.ts';
import type { BoundRule, ProcessName } from '../model/rule.ts';
import { processKey } from '../recovery/bind-rule.ts';

/** Processes that are watched, and for whom. */
export interface Subject {
  readonly key: string;
  readonly name: ProcessName;
  /** The workloads it is about; events are the first's. */
  readonly workloads: readonly string[];
  /** The process checks that watch it. */
  readonly checks: readonly Check[];
  readonly memory: boolean;
  /** Whether how it was started is kept, to start it again. */
  readonly origin: boolean;
}

/** What is watched: the processes of enabled process checks, and those that rules are about. */
export function subjectsOf(checks: readonly Check[], rules: readonly BoundRule[]): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  const add = (name: ProcessName, workload: string, more: Partial<Subject>) => {
    const key = processKey(name);
    const known = subjects.get(key) ?? { key, name, workloads: [], checks: [], memory: false, origin: false };
    subjects.set(key, {
      ...known,
      workloads: [...new Set([...known.workloads, workload])],
      checks: [...known.checks, ...(more.checks ?? [])],
      memory: known.memory || more.memory === true,
      origin: known.origin || more.origin === true,
    });
  };
  for (const check of checks) {
    if (!check.enabled || check.probe.type !== 'process') continue;
    const { name, pidFile } = check.probe;
    const named = { ...(name !== undefined && { name }), ...(pidFile !== undefined && { pidFile }) };
    add(named, check.workload, { checks: [check] });
  }
  for (const { rule, workload, processes } of rules) {
    const more = { memory: rule.on === 'memory', origin: rule.action === 'restart_process' };
    for (const name of processes) add(name, workload, more);
  }
  return [...subjects.values()];
}
