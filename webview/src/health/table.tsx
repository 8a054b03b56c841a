import { useRef, useState } from 'preact/hooks';
import type { HealthState, Location, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { ageShort } from '../ui/model-time.ts';
import { axisTime, evenly, type Window } from '../ui/model-window.ts';
import { useNow } from '../ui/parts.tsx';
import { lastChecked, sourceOf } from './model-check.ts';
import { type Group, groups, type Place, placed } from './model-groups.ts';
import { looks } from './model-state.ts';
import { Row } from './row.tsx';
import type { History } from './use-history.ts';

/** As many of a group are drawn at first: a list of a thousand healthy ones helps nobody. */
export const groupSize = 50;

export interface TableProps {
  readonly workloads: readonly WorkloadHealth[];
  readonly history: History | undefined;
  readonly window: Window;
  readonly selected: string | undefined;
  /** Else this is how they last stood. */
  readonly watched: boolean;
  /** Groups that are drawn whole. */
  readonly whole: readonly HealthState[];
  readonly onWhole: (state: HealthState) => void;
  readonly onSelect: (workload: string) => void;
  readonly onOpen: (location: Location) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onIncident: (id: string) => void;
}

/** The workloads by state, the worst first. */
export function Table(props: TableProps) {
  const { workloads, selected, window } = props;
  const [shown, settle] = useSteadyGroups(workloads);
  const names = shown.flatMap((group) => drawn(group, props.whole).map(({ workload }) => workload));
  const stop = selected !== undefined && names.includes(selected) ? selected : names[0];
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.dataset['workload'] === undefined) return;
    const one = workloads.find(({ workload }) => workload === target.dataset['workload']);
    const source = one && sourceOf(one);
    if (event.key === 'ArrowDown') props.onMove(1);
    else if (event.key === 'ArrowUp') props.onMove(-1);
    else if (event.key === 'Enter' && source) props.onOpen(source);
    else if (event.key === ' ' && one) props.onSelect(one.workload);
    else return;
    event.preventDefault();
  };
  const pick = (event: Event) => {
    const target = event.target as HTMLElement;
    const workload = target.closest<HTMLElement>('[data-workload]')?.dataset['workload'];
    if (workload !== undefined && target.closest('button') === null) props.onSelect(workload);
  };
  return (
    <table
      class="workloads"
      aria-label="Workloads"
      onClick={pick}
      onKeyDown={press}
      onFocusOut={settle}
      onMouseLeave={settle}
    >
      <Header window={window} />
      {shown.map((group) => {
        const { state } = group;
        const rows = drawn(group, props.whole);
        const rest = group.workloads.length - rows.length;
        return (
          <tbody key={state} class="group">
            <tr class="heading">
              <th scope="rowgroup" colSpan={8}>
                {looks[state].word} <span>{group.workloads.length}</span>
              </th>
            </tr>
            {rows.map((one) => (
              <Row
                key={one.workload}
                one={one}
                selected={one.workload === selected}
                stop={one.workload === stop}
                history={props.history}
                watched={props.watched}
                onIncident={props.onIncident}
                onOpen={props.onOpen}
              />
            ))}
            {rest > 0 && (
              <tr>
                <td colSpan={8}>
                  <button type="button" class="link more" onClick={() => props.onWhole(state)}>
                    Show {rest} more
                  </button>
                </td>
              </tr>
            )}
          </tbody>
        );
      })}
    </table>
  );
}

function drawn({ state, workloads }: Group, whole: readonly HealthState[]): readonly WorkloadHealth[] {
  return whole.includes(state) ? workloads : workloads.slice(0, groupSize);
}

function Header({ window }: { window: Window }) {
  const [from = 0, middle = 0, to = 0] = evenly(window, 3);
  return (
    <thead>
      <tr class="header">
        <th scope="col">Workload</th>
        <th scope="col" aria-label={`State from ${axisTime(from, window)} to ${axisTime(to, window)} UTC`}>
          <span class="axis">
            <span>{axisTime(from, window)} UTC</span>
            <span>{axisTime(middle, window)}</span>
            <span>{axisTime(to, window)}</span>
          </span>
        </th>
        <th scope="col">Latency or value</th>
        <th scope="col" class="num">
          Now
        </th>
        {['Fails', 'Restarts', 'Stability', 'Checked'].map((name) => (
          <th key={name} scope="col" class="num wide">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** How long ago the newest check of a workload was; `–` before the first. */
export function CheckedAge(props: { one: WorkloadHealth }) {
  const now = useNow();
  const { checks, unusable } = props.one;
  const last = lastChecked(unusable?.checks ?? checks);
  return last === undefined ? '–' : <time dateTime={last}>{ageShort(now - Date.parse(last))}</time>;
}

/** While the pointer or the focus is in the list, rows keep their places; they move when it is left, which calls `settle`. */
function useSteadyGroups(workloads: readonly WorkloadHealth[]): readonly [readonly Group[], settle: () => void] {
  const places = useRef<readonly Place[]>([]);
  const [, setLeft] = useState(0);
  const inUse = document.querySelector('.workloads:is(:hover, :focus-within)') !== null;
  places.current = placed(places.current, workloads, inUse);
  return [groups(places.current, workloads), () => window.setTimeout(() => setLeft((times) => times + 1))];
}
