import type { Plan, PlanGate, PlanStep, Tristate } from '../model/plan.ts';
import { canBeDone } from './gates.ts';
import type { StepLink } from './step.ts';
import { list, steps as spoken } from './text.ts';

export interface SummaryInput {
  readonly mode: Plan['mode'];
  readonly trigger: Tristate;
  readonly gates: readonly PlanGate[];
  readonly steps: readonly PlanStep[];
  /** What each step would do, to follow "it would". */
  readonly would: readonly string[];
  readonly links: readonly StepLink[];
}

/** What a plan comes to, in one sentence that ends by saying that nothing was touched. */
export function summarise(input: SummaryInput): string {
  return `${whatItWouldDo(input)}; nothing has been touched.`;
}

function whatItWouldDo({ mode, trigger, gates, steps, would, links }: SummaryInput): string {
  const closed = gates.find(({ holds }) => holds === 'no');
  if (closed?.name === 'Every step') return `It would not run: ${notDone(steps)}`;
  if (closed) return `It would not run: ${closed.why}`;
  const doable = steps.flatMap((step, index) =>
    isReachable(index, steps, links) ? [phrase(step, would[index] ?? '', links[index])] : [],
  );
  const doing = doable.join(', then ');
  if (mode === 'suggest' || trigger === 'yes') return `It would ${doing}`;
  const because = trigger === 'no' ? 'its trigger does not hold' : 'whether its trigger holds is not known';
  return `By itself it would do nothing, as ${because}; started by a person it would ${doing}`;
}

const plainly: Readonly<Record<string, string>> = {
  not_connected: 'not connected',
  unsupported: 'not supported yet',
  blocked: 'blocked',
};

/** The steps that run in their turn and cannot be done: it is they that keep the playbook from running. */
function notDone(steps: readonly PlanStep[]): string {
  const parts = Object.entries(plainly).flatMap(([verdict, word]) => {
    const indexes = steps
      .filter((step) => step.verdict === verdict && step.condition === undefined)
      .map(({ index }) => index);
    return indexes.length === 0 ? [] : [`${spoken(indexes)} ${indexes.length === 1 ? 'is' : 'are'} ${word}`];
  });
  return list(parts);
}

/** Whether a step, and each step it waits for, can be done. */
function isReachable(index: number, steps: readonly PlanStep[], links: readonly StepLink[]): boolean {
  const step = steps[index];
  if (!step || !canBeDone(step)) return false;
  const on = links[index]?.on;
  return on === undefined || isReachable(on.position, steps, links);
}

function phrase({ approval }: PlanStep, would: string, link: StepLink | undefined): string {
  const waits = link?.on
    ? `if step ${link.on.position + 1} ${link.on.outcome === 'failed' ? 'fails' : 'succeeds'}`
    : '';
  const asks = approval.needed ? `${waits ? ' and' : 'once'} ${approval.from ?? 'a person'} approves` : '';
  return [would, `${waits}${asks}`].filter((part) => part !== '').join(' ');
}
