import { formatDuration } from '../../schemas/duration.ts';
import type { Plan, PlanGate, PlanStep, Tristate } from '../model/plan.ts';
import type { Playbook } from '../model/playbook.ts';
import { list, steps as spoken } from './text.ts';

const whoStarts: Readonly<Record<Plan['mode'], string>> = {
  suggest: 'it is only suggested; a person starts it',
  approve: 'its trigger starts it, then it waits for a person',
  auto: 'its trigger starts and runs it; a person is asked only for steps that need approval',
};

/** What the gates look at beside the playbook. */
export interface GateInput {
  readonly steps: readonly PlanStep[];
  /** Distinct names of what the steps touch; undefined is one that only an alert can name. */
  readonly touched: readonly (string | undefined)[];
  /** Protected names that steps would touch. */
  readonly forbidden: readonly string[];
  /** Whether any step can be undone by itself. */
  readonly undoable: boolean;
}

/** What must hold before a playbook may run: one gate that does not hold keeps all of it from running. */
export function planGates(playbook: Playbook, input: GateInput): readonly PlanGate[] {
  return [
    { name: 'Mode', holds: 'yes', why: `${playbook.mode}: ${whoStarts[playbook.mode]}` },
    connections(input.steps),
    approval(playbook, input.steps),
    protection(playbook, input),
    targets(playbook, input),
    runs(playbook),
    rollback(playbook, input),
  ];
}

/** Whether a step can be done as far as its plan knows, now or once its condition holds. */
export function canBeDone({ verdict }: PlanStep): boolean {
  return verdict === 'run' || verdict === 'ask' || verdict === 'skip';
}

function connections(steps: readonly PlanStep[]): PlanGate {
  const hindered = steps.filter((step) => !canBeDone(step));
  const keptFromRunning = hindered.some(({ condition }) => condition === undefined);
  const gate = (holds: Tristate, why: string): PlanGate => ({ name: 'Every step', holds, why });
  if (keptFromRunning) return gate('no', `${spoken(hindered.map(({ index }) => index))} cannot be done`);
  if (hindered.length === 0) return gate('yes', 'each can be done');
  return gate(
    'yes',
    `${spoken(hindered.map(({ index }) => index))} could not be done, and waits for another step first`,
  );
}

function approval({ mode }: Playbook, steps: readonly PlanStep[]): PlanGate {
  const asking = steps.filter(({ approval: { needed } }) => needed).map(({ index }) => index);
  const gate = (holds: Tristate, why: string): PlanGate => ({ name: 'Approval', holds, why });
  if (asking.length > 0)
    return gate('unknown', `${spoken(asking)} ${asking.length === 1 ? 'asks' : 'ask'} a person first`);
  if (mode === 'approve') return gate('unknown', 'the run waits for a person');
  return gate('yes', 'every step is pre-approved');
}

function protection({ limits }: Playbook, { touched, forbidden }: GateInput): PlanGate {
  const gate = (holds: Tristate, why: string): PlanGate => ({ name: 'Protected names', holds, why });
  if (limits.protected.length === 0) return gate('yes', 'none are given');
  if (forbidden.length > 0) return gate('no', `it would touch ${list(forbidden)}, which it must never touch`);
  if (touched.includes(undefined))
    return gate('unknown', `it is not known whether the alert would name ${list(limits.protected)}`);
  return gate(
    'yes',
    `${list(limits.protected)} ${limits.protected.length === 1 ? 'is not a target' : 'are not targets'}`,
  );
}

function targets({ limits }: Playbook, { touched }: GateInput): PlanGate {
  const gate = (holds: Tristate, why: string): PlanGate => ({ name: 'Targets', holds, why });
  const count = touched.length;
  const shown = touched.slice(0, 5).map((name) => name ?? "the alert's own");
  const names = list(count > 5 ? [...shown, `${count - 5} more`] : shown);
  if (count > limits.targets)
    return gate(
      'no',
      `it would touch ${count} (${names}), and ${limits.targets} is the most; raise limits.targets or split it`,
    );
  return gate(
    'yes',
    count === 0 ? `none, of ${limits.targets} at most` : `${count} (${names}), of ${limits.targets} at most`,
  );
}

function runs({ limits }: Playbook): PlanGate {
  return { name: 'Runs an hour', holds: 'unknown', why: `? of ${limits.runsPerHour}: runs are not recorded yet` };
}

function rollback({ rollback: { enabled, window }, trigger }: Playbook, { undoable }: GateInput): PlanGate {
  const gate = (holds: Tristate, why: string): PlanGate => ({ name: 'Rollback', holds, why });
  if (!enabled) return gate('yes', 'off: nothing is undone by itself');
  if (trigger.alert === undefined && trigger.conditions.length === 0)
    return gate('no', 'it is on, and there is no alert or condition to watch; add spec.trigger');
  const watched = `the trigger is watched for ${formatDuration(window)} after the run`;
  return gate(
    'yes',
    undoable ? `${watched}; if it holds, steps are undone in reverse order` : `${watched}, but no step can be undone`,
  );
}
