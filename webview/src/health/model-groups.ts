import { byUrgency, type HealthState, type WorkloadHealth } from '../../../engine/protocol/page.ts';
import { keepOrder } from '../ui/model-order.ts';
import { groupOrder } from './model-state.ts';

/** Where a workload is drawn: the group it stands in, which is its state unless the list is in use. */
export interface Place {
  readonly workload: string;
  readonly group: HealthState;
}

export interface Group {
  readonly state: HealthState;
  readonly workloads: readonly WorkloadHealth[];
}

/** Those that every word of the filter fits (name, check, type, target, label), of the states chosen; no state is all. */
export function filtered(
  workloads: readonly WorkloadHealth[],
  filter: string,
  states: readonly HealthState[],
): readonly WorkloadHealth[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return workloads.filter((one) => {
    if (states.length > 0 && !states.includes(one.state)) return false;
    const text = [
      one.workload,
      ...one.checks.flatMap(({ check, type, target }) => [check, type, target]),
      ...Object.entries(one.labels).map(([key, value]) => `${key}=${value}`),
    ];
    return words.every((word) => text.join(' ').toLowerCase().includes(word));
  });
}

/**
 * Where each is drawn: what to look at first is first in its group. While the list is in use those known keep group and
 * order; new ones come last in theirs, as do those whose first check is done.
 */
export function placed(
  before: readonly Place[],
  workloads: readonly WorkloadHealth[],
  inUse: boolean,
): readonly Place[] {
  const now = workloads.toSorted(byUrgency).map(({ workload, state }) => ({ workload, group: state }));
  if (!inUse) return now.toSorted((a, b) => rank(a) - rank(b));
  const known = before.filter(({ group }) => group !== 'unknown');
  const places = new Map([...now, ...known].map((place) => [place.workload, place]));
  const order = keepOrder(
    known.map(({ workload }) => workload),
    now.map(({ workload }) => workload),
  );
  return order.flatMap((workload) => places.get(workload) ?? []).toSorted((a, b) => rank(a) - rank(b));
}

/** The groups to draw, each with its workloads in the order of their places; none is empty. */
export function groups(places: readonly Place[], workloads: readonly WorkloadHealth[]): readonly Group[] {
  const byName = new Map(workloads.map((one) => [one.workload, one]));
  return groupOrder.flatMap((state) => {
    const here = places.filter(({ group }) => group === state).flatMap(({ workload }) => byName.get(workload) ?? []);
    return here.length === 0 ? [] : [{ state, workloads: here }];
  });
}

/** How many stand in each state, the worst first; states nobody is in are left out unless they are chosen. */
export function counts(
  workloads: readonly WorkloadHealth[],
  chosen: readonly HealthState[],
): readonly { readonly state: HealthState; readonly count: number }[] {
  return groupOrder
    .map((state) => ({ state, count: workloads.filter((one) => one.state === state).length }))
    .filter(({ state, count }) => count > 0 || chosen.includes(state));
}

function rank({ group }: Place): number {
  return groupOrder.indexOf(group);
}
