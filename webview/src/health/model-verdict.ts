import type { HealthState, Incident, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { countText } from '../ui/model-size.ts';
import { isUsable } from './model-check.ts';
import { groupOrder } from './model-state.ts';

/** What the band says: one sentence for the first two seconds, and what belongs to it. */
export interface Verdict {
  /** The worst state there is. */
  readonly state: HealthState;
  readonly sentence: string;
  /** What the sentence ends with as an age that grows. */
  readonly since?: string;
  /** What else to know, in order of use. */
  readonly notes: readonly string[];
  /** `who` is absent where nothing more is known of it. */
  readonly incident?: { readonly id: string; readonly who?: string };
}

/**
 * How everything stands, in a sentence. `incidents` are those not resolved; `broken` says which definitions cannot be
 * used: while some cannot, nobody knows that all is well.
 */
export function verdict(
  workloads: readonly WorkloadHealth[],
  incidents: readonly Incident[],
  broken?: string,
): Verdict {
  const told = ofWatched(workloads, incidents);
  if (broken === undefined) return told;
  const notes = [...told.notes, `${broken}, so not all is watched`];
  if (told.state !== 'healthy') return { ...told, notes };
  const all = workloads.length > 1 && workloads.every(({ state }) => state === 'healthy');
  const sentence = all ? `The ${workloads.length} workloads that are watched are healthy` : told.sentence;
  return { ...told, state: 'unknown', sentence, notes };
}

function ofWatched(workloads: readonly WorkloadHealth[], incidents: readonly Incident[]): Verdict {
  const state = worst(workloads);
  const here = workloads.filter((one) => one.state === state).toSorted(bySince);
  const [first] = here;
  if (first === undefined) return { state: 'unknown', sentence: 'Nothing is watched', notes: [] };
  const incident = incidents.find(({ id }) => id === first.incident);
  const linked = first.incident !== undefined && {
    incident: { id: first.incident, ...(incident && { who: has(incident) }) },
  };
  if (state === 'unhealthy')
    return {
      state,
      sentence: down(here),
      ...(first.since ? { since: first.since } : {}),
      notes: waiting(workloads, here),
      ...linked,
    };
  if (state === 'at_risk')
    return { state, sentence: `${names(here)} ${areIs(here)} at risk`, notes: [first.message], ...linked };
  return { state, sentence: quiet(state, workloads), notes: aside(workloads) };
}

/** The worst state of these that asks for somebody; else that which most are in. */
function worst(workloads: readonly WorkloadHealth[]): HealthState {
  const asking = groupOrder.find((state) => state !== 'suppressed' && workloads.some((one) => one.state === state));
  return asking ?? 'suppressed';
}

function down(here: readonly WorkloadHealth[]): string {
  const since = here.some((one) => one.since !== undefined);
  const said = `${names(here)} ${areIs(here)} down`;
  if (!since) return said;
  return here.length === 1 ? `${said} for` : `${said}, the longest for`;
}

/** Up to three by name, more as a count. */
function names(workloads: readonly WorkloadHealth[]): string {
  if (workloads.length > 3) return countText(workloads.length, 'workload');
  const all = workloads.map(({ workload }) => workload);
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}

function areIs(workloads: readonly unknown[]): string {
  return workloads.length === 1 ? 'is' : 'are';
}

/** Who is held up by those that are down. */
function waiting(workloads: readonly WorkloadHealth[], here: readonly WorkloadHealth[]): readonly string[] {
  const broken = new Set(here.map(({ workload }) => workload));
  const held = workloads.filter(({ suppressedBy }) => suppressedBy !== undefined && broken.has(suppressedBy));
  if (held.length === 0) return [];
  const whom = here.length === 1 ? 'it' : 'them';
  return [`${names(held)} ${held.length === 1 ? 'waits' : 'wait'} for ${whom}`];
}

function has({ owner }: Incident): string {
  return owner === undefined ? 'nobody has it' : `${owner} has it`;
}

function quiet(state: HealthState, workloads: readonly WorkloadHealth[]): string {
  const total = workloads.length;
  const here = workloads.filter((one) => one.state === state).length;
  if (state === 'healthy') {
    if (here < total) return `${here} of ${countText(total, 'workload')} ${here === 1 ? 'is' : 'are'} healthy`;
    return total === 1 ? `${workloads[0]?.workload} is healthy` : `All ${total} workloads are healthy`;
  }
  const broken = workloads.filter((one) => one.state === state && !isUsable(one));
  if (state === 'unknown' && broken.length > 0)
    return `${names(broken)} ${areIs(broken)} not watched: ${broken.length === 1 ? 'its definition' : 'their definitions'} cannot be used`;
  if (state === 'unknown') return `${countText(here, 'workload')} ${here === 1 ? 'waits' : 'wait'} for the first check`;
  return `Nothing asks for you: ${countText(here, 'workload')} ${here === 1 ? 'is' : 'are'} ${state}`;
}

function aside(workloads: readonly WorkloadHealth[]): readonly string[] {
  return (['suppressed', 'silenced'] as const).flatMap((state) => {
    const count = workloads.filter((one) => one.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
}

function bySince(a: WorkloadHealth, b: WorkloadHealth): number {
  return (a.since ?? '~').localeCompare(b.since ?? '~') || a.workload.localeCompare(b.workload);
}
