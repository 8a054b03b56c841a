import type { Typed } from './model-draft.ts';
import type { Tab } from './model-list.ts';
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
  /** What was typed into resolve forms and has not reached the daemon, by incident. */
  readonly typed: Readonly<Record<string, Typed>>;
  /** The incident whose resolve form is open. */
  readonly resolving?: string;
  /** The evidence shown large. */
  readonly large?: string;
}

export const freshView: ViewState = { tab: 'active', filter: '', notes: {}, waiting: [], typed: {} };

export function formClosed({ resolving: _, ...state }: ViewState): ViewState {
  return state;
}

/** Every part of the timeline shown. */
export function allSegments({ segment: _, ...state }: ViewState): ViewState {
  return state;
}

/** One evidence card large, or, when it was already, none. */
export function enlarged({ large, ...state }: ViewState, id: string): ViewState {
  return large === id ? state : { ...state, large: id };
}

/** `record` without `key`. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _, ...rest } = record;
  return rest;
}
