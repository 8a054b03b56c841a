import { randomUUID } from 'node:crypto';
import type { Actor } from '../model/actor.ts';
import { itemDrafts, type KeptItem, rowsLeft, withChanges } from '../model/draft-items.ts';
import type { DraftChange, Incident, ItemDraft, Resolution, ResolutionDraft } from '../model/incident.ts';
import type { Database } from '../store/database.ts';

type Typed = Pick<ResolutionDraft, 'fields' | 'items'>;

/** Resolutions as they are being typed, one an incident. */
export interface DraftRows {
  read(incident: Incident): ResolutionDraft | undefined;
  /** Puts what was typed into what is kept: two people who type into different fields or rows lose nothing. */
  change(incident: Incident, change: DraftChange, actor: Actor, at: Date): ResolutionDraft;
  /**
   * The incident has its resolution, by this person: drops the draft, unless it says more. Of one's own, what the
   * resolution says in other words is dropped all the same.
   */
  end(incident: Incident, by: Actor): void;
}

/** What somebody who typed this would miss in the resolution: fields it says in other words or not at all, and items. */
export function leftOut({ fields, items }: Typed, resolution: Resolution): Typed {
  const written = itemDrafts(resolution.action_items).map(lineOf);
  const missed = Object.entries(fields).filter(
    ([field, text]) => text.trim() !== '' && text.trim() !== String(resolution[field as keyof typeof fields] ?? ''),
  );
  return {
    fields: Object.fromEntries(missed),
    items: items.filter((item) => lineOf(item).replaceAll('\n', '') !== '' && !written.includes(lineOf(item))),
  };
}

/** What is left to go on with once there is a resolution; undefined when it says it all. */
export function draftAfter(draft: Typed, resolution: Resolution, own: boolean): Typed | undefined {
  const { fields, items } = leftOut(draft, resolution);
  const missed = Object.entries(fields).filter(
    ([field]) => !own || resolution[field as keyof Resolution] === undefined,
  );
  if (missed.length === 0 && items.length === 0) return undefined;
  const others = (resolution.action_items ?? []).filter(({ what }) => !draft.items.some((item) => item.what === what));
  return {
    fields: own ? Object.fromEntries(missed) : draft.fields,
    // The list of a draft stands for the whole: what is written beside it must not be lost when it is gone on with.
    items:
      items.length === 0 ? [] : [...itemDrafts(others).map((item) => ({ ...item, id: randomUUID() })), ...draft.items],
  };
}

function lineOf({ what, owner, due, ticket }: Omit<ItemDraft, 'id'>): string {
  return [what, owner, due, ticket].map((part) => part.trim()).join('\n');
}

export function draftRows(database: Database): DraftRows {
  const get = database.prepare<[string], DraftRow>('SELECT * FROM resolution_drafts WHERE incident = ?');
  const put = database.prepare<[DraftRow]>(`
    INSERT INTO resolution_drafts (incident, saved_at, actor_name, actor_via, draft)
    VALUES (:incident, :saved_at, :actor_name, :actor_via, :draft)
    ON CONFLICT (incident) DO UPDATE SET saved_at = excluded.saved_at, actor_name = excluded.actor_name,
      actor_via = excluded.actor_via, draft = excluded.draft`);
  const drop = database.prepare<[string]>('DELETE FROM resolution_drafts WHERE incident = ?');

  const read = (incident: Incident) => {
    const row = get.get(incident.id);
    if (!row) return undefined;
    const { fields, items } = keptIn(row);
    const savedBy = { name: row.actor_name, via: row.actor_via };
    return { fields, items: rowsLeft(items ?? soFar(incident)), savedAt: row.saved_at, savedBy };
  };
  const keep = (incident: string, { fields, items }: Kept, { name, via }: Actor, savedAt: string) => {
    const draft = JSON.stringify({ fields, items });
    put.run({ incident, saved_at: savedAt, actor_name: name, actor_via: via, draft });
  };
  return {
    read,
    change(incident, change, actor, at) {
      const row = get.get(incident.id);
      const before: Kept = row ? keptIn(row) : { fields: {} };
      const fields = { ...before.fields, ...change.fields };
      const items = change.items ? withChanges(before.items ?? soFar(incident), change.items) : before.items;
      const savedAt = at.toISOString();
      keep(incident.id, { fields, items }, actor, savedAt);
      return { fields, items: rowsLeft(items ?? soFar(incident)), savedAt, savedBy: actor };
    },
    end(incident, by) {
      const { id, resolution } = incident;
      const draft = read(incident);
      if (!draft || !resolution) return;
      const { name, via } = draft.savedBy;
      const left = draftAfter(draft, resolution, name === by.name && via === by.via);
      if (!left) drop.run(id);
      else keep(id, left, draft.savedBy, draft.savedAt);
    },
  };
}

/** What a row holds; `items` is left out until somebody types in them. */
interface Kept extends Pick<ResolutionDraft, 'fields'> {
  readonly items?: readonly KeptItem[] | undefined;
}

/** In a draft kept before rows had ids, each gets its place as its id, and none at all meant that nobody had typed in them. */
function keptIn(row: DraftRow): Kept {
  const { fields, items = [] } = JSON.parse(row.draft) as Kept;
  if (items.length === 0) return { fields };
  return { fields, items: items.map((item, index) => ({ ...item, id: item.id ?? String(index + 1) })) };
}

function soFar({ resolution }: Incident): readonly ItemDraft[] {
  return itemDrafts(resolution?.action_items);
}

interface DraftRow {
  readonly incident: string;
  readonly saved_at: string;
  readonly actor_name: string;
  readonly actor_via: Actor['via'];
  readonly draft: string;
}
