import type { Tab } from './model-list.ts';
import type { Draft } from './model-resolution.ts';
import type { Segment } from './model-timeline.ts';

/** What a reload must not lose. */
export interface ViewState {
  readonly selected?: string;
  readonly tab: Tab;
  readonly filter: string;
  readonly segment?: Segment;
  /** Notes being typed, by incident. */
  readonly notes: Readonly<Record<string, string>>;
  /** Notes to be added once connected, by incident. */
  readonly waiting: readonly string[];
  /** Resolve forms being filled, by incident. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** The incident whose resolve form is open. */
  readonly resolving?: string;
}

export const freshView: ViewState = { tab: 'active', filter: '', notes: {}, waiting: [], drafts: {} };

export function formClosed({ resolving: _, ...state }: ViewState): ViewState {
  return state;
}

/** Every part of the timeline shown. */
export function allSegments({ segment: _, ...state }: ViewState): ViewState {
  return state;
}

/** `record` without `key`. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _, ...rest } = record;
  return rest;
}
