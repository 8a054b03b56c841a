import type { DraftChange, IncidentDetail, ItemDraft } from '../../../engine/protocol/page.ts';
import type { Draft, TextField } from './model-resolution.ts';

/** What was typed into a resolve form here and the daemon has not taken yet. */
export interface Typed {
  readonly fields: Readonly<Partial<Record<TextField, string>>>;
  /** The list of items as it is here, and as it was when the typing into it began. */
  readonly items?: { readonly base: readonly ItemDraft[]; readonly now: readonly ItemDraft[] };
}

export function typeField(typed: Typed | undefined, name: TextField, text: string): Typed {
  return { ...typed, fields: { ...typed?.fields, [name]: text } };
}

/** `shown` is the list before the change. */
export function typeItems(typed: Typed | undefined, shown: readonly ItemDraft[], now: readonly ItemDraft[]): Typed {
  return { fields: {}, ...typed, items: { base: typed?.items?.base ?? shown, now } };
}

/** The form to show: what is known, over it what the daemon keeps of everybody's typing, over that what was typed here. */
export function shownDraft(detail: IncidentDetail, known: Draft, typed: Typed | undefined): Draft {
  const kept = detail.draft;
  const fields = { ...kept?.fields, ...typed?.fields };
  return {
    fields: { ...known.fields, ...fields },
    items: itemsShown(detail, known, typed),
    from: Object.fromEntries(Object.entries(known.from).filter(([name]) => fields[name as TextField] === undefined)),
  };
}

function itemsShown(detail: IncidentDetail, known: Draft, typed: Typed | undefined): readonly ItemDraft[] {
  // An empty list means that nobody typed in it.
  const kept = detail.draft?.items ?? [];
  const theirs = kept.length === 0 ? known.items : kept;
  return typed?.items === undefined ? theirs : mergeItems(typed.items.base, typed.items.now, theirs);
}

/** What to send of what was typed, given what the others typed meanwhile. */
export function changeOf(detail: IncidentDetail, known: Draft, typed: Typed): DraftChange {
  const items = itemsShown(detail, known, typed);
  return { fields: typed.fields, ...(typed.items !== undefined && { items }) };
}

/** What is left to send after `sent` was taken; undefined when nothing is. */
export function leftAfter(typed: Typed | undefined, sent: Typed): Typed | undefined {
  if (typed === undefined) return undefined;
  const fields = Object.fromEntries(
    Object.entries(typed.fields).filter(([name, text]) => sent.fields[name as TextField] !== text),
  );
  const items =
    typed.items === undefined || typed.items === sent.items
      ? undefined
      : { base: sent.items?.now ?? typed.items.base, now: typed.items.now };
  if (items === undefined && Object.keys(fields).length === 0) return undefined;
  return { fields, ...(items && { items }) };
}

/**
 * Two lists that grew out of `base`, in one: by place, a row changed here stays as it is here, any other is as they have
 * it; rows that both added follow each other, so that no row moves that is being typed in.
 */
export function mergeItems(
  base: readonly ItemDraft[],
  mine: readonly ItemDraft[],
  theirs: readonly ItemDraft[],
): readonly ItemDraft[] {
  const removedHere = mine.length < base.length;
  const rows = mine.flatMap((row, index) => {
    const was = base[index];
    if (removedHere || was === undefined || !same(row, was)) return [row];
    return theirs[index] ?? [];
  });
  const added = theirs.slice(base.length).filter((row) => !mine.some((own) => same(own, row)));
  return [...rows, ...added];
}

function same(one: ItemDraft, other: ItemDraft): boolean {
  return one.what === other.what && one.owner === other.owner && one.due === other.due && one.ticket === other.ticket;
}
