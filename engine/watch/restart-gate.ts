import type { Check } from '../model/check.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import type { Dependency } from './settle.ts';

/** An unhealthy check, as far as it says whether its workload may be restarted. */
export interface BrokenCheck {
  readonly check: Check;
  /** Failures in a row that counted. */
  readonly fails: number;
  /** Its target was seen to fail often enough. */
  readonly isSeen: boolean;
  /** Why its last look could not read what the check goes by. */
  readonly unread?: string | undefined;
  readonly isSilenced: boolean;
}

/** How a workload stands, for the gate. */
export interface AtTheGate {
  readonly state: Pick<WorkloadState, 'healthy'>;
  readonly broken: readonly BrokenCheck[];
  /** What it waits for. */
  readonly dependencies: readonly Pick<Dependency, 'stands'>[];
}

export type RestartGate =
  /** The check by whose health config it may be restarted. */
  | { readonly what: 'open'; readonly check: Check }
  /** Something explains or forbids it, or nothing asks for it: there is nothing to say. */
  | { readonly what: 'closed' }
  /** Nobody knows how it stands: why. */
  | { readonly what: 'unread'; readonly why: string };

/**
 * Whether a workload may be restarted by its health config now. Where its target was seen to fail, though not often
 * enough, the gate is closed without a word: the next looks decide.
 */
export function restartGate({ state, broken, dependencies }: AtTheGate): RestartGate {
  const failing = broken.filter(({ check, fails }) => check.restart.auto && fails >= check.retries);
  if (state.healthy || failing.length === 0) return { what: 'closed' };
  if (broken.every(({ isSilenced }) => isSilenced)) return { what: 'closed' };
  if (dependencies.some(({ stands }) => stands === 'down')) return { what: 'closed' };
  const seen = failing.find(({ isSeen }) => isSeen);
  if (seen) return { what: 'open', check: seen.check };
  const why = failing.find(({ unread }) => unread !== undefined)?.unread;
  return why === undefined ? { what: 'closed' } : { what: 'unread', why };
}
