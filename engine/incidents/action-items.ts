import { failed, type Result, success } from '../model/failure.ts';
import type { ActionItem, ActionQuery, Incident, TrackedAction } from '../model/incident.ts';
import { unknownActionItem } from './failures.ts';

/** The incident with one action item (from 1) done at `at`, or to be done again. */
export function markAction(incident: Incident, item: number, done: boolean, at: Date): Result<Incident> {
  const { resolution } = incident;
  const items = resolution?.action_items ?? [];
  const meant = items[item - 1];
  if (!resolution || !meant) return failed(unknownActionItem(incident.id, item, items.length));
  const { done: before, ...open } = meant;
  const marked = done ? { ...open, done: before ?? at.toISOString() } : open;
  return success({ ...incident, resolution: { ...resolution, action_items: items.with(item - 1, marked) } });
}

/** The items with these added; one that says the same as one there brings that one's owner, due date and ticket up to date. */
export function addItems(before: readonly ActionItem[], added: readonly ActionItem[]): readonly ActionItem[] {
  return added.reduce((items, item) => {
    const at = items.findIndex(({ what }) => what === item.what);
    return at < 0 ? items.concat(item) : items.with(at, { ...items[at], ...item });
  }, before);
}

/** The items as written now: one that says the same as before is as done as it was. */
export function keepDone(items: readonly ActionItem[], before: readonly ActionItem[]): readonly ActionItem[] {
  return items.map((item) => {
    const done = item.done ?? before.find(({ what }) => what === item.what)?.done;
    return done === undefined ? item : { ...item, done };
  });
}

/** The action items a query asks for: overdue at `now` first, then by due date, those without one last. */
export function trackActions(
  incidents: readonly Pick<Incident, 'id' | 'title' | 'resolution'>[],
  query: ActionQuery,
  now: Date,
): readonly TrackedAction[] {
  const today = now.toISOString().slice(0, 10);
  return incidents
    .flatMap(({ id, title, resolution }) =>
      (resolution?.action_items ?? []).map((item, index) => {
        const overdue = item.done === undefined && item.due !== undefined && item.due < today;
        return { ...item, incident: id, title, item: index + 1, overdue };
      }),
    )
    .filter(({ done, owner, overdue }) => {
      if (query.overdue && !overdue) return false;
      return (query.done || done === undefined) && (query.owner === undefined || query.owner === owner);
    })
    .toSorted((one, other) => sortKey(one).localeCompare(sortKey(other)));
}

function sortKey({ done, due, incident, item }: TrackedAction): string {
  return `${done === undefined ? 0 : 1} ${due ?? '9999'} ${incident} ${String(item).padStart(4, '0')}`;
}
