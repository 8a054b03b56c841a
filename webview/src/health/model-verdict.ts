import {
  asLastSeen,
  byUrgency,
  type HealthState,
  type Incident,
  urgentSeverity,
  type WorkloadHealth,
} from '../../../engine/protocol/page.ts';
import { countText } from '../ui/model-size.ts';
import { isUsable, lastSeen } from './model-check.ts';
import { groupOrder } from './model-state.ts';

/** What the band says: one sentence for the first two seconds, and what belongs to it. */
export interface Verdict {
  /** The worst state there is. */
  readonly state: HealthState;
  readonly sentence: string;
  /** What the sentence ends with as an age that grows. */
  readonly since?: string;
  /** What it ends with instead where nothing is watched: how long ago that was seen. */
  readonly seen?: string;
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
  const here = workloads.filter((one) => one.state === state).toSorted(byUrgency);
  const [first] = here;
  if (first === undefined) return { state: 'unknown', sentence: 'Nothing is watched', notes: [] };
  const incident = incidents.find(({ id }) => id === first.incident);
  const linked = first.incident !== undefined && {
    incident: { id: first.incident, ...(incident && { who: has(incident) }) },
  };
  const since = longest(here);
  if (state === 'unhealthy')
    return {
      state,
      sentence: down(here),
      ...(since !== undefined && { since }),
      notes: waiting(workloads, here),
      ...linked,
    };
  if (state === 'at_risk')
    return { state, sentence: `${names(here)} ${areIs(here)} at risk`, notes: [first.message], ...linked };
  return { state, sentence: quiet(state, workloads), notes: aside(workloads) };
}

/** How everything stood when something was last watched. It is dim whatever it was: nothing is known of now. */
export function lastVerdict(workloads: readonly WorkloadHealth[], incidents: readonly Incident[]): Verdict {
  const state = worst(workloads);
  const here = workloads.filter((one) => one.state === state).toSorted(byUrgency);
  const seen = lastSeen(workloads);
  const { since: _, ...now } = verdict(workloads.map(asLastSeen), incidents);
  const notes = state === 'unhealthy' ? waiting(workloads, here, ['waited', 'waited']) : now.notes;
  const then = { ...now, notes, ...(seen !== undefined && { seen }) };
  if (state === 'healthy' && here.length === workloads.length) return { ...then, sentence: 'Last seen healthy' };
  if (state === 'unhealthy' || state === 'at_risk')
    return {
      ...then,
      sentence: `${names(here)} ${wasWere(here)} ${state === 'unhealthy' ? 'down' : 'at risk'} when last seen`,
    };
  const healthy = workloads.filter((one) => one.state === 'healthy');
  const of = countText(workloads.length, 'workload');
  if (healthy.length === 0) return { ...then, sentence: 'No workload was healthy when last seen' };
  return { ...then, sentence: `${healthy.length} of ${of} ${wasWere(healthy)} healthy when last seen` };
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

/** Up to three by name, the worst first; more as a count, beside a P1 or P2 that leads. */
function names(workloads: readonly WorkloadHealth[]): string {
  const [first] = workloads;
  const severity = first && urgentSeverity(first);
  if (workloads.length > 3 && severity !== undefined)
    return `${first?.workload} (${severity}) and ${workloads.length - 1} more`;
  if (workloads.length > 3) return countText(workloads.length, 'workload');
  const all = workloads.map(({ workload }) => workload);
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}

function areIs(workloads: readonly unknown[]): string {
  return workloads.length === 1 ? 'is' : 'are';
}

function wasWere(workloads: readonly unknown[]): string {
  return workloads.length === 1 ? 'was' : 'were';
}

/** Who is held up by those that are down. */
function waiting(
  workloads: readonly WorkloadHealth[],
  here: readonly WorkloadHealth[],
  [waits, wait]: readonly [string, string] = ['waits', 'wait'],
): readonly string[] {
  const broken = new Set(here.map(({ workload }) => workload));
  const held = workloads.filter(({ suppressedBy }) => suppressedBy !== undefined && broken.has(suppressedBy));
  if (held.length === 0) return [];
  const whom = here.length === 1 ? 'it' : 'them';
  return [`${names(held)} ${held.length === 1 ? waits : wait} for ${whom}`];
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

/** Since when the first of these stands so. */
function longest(workloads: readonly WorkloadHealth[]): string | undefined {
  return workloads.flatMap(({ since }) => since ?? []).toSorted()[0];
}
