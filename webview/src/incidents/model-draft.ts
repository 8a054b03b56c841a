import {
  type DraftChange,
  type IncidentDetail,
  type ItemChange,
  rowsLeft,
  withChanges,
} from '../../../engine/protocol/page.ts';
import type { Draft, TextField } from './model-resolution.ts';

/** What was typed into a resolve form here and the daemon has not taken yet. */
export interface Typed {
  readonly fields: Readonly<Partial<Record<TextField, string>>>;
  /** One change an action item, in the order in which they were first typed in. */
  readonly rows?: readonly ItemChange[];
}

export function typeField(typed: Typed | undefined, name: TextField, text: string): Typed {
  return { ...typed, fields: { ...typed?.fields, [name]: text } };
}

export function typeItem(typed: Typed | undefined, change: ItemChange): Typed {
  const rows = typed?.rows ?? [];
  const at = rows.findIndex(({ id }) => id === change.id);
  const was = rows[at];
  const whole = was === undefined || 'removed' in was || 'removed' in change ? change : { ...was, ...change };
  return { fields: {}, ...typed, rows: was === undefined ? [...rows, whole] : rows.with(at, whole) };
}

/** The form to show: what is known, over it what the daemon keeps of everybody's typing, over that what was typed here. */
export function shownDraft(detail: IncidentDetail, known: Draft, typed: Typed | undefined): Draft {
  const kept = detail.draft;
  const fields = { ...kept?.fields, ...typed?.fields };
  return {
    fields: { ...known.fields, ...fields },
    items: rowsLeft(withChanges(kept?.items ?? known.items, typed?.rows ?? [])),
    from: Object.fromEntries(Object.entries(known.from).filter(([name]) => fields[name as TextField] === undefined)),
  };
}

/** What to send of what was typed. */
export function changeOf({ fields, rows }: Typed): DraftChange {
  return { fields, ...(rows && { items: rows }) };
}

/** What is left to send after `sent` was taken; undefined when nothing is. */
export function leftAfter(typed: Typed | undefined, sent: Typed): Typed | undefined {
  if (typed === undefined) return undefined;
  const fields = differing(typed.fields, sent.fields);
  const rows = (typed.rows ?? []).flatMap((row): readonly ItemChange[] => {
    const was = sent.rows?.find(({ id }) => id === row.id);
    if (was === undefined) return [row];
    const parts = differing(row, was);
    return Object.keys(parts).length === 0 ? [] : [{ id: row.id, ...parts }];
  });
  if (rows.length === 0 && Object.keys(fields).length === 0) return undefined;
  return { fields, ...(rows.length > 0 && { rows }) };
}

/** The parts of `now` that are not as they were. */
function differing<T extends object>(now: T, was: T): Partial<T> {
  const before = new Map<string, unknown>(Object.entries(was));
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => before.get(name) !== value)) as Partial<T>;
}
