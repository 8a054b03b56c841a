import type { HealthState } from '../../../engine/protocol/page.ts';
import type { Range } from './model-range.ts';

/** What a reload must not lose. */
export interface ViewState {
  readonly selected?: string;
  /** The check of the selected workload that was chosen to be drawn; else the one that leads. */
  readonly check?: string;
  readonly range: Range;
  readonly filter: string;
  /** Only these are shown; none is all. */
  readonly states: readonly HealthState[];
}

export const freshView: ViewState = { range: '6h', filter: '', states: [] };

export function selecting({ check: _, ...state }: ViewState, selected: string): ViewState {
  return { ...state, selected };
}
