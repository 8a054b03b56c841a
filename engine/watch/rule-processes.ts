import type { ProcessHealth } from '../model/health.ts';
import { processWords } from '../recovery/bind-rule.ts';
import type { Subject } from './process-subjects.ts';
import type { ProcessStanding, ProcessWatch } from './processes.ts';

export interface RuleProcessesOptions {
  readonly processes: Pick<ProcessWatch, 'standing'>;
  /** The rules about a subject, by its key. */
  readonly rulesOf: (key: string) => ProcessHealth['rules'];
  /** What it is on record under stands differently. */
  readonly onChange: (workload: string) => void;
}

/** Processes that rules watch and no check does. */
export interface RuleProcesses {
  /** What is watched from now on. */
  set(subjects: readonly Subject[]): void;
  /** Tells of those that stand differently than when this was asked last. */
  look(): void;
  /** How they stand, in the order of their rules. */
  list(): readonly ProcessHealth[];
}

export function createRuleProcesses({ processes, rulesOf, onChange }: RuleProcessesOptions): RuleProcesses {
  let subjects: readonly Subject[] = [];
  let told = new Map<string, string>();
  const list = () =>
    subjects.map((subject) => processHealth(subject, processes.standing(subject.key), rulesOf(subject.key)));
  return {
    set(watched) {
      subjects = watched.filter(({ checks }) => checks.length === 0);
    },
    list,
    look() {
      const before = told;
      const now = list();
      told = new Map(now.map((one) => [one.process, JSON.stringify(one)]));
      for (const { process, workload } of now) if (before.get(process) !== told.get(process)) onChange(workload);
    },
  };
}

function processHealth(
  { name, workloads }: Subject,
  standing: ProcessStanding | undefined,
  rules: ProcessHealth['rules'],
): ProcessHealth {
  const process = processWords(name);
  const { running = [], gone, isUnknown } = standing ?? {};
  const up = running.length > 0 ? 'running' : 'not_seen';
  return {
    process,
    workload: workloads[0] ?? process,
    state: isUnknown ? 'unknown' : gone ? 'ended' : up,
    pids: running.map(({ seen }) => seen.pid),
    ...(gone && { since: gone.at }),
    rules,
  };
}
