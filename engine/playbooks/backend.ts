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
export function backendStep(backend: Backend, { profile }: PlanFacts, step: BackendStep): StepDraft {
  const { name, changes = [], ...own } = step;
  const { status, ...hindrance } = hindranceOf(backend, profile);
  const target: PlanTarget = { platform: backend, ...(name === undefined ? {} : { name }), status };
  return { ...own, targets: [target], calls: [], changes, hindrance };
}

function hindranceOf(backend: Backend, profile: PlanFacts['profile']): Hindrance & { readonly status: string } {
  if (!profile) {
    const status = `not connected: no profile is in force, so no ${backend} backend is named`;
    return {
      verdict: 'not_connected',
      status,
      why: `${status}; name a profile in healer.yaml and add backends.${backend} to it`,
    };
  }
  if (!profile.value.backends?.[backend]) {
    const status = `not connected: the profile names no ${backend} backend`;
    return {
      verdict: 'not_connected',
      status,
      why: `${status}; add backends.${backend} to the profile ${profile.name}`,
    };
  }
  const status = `${spoken[backend]} is not supported yet: this version cannot ask it`;
  return { verdict: 'unsupported', status, why: status };
}

/** `namespace/name`, as people write it; the name alone where no namespace is given. */
export function inNamespace(name: string | undefined, namespace: string | undefined): string | undefined {
  return name !== undefined && namespace !== undefined ? `${namespace}/${name}` : name;
}
