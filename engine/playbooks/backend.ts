import type { PlanStep, PlanTarget } from '../model/plan.ts';
import type { PlanFacts } from './facts.ts';
import type { Hindrance, StepDraft } from './step.ts';

/** The systems a profile connects that actions act on. */
export type Backend = 'kubernetes' | 'argocd';

const spoken: Readonly<Record<Backend, string>> = { kubernetes: 'Kubernetes', argocd: 'Argo CD' };

/** What acting on a backend would be, said without asking it. */
export interface BackendStep {
  readonly would: string;
  /** The target's name; left out, the alert would give it. */
  readonly name?: string | undefined;
  readonly changes?: PlanStep['changes'];
  readonly rollback: string;
  readonly undoable?: true;
}

/** A step on a backend that cannot be asked: not configured, or not supported by this version. Its calls are not known. */
export function backendStep(backend: Backend, facts: PlanFacts, step: BackendStep): StepDraft {
  const hindrance = backendHindrance(backend, facts);
  const status = hindrance.verdict === 'not_connected' ? `not connected: ${hindrance.why}` : hindrance.why;
  const target: PlanTarget = { platform: backend, ...(step.name === undefined ? {} : { name: step.name }), status };
  return {
    would: step.would,
    targets: [target],
    calls: [],
    changes: step.changes ?? [],
    rollback: step.rollback,
    ...(step.undoable ? { undoable: true } : {}),
    hindrance:
      hindrance.verdict === 'not_connected'
        ? { ...hindrance, why: `${hindrance.why}; ${toAdd(backend, facts)}` }
        : hindrance,
  };
}

export function backendHindrance(backend: Backend, { profile }: PlanFacts): Hindrance {
  if (!profile) return { verdict: 'not_connected', why: `no profile is in force, so no ${backend} backend is named` };
  return profile.value.backends?.[backend]
    ? { verdict: 'unsupported', why: `${spoken[backend]} is not supported yet: this version cannot ask it` }
    : { verdict: 'not_connected', why: `the profile names no ${backend} backend` };
}

function toAdd(backend: Backend, { profile }: PlanFacts): string {
  return profile
    ? `add backends.${backend} to the profile ${profile.name}`
    : `name a profile in healer.yaml and add backends.${backend} to it`;
}

/** `namespace/name`, as people write it; the name alone where no namespace is given. */
export function inNamespace(name: string | undefined, namespace: string | undefined): string | undefined {
  return name !== undefined && namespace !== undefined ? `${namespace}/${name}` : name;
}
