import type { HealthSpan, HealthState } from '../../../engine/protocol/page.ts';
import { ageText, localMoment, utcMoment } from '../ui/model-time.ts';
import type { Window } from '../ui/model-window.ts';
import { looks } from './model-state.ts';

/** One piece of a strip: undefined state is a time nothing is known of. */
export interface StripCell {
  readonly state: HealthState | undefined;
  /** Its part of the strip, 0–1. */
  readonly share: number;
  /** State, from, to and why, for the pointer. */
  readonly title: string;
}

/** The strip of a workload over a window, the oldest first; what is not covered is unknown, overlaps go to the later span. */
export function stripCells(spans: readonly HealthSpan[], window: Window): readonly StripCell[] {
  const length = window.to - window.from;
  const cells: StripCell[] = [];
  let at = window.from;
  const add = (to: number, state: HealthState | undefined, title: string) => {
    if (to > at) cells.push({ state, share: (to - at) / length, title });
    at = Math.max(at, to);
  };
  for (const span of spans) {
    const from = Math.min(window.to, Math.max(at, Date.parse(span.from)));
    const to = Math.min(window.to, Date.parse(span.to));
    add(from, undefined, 'nothing is known of this time');
    add(to, span.state, spanTitle(span, window.to));
  }
  add(window.to, undefined, 'nothing is known of this time');
  return cells;
}

function spanTitle({ state, from, to, message }: HealthSpan, now: number): string {
  const length = ageText(Date.parse(to) - Date.parse(from));
  const lines = [
    `${looks[state].word}, ${utcMoment(from, now)} to ${utcMoment(to, now)} (${length})`,
    ...(message === undefined ? [] : [message]),
    `${localMoment(from)} to ${localMoment(to)} where you are`,
  ];
  return lines.join('\n');
}

/** The strip in words: how much of it was healthy, and the last trouble. `range` is its length as the page names it. */
export function stripText(spans: readonly HealthSpan[], window: Window, range: string): string {
  const cells = stripCells(spans, window);
  const known = cells.filter(({ state }) => state !== undefined);
  if (known.length === 0) return `Nothing is known of the last ${range}`;
  const share = (state: HealthState) => known.reduce((sum, cell) => sum + (cell.state === state ? cell.share : 0), 0);
  const all = known.reduce((sum, cell) => sum + cell.share, 0);
  const trouble = spans.findLast(({ state, to }) => state !== 'healthy' && Date.parse(to) > window.from);
  const healthy = `healthy ${percent(share('healthy') / all)} of the last ${range}`;
  if (trouble === undefined) return healthy;
  const goesOn = Date.parse(trouble.to) >= Date.parse(spans.at(-1)?.to ?? trouble.to);
  const from = utcMoment(trouble.from, window.to);
  const when = goesOn ? `since ${from}` : `from ${from} to ${utcMoment(trouble.to, window.to)}`;
  return `${healthy}; ${looks[trouble.state].word} ${when}`;
}

/** Rounded down, so that what was not whole is never called 100%. */
function percent(share: number): string {
  return `${Math.floor(share * 1000 + 1e-6) / 10}%`;
}
