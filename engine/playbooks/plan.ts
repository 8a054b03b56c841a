import { resolveCondition } from '../../schemas/condition.ts';
import type { Plan, PlanStep, StepVerdict } from '../model/plan.ts';
import type { Action, Playbook } from '../model/playbook.ts';
import { draftAction, planners } from './actions.ts';
import type { PlanFacts } from './facts.ts';
import { canBeDone, planGates } from './gates.ts';
import { forbiddenNames, touchedNames, withLimits } from './limits.ts';
import type { Hindrance, StepDraft, StepLink } from './step.ts';
import { caution, summarise } from './summary.ts';
import { planTrigger } from './trigger.ts';

/** What a playbook would do now, from what was read before. Changes nothing: it is a function of its arguments. */
export function planPlaybook(playbook: Playbook, facts: PlanFacts): Plan {
  const drafts = withLimits(
    playbook,
    playbook.actions.map((action) => draftAction(action, facts)),
  );
  const links = playbook.actions.map((action, index) => linkOf(action, playbook.actions.slice(0, index)));
  const hindrances = drafts.map(({ hindrance }) => hindrance);
  const steps = playbook.actions.map((action, index): PlanStep => {
    const draft = drafts[index] as StepDraft;
    const approval = approvalOf(action, draft, facts);
    return {
      index: index + 1,
      ...(action.id === undefined ? {} : { id: action.id }),
      type: action.type,
      ...verdictOf(index, links, hindrances, approval),
      ...(action.condition === undefined ? {} : { condition: action.condition }),
      targets: draft.targets,
      calls: draft.calls,
      changes: draft.changes,
      approval,
      timeout: action.timeout,
      retries: action.retries,
      onFailure: waitingFor(index, 'failed', links),
      onSuccess: waitingFor(index, 'succeeded', links),
      rollback: draft.rollback,
      source: action.source,
    };
  });
  const trigger = planTrigger(playbook, facts);
  const gates = planGates(playbook, {
    steps,
    touched: touchedNames(drafts),
    forbidden: forbiddenNames(playbook, drafts),
    undoable: drafts.some(({ undoable }, index) => undoable && steps[index] && canBeDone(steps[index])),
  });
  const warning = caution(playbook.mode, trigger.holds);
  return {
    playbook: playbook.name,
    ...(playbook.description === undefined ? {} : { description: playbook.description }),
    mode: playbook.mode,
    source: playbook.source,
    madeAt: facts.madeAt,
    summary: summarise({ gates, steps, would: drafts.map(({ would }) => would) }),
    ...(warning === undefined ? {} : { caution: warning }),
    trigger,
    gates,
    steps,
    counts: count(steps),
    rollback: playbook.rollback,
    reads: facts.reads,
  };
}

function linkOf({ condition }: Action, earlier: readonly Action[]): StepLink | undefined {
  if (condition === undefined) return undefined;
  const resolved = resolveCondition(condition, earlier);
  // A playbook with such a condition is refused when it is read.
  if (resolved?.index === undefined) throw new Error(`The condition ${condition} names no earlier action`);
  return { position: resolved.index, outcome: resolved.outcome };
}

function waitingFor(
  position: number,
  outcome: 'failed' | 'succeeded',
  links: readonly (StepLink | undefined)[],
): number[] {
  return links.flatMap((link, index) => (link?.position === position && link.outcome === outcome ? [index + 1] : []));
}

function verdictOf(
  index: number,
  links: readonly (StepLink | undefined)[],
  hindrances: readonly (Hindrance | undefined)[],
  approval: PlanStep['approval'],
): { readonly verdict: StepVerdict; readonly why: string } {
  const hindrance = hindrances[index];
  if (hindrance) return hindrance;
  const approver = approval.from ?? 'a person';
  const on = links[index];
  if (on) {
    const stuck = hindrances[on.position] ? `, which cannot be done` : '';
    const outcome = on.outcome === 'failed' ? 'fails' : 'succeeds';
    return {
      verdict: approval.needed ? 'ask' : 'skip',
      why: `only if step ${on.position + 1} ${outcome}${stuck}${approval.needed ? `, and once ${approver} approves` : ''}`,
    };
  }
  const turn = index === 0 ? 'runs first' : `runs after step ${index}, whatever became of it`;
  return {
    verdict: approval.needed ? 'ask' : 'run',
    why: `${turn}${approval.needed ? `, once ${approver} approves` : ''}`,
  };
}

/** A person must approve it where its type needs that; the owner of the service it acts on, where one is known. */
function approvalOf({ type }: Action, { targets }: StepDraft, { profile }: PlanFacts): PlanStep['approval'] {
  if (!planners[type].needsApproval) return { needed: false };
  const names = targets.flatMap(({ name }) => name ?? []);
  const owner = Object.entries(profile?.value.services ?? {}).find(
    ([service, { workloads }]) => names.includes(service) || workloads?.some((workload) => names.includes(workload)),
  )?.[1].owner;
  return { needed: true, ...(owner === undefined ? {} : { from: owner }) };
}

function count(steps: readonly PlanStep[]): Plan['counts'] {
  const counts: Record<StepVerdict, number> = { run: 0, ask: 0, skip: 0, not_connected: 0, unsupported: 0, blocked: 0 };
  for (const { verdict } of steps) counts[verdict] += 1;
  return counts;
}
