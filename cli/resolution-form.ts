import { randomUUID } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import { resolutionFields } from '../engine/incidents/resolution.ts';
import { itemDrafts, rowsLeft, withChanges } from '../engine/model/draft-items.ts';
import { type Result, success } from '../engine/model/failure.ts';
import type { ActionItem, DraftChange, ItemChange, ItemDraft } from '../engine/model/incident.ts';
import { printable } from '../engine/printable.ts';
import type { IncidentDetail, Resolution } from '../engine/protocol/rpc.ts';
import { knownFields } from './known-fields.ts';
import { checkedItem, itemParts, minutesFlag, questionOf } from './resolution-flags.ts';
import type { Terminal, Typed } from './terminal.ts';
import { lasting } from './times.ts';

type Field = Exclude<keyof Resolution, 'action_items'>;

const required: readonly Field[] = ['summary', 'root_cause', 'fix'];
const isField = (field: keyof Resolution): field is Field => field !== 'action_items';
const inOrder = [...new Set([...required, ...resolutionFields.filter(isField)])];

export interface Form {
  readonly detail: IncidentDetail;
  /** What was said already, which is not asked for. */
  readonly given: Partial<Resolution>;
  readonly now: Date;
  readonly ask: Terminal['ask'];
  readonly say: (text: string) => void;
  /** Keeps what was typed as the incident's draft. */
  readonly keep: (change: DraftChange) => Promise<Result<unknown>>;
}

/** Whether there is something to ask: of an incident to resolve, what was not said; of a resolved one, where nothing was. */
export function needsForm({ incident: { state } }: IncidentDetail, given: Partial<Resolution>): boolean {
  if (state === 'reviewed') return false;
  if (state === 'resolved') return Object.keys(given).length === 0;
  return resolutionFields.some((field) => given[field] === undefined);
}

/**
 * Asks for the fields of a resolution that are missing, one after the other, each kept as the draft as soon as it is
 * typed. Gives the fields, those given among them; undefined when the person left.
 */
export async function fillIn(form: Form): Promise<Result<Partial<Resolution> | undefined>> {
  const { detail, now, say } = form;
  const { incident, draft, missing } = detail;
  const { action_items: givenItems = [], ...given } = form.given;
  const before = draft?.items ?? itemDrafts(incident.resolution?.action_items);
  const added = givenItems.map(({ done: _, ...item }): ItemChange => {
    const there = before.find(({ what }) => what === item.what);
    return { id: there?.id ?? randomUUID(), ...item };
  });
  const standing = rowsLeft(withChanges(before, added));
  if (Object.keys(form.given).length > 0) {
    const texts = Object.entries(given).map(([field, value]) => [field, String(value)]);
    const kept = await form.keep({ fields: Object.fromEntries(texts), ...(added.length > 0 && { items: added }) });
    if (!kept.ok) return kept;
  }
  say(`${incident.id}  ${incident.title}\n`);
  if (draft) {
    const ago = lasting(now.getTime() - Date.parse(draft.savedAt));
    say(`Filled in as ${draft.savedBy.name} left it ${ago} ago.\n`);
  }
  say('Enter takes what stands there, or skips the field. Ctrl-C leaves what was typed as a draft.\n');

  const known = { ...knownFields(detail, now), ...incident.resolution, ...draft?.fields };
  const answers: Partial<Record<Field, string | number>> = {};
  for (const field of inOrder) {
    const written = incident.state === 'resolved' && !missing.includes(field) && !draft?.fields[field];
    if (given[field] !== undefined || written) continue;
    const answer = await askForField(form, field, String(known[field] ?? ''));
    if (!answer.ok || answer.value === undefined) return answer as Result<undefined>;
    answers[field] = answer.value;
  }
  const items = await askForItems(form, standing);
  if (!items.ok || items.value === undefined) return items as Result<undefined>;
  return success({ ...given, ...answers, action_items: items.value } as Partial<Resolution>);
}

/** Asks again until the answer can be taken; undefined when the person left. */
async function askForField(form: Form, field: Field, known: string): Promise<Result<string | number | undefined>> {
  form.say(`\n${questionOf(field)}\n`);
  for (let standing = known; ; ) {
    const { text, left } = await askWith(form, standing);
    if (text !== standing) {
      const kept = await form.keep({ fields: { [field]: text } });
      if (!kept.ok) return kept;
    }
    if (left) return success(undefined);
    const value = taken(() => answered(field, text));
    if (!(value instanceof InvalidArgumentError)) return success(value);
    form.say(`${value.message}\n`);
    standing = text;
  }
}

/** Asks for each item that stands there, then for more until there is none; undefined when the person left. */
async function askForItems(
  form: Form,
  before: readonly ItemDraft[],
): Promise<Result<readonly ActionItem[] | undefined>> {
  let items = before;
  form.say('\nAction items: WHAT;OWNER;YYYY-MM-DD;TICKET, all but WHAT optional. An empty line ends them.\n');
  for (let at = 0; ; ) {
    const standing = itemText(items[at]);
    const { text, left } = await askWith(form, standing);
    const blank = text.trim() === '';
    if (text !== standing) {
      const was = items[at];
      const row = blank ? undefined : { id: was?.id ?? randomUUID(), ...itemParts(text) };
      items = items.toSpliced(at, 1, ...(row ? [row] : []));
      const change = itemChange(was, row);
      const kept = change ? await form.keep({ items: [change] }) : success(null);
      if (!kept.ok) return kept;
    }
    if (left) return success(undefined);
    const item = items[at];
    if (item === undefined && standing === '') return success(items.map(checkedItem));
    if (item === undefined || blank) continue;
    const checked = taken(() => checkedItem(item));
    if (checked instanceof InvalidArgumentError) form.say(`${checked.message}\n`);
    else at++;
  }
}

/** A line of text stands there to be changed; other text is shown, and kept where nothing is typed. */
async function askWith({ ask, say }: Form, known: string): Promise<Typed> {
  if (!known.includes('\n') && printable(known) === known) return ask(known);
  say(`${known.replace(/^/gm, '    ')}\n(Enter keeps it; what is typed takes its place.)\n`);
  const typed = await ask('');
  return typed.text === '' ? { ...typed, text: known } : typed;
}

function answered(field: Field, text: string): string | number {
  if (text.trim() === '' && required.includes(field)) throw new InvalidArgumentError('This one is needed.');
  const counts = field === 'downtime_minutes' || field === 'toil_minutes';
  return counts && text.trim() !== '' ? minutesFlag(text) : text;
}

function taken<T>(read: () => T): T | InvalidArgumentError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error;
    throw error;
  }
}

/** What was typed in a row since: the parts that are not as they were, or that it is gone. */
function itemChange(was: ItemDraft | undefined, now: ItemDraft | undefined): ItemChange | undefined {
  if (now === undefined) return was && { id: was.id, removed: true };
  const parts = Object.entries(now).filter(([name, text]) => was?.[name as keyof ItemDraft] !== text);
  return { ...Object.fromEntries(parts), id: now.id };
}

function itemText(item: ItemDraft | undefined): string {
  return item === undefined ? '' : [item.what, item.owner, item.due, item.ticket].join(';').replace(/;+$/, '');
}
