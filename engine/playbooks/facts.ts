import { relative } from 'node:path';
import type { Definitions } from '../definitions/load.ts';
import type { Check } from '../model/check.ts';
import type { WrittenEscalation, WrittenProfile } from '../model/definition.ts';
import type { Tristate } from '../model/plan.ts';
import type { Playbook } from '../model/playbook.ts';
import { type ProcessTable, processesOfThisHost, type RunningProcess } from './processes.ts';

/** What one condition's metric is now, or why that is not known. Times are ms. */
export type Reading =
  | {
      readonly value: number;
      /** The value it is a share of, where the condition compares a share. */
      readonly of?: number;
      /** How long the condition has held without a break. */
      readonly heldFor?: number;
    }
  | { readonly unknown: string };

/** The running processes of a name, or why they are not known. */
export type ProcessReading = readonly RunningProcess[] | { readonly unknown: string };

/** All that a plan is made from: read before, so that planning itself reads nothing. */
export interface PlanFacts {
  /** UTC, RFC 3339. */
  readonly madeAt: string;
  /** Where the commands of health configs run: the root, by real path. */
  readonly root: string;
  readonly checks: readonly Check[];
  readonly escalations: readonly WrittenEscalation[];
  /** The profile in force, if one is. */
  readonly profile?: WrittenProfile;
  /** Whether the trigger's alert fires now. */
  readonly alert: { readonly holds: Tristate; readonly why: string };
  /** One for each condition of the trigger, in order. */
  readonly readings: readonly Reading[];
  /** By the process name an action gives. */
  readonly processes: ReadonlyMap<string, ProcessReading>;
  /** What was read, for a person. */
  readonly reads: readonly string[];
}

/** Reads what a plan of this playbook needs. Starts nothing, asks nothing over a network and writes nothing. */
export async function gatherFacts(
  definitions: Definitions,
  playbook: Playbook,
  now: Date,
  processTable: ProcessTable = processesOfThisHost,
): Promise<PlanFacts> {
  const { profile, root } = definitions;
  const names = playbook.actions.flatMap((action) =>
    action.type === 'restart_process' && action.process !== undefined ? [action.process] : [],
  );
  const processes = new Map<string, ProcessReading>();
  for (const name of names) processes.set(name, await processTable(name));
  return {
    madeAt: now.toISOString(),
    root,
    checks: definitions.checks,
    escalations: definitions.escalations,
    ...(profile === undefined ? {} : { profile }),
    alert: { holds: 'unknown', why: 'alerts are not watched yet, so whether it fires is not known' },
    readings: playbook.trigger.conditions.map(() => ({ unknown: metricsUnknown(profile) })),
    processes,
    reads: [
      ...definitions.reads.map((file) => relative(root, file)),
      ...(processes.size > 0 ? ['the processes of this host'] : []),
    ],
  };
}

function metricsUnknown(profile: WrittenProfile | undefined): string {
  if (!profile) return 'no profile is in force, so there is no Prometheus to ask';
  return profile.value.backends?.prometheus
    ? 'reading Prometheus is not supported yet'
    : `the profile ${profile.name} names no prometheus backend`;
}
