import type { WorkloadHealth } from '../../../engine/protocol/page.ts';
import type { KeyBinding } from '../ui/keys.ts';
import type { Actions } from './actions.ts';
import { isUsable } from './model-check.ts';
import { type Range, ranges } from './model-range.ts';

export interface Keyed {
  readonly selected: WorkloadHealth | undefined;
  /** Every workload whose checks can be run. */
  readonly workloads: readonly string[];
  /** Why checks cannot be run now. */
  readonly cannotRun: string | undefined;
  /** Why nothing can be changed now. */
  readonly waits: string | undefined;
  readonly actions: Actions;
  readonly move: (by: 1 | -1) => void;
  readonly filter: () => void;
  readonly range: (range: Range) => void;
  readonly help: () => void;
  readonly escape: () => void;
}

/** The keys of the health page. One that has no use now does nothing. */
export function bindingsOf(page: Keyed): readonly KeyBinding[] {
  const { actions, selected } = page;
  const bind = (key: string, does: string, run: () => void): KeyBinding => ({ key, does, run });
  return [
    bind('j', 'next workload', () => page.move(1)),
    bind('k', 'previous workload', () => page.move(-1)),
    bind('/', 'filter the workloads', page.filter),
    bind('r', 'run the checks of the workload', () => {
      if (selected !== undefined && isUsable(selected) && page.cannotRun === undefined)
        void actions.check([selected.workload]);
    }),
    bind('a', 'run the checks of all workloads', () => {
      if (page.workloads.length > 0 && page.cannotRun === undefined) void actions.check(page.workloads);
    }),
    bind('s', 'silence the workload', () => {
      if (selected !== undefined && page.waits === undefined) void actions.silence(selected.workload);
    }),
    bind('i', 'open the incident', () => {
      if (selected?.incident !== undefined) void actions.openIncident(selected.incident);
    }),
    ...ranges.map((range, index) => bind(String(index + 1), `show the last ${range}`, () => page.range(range))),
    bind('?', 'show these keys', page.help),
    { key: 'escape', run: page.escape },
  ];
}
