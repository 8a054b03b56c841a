import type { Plan, PlanGate, PlanStep, Tristate } from '../model/plan.ts';
import { canBeDone } from './gates.ts';
import { list, steps as spoken } from './text.ts';

export interface SummaryInput {
  readonly gates: readonly PlanGate[];
  readonly steps: readonly PlanStep[];
  /** What each step would do, to follow "it would". */
  readonly would: readonly string[];
}

/** What a plan comes to: one sentence on the steps that would run in their turn, and that nothing was touched. */
export function summarise({ gates, steps, would }: SummaryInput): string {
  const closed = gates.find(({ holds }) => holds === 'no');
  const reason = closed?.name === 'Every step' ? notDone(steps) : closed?.why;
  const inTurn = steps.flatMap((step, index) =>
    step.condition === undefined && canBeDone(step) ? [phrase(step, would[index] ?? '')] : [],
  );
  const doing = reason === undefined ? `It would ${inTurn.join(', then ')}` : `It would not run: ${reason}`;
  return `${doing}. Nothing has been touched.`;
}

/** Why the playbook would not start by itself, where its mode says that it might; undefined when it would. */
export function caution(mode: Plan['mode'], trigger: Tristate): string | undefined {
  if (mode === 'suggest' || trigger === 'yes') return undefined;
  const because = trigger === 'no' ? 'its trigger does not hold' : 'whether its trigger holds is not known';
  return `By itself it would do nothing: ${because}. A person may start it.`;
}

const plainly: Readonly<Record<string, string>> = {
  not_connected: 'not connected',
  unsupported: 'not supported yet',
  blocked: 'blocked',
};

/** The steps that cannot be done, where one that runs in its turn is among them and keeps the playbook from running. */
function notDone(steps: readonly PlanStep[]): string {
  const parts = Object.entries(plainly).flatMap(([verdict, word]) => {
    const indexes = steps.filter((step) => step.verdict === verdict).map(({ index }) => index);
    return indexes.length === 0 ? [] : [`${spoken(indexes)} ${indexes.length === 1 ? 'is' : 'are'} ${word}`];
  });
  return list(parts);
}

function phrase({ approval }: PlanStep, would: string): string {
  return approval.needed ? `${would} once ${approval.from ?? 'a person'} approves` : would;
}
