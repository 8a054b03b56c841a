import { definitionsFromText } from '../../../engine/definitions/text.ts';
import type { Plan, PlanStep } from '../../../engine/model/plan.ts';
import type { Playbook } from '../../../engine/model/playbook.ts';
import type { PlanFacts } from '../../../engine/playbooks/facts.ts';
import { planPlaybook } from '../../../engine/playbooks/plan.ts';

export const root = '/shop';

/** A playbook whose spec is this YAML. */
export function playbookOf(spec: string, name = 'p'): Playbook {
  const head = `apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: ${name}}\nspec:\n`;
  const path = `${root}/playbooks/${name}.playbook.yaml`;
  const { playbooks, failures } = definitionsFromText(path, head + spec.trim().replace(/^/gm, '  '), root);
  const [playbook] = playbooks;
  if (!playbook) throw new Error(`not a playbook: ${JSON.stringify(failures)}`);
  return playbook;
}

/** Facts of a host with these definitions (YAML documents by file name) and nothing running, but for what is given. */
export function factsOf(files: Readonly<Record<string, string>> = {}, more: Partial<PlanFacts> = {}): PlanFacts {
  const all = Object.entries(files).map(([name, text]) => definitionsFromText(`${root}/${name}`, text, root));
  const failures = all.flatMap((one) => one.failures);
  if (failures.length > 0) throw new Error(`not definitions: ${JSON.stringify(failures)}`);
  const [profile] = all.flatMap((one) => one.profiles);
  return {
    madeAt: '2026-11-21T03:12:31.000Z',
    root,
    checks: all.flatMap((one) => one.checks),
    escalations: all.flatMap((one) => one.escalations),
    ...(profile ? { profile } : {}),
    alert: { holds: 'unknown', why: 'alerts are not watched yet, so whether it fires is not known' },
    readings: [],
    processes: new Map(),
    reads: Object.keys(files),
    ...more,
  };
}

export function planOf(spec: string, facts: PlanFacts = factsOf()): Plan {
  return planPlaybook(playbookOf(spec), facts);
}

/** The only step of a playbook with this one action, in flow style. */
export function stepOf(action: string, facts?: PlanFacts): PlanStep {
  const [step] = planOf(`actions: [${action}]`, facts).steps;
  if (!step) throw new Error('no step');
  return step;
}

export const profileHead = 'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\n';
