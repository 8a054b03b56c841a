import type { ActionItem, ItemChange, ItemDraft } from './incident.ts';

/** A row of a draft as it is kept: one that was removed comes back in its place when somebody goes on typing in it. */
export interface KeptItem extends ItemDraft {
  readonly removed?: true;
}

/** Action items as rows to type in. Each has its place, from 1, as its id, so that everybody calls it the same. */
export function itemDrafts(items: readonly ActionItem[] = []): readonly ItemDraft[] {
  return items.map(({ what, owner = '', due = '', ticket = '' }, index) => {
    return { id: String(index + 1), what, owner, due, ticket };
  });
}

/** The rows with what was typed in them, part by part; a row that is not there yet follows the last. */
export function withChanges(rows: readonly KeptItem[], changes: readonly ItemChange[]): readonly KeptItem[] {
  const now = new Map(rows.map((row) => [row.id, row]));
  for (const change of changes) {
    const row = now.get(change.id);
    if (!('removed' in change)) {
      const { removed: _, ...there } = row ?? { what: '', owner: '', due: '', ticket: '' };
      now.set(change.id, { ...there, ...change });
    } else if (row !== undefined) now.set(change.id, { ...row, removed: true });
  }
  return [...now.values()];
}

/** The rows that were not removed. */
export function rowsLeft(rows: readonly KeptItem[]): readonly ItemDraft[] {
  return rows.filter(({ removed }) => !removed);
}
