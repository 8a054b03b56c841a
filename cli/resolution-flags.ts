import { type Command, InvalidArgumentError } from 'commander';
import type { ActionItem, ItemDraft, Resolution } from '../engine/model/incident.ts';

interface FieldFlag {
  readonly flag: string;
  readonly field: Exclude<keyof Resolution, 'action_items'>;
  readonly help: string;
  readonly minutes?: true;
}

/** The flags of `healer incident resolve` and the field each fills; action items have one of their own. */
const fieldFlags: readonly FieldFlag[] = [
  { flag: 'summary', field: 'summary', help: 'what happened, in a sentence or two (required)' },
  { flag: 'root-cause', field: 'root_cause', help: 'what made it possible (required)' },
  { flag: 'trigger', field: 'trigger', help: 'what set it off' },
  { flag: 'fix', field: 'fix', help: 'what ended it (required)' },
  { flag: 'category', field: 'category', help: 'the sort of cause: configuration, dependency, capacity …' },
  { flag: 'component', field: 'component', help: 'the part that failed' },
  { flag: 'detection', field: 'detection', help: 'how it was noticed' },
  { flag: 'impact', field: 'impact', help: 'what people could not do' },
  { flag: 'downtime', field: 'downtime_minutes', help: 'minutes people could not use it', minutes: true },
  { flag: 'toil-minutes', field: 'toil_minutes', help: 'minutes of manual work', minutes: true },
  { flag: 'toil-category', field: 'toil_category', help: 'the sort of manual work' },
  { flag: 'went-well', field: 'went_well', help: 'what helped' },
  { flag: 'could-be-better', field: 'could_be_better', help: 'what would have helped' },
  { flag: 'lessons', field: 'lessons', help: 'what was learned' },
];

const flags: ReadonlyMap<string, string> = new Map([
  ...fieldFlags.map(({ field, flag }) => [field, flag] as const),
  ['action_items', 'action-item'],
]);

/** The flag that fills a field of the resolution: `--root-cause` for `root_cause`. */
export function flagOf(field: string): string {
  return `--${flags.get(field) ?? field}`;
}

/** What a person is asked for a field: `Root cause: what made it possible (required)`. */
export function questionOf(field: string): string {
  return `${labelOf(field)}: ${fieldFlags.find((row) => row.field === field)?.help}`;
}

/** A field's name for a person: `Root cause`. */
export function labelOf(field: string): string {
  const words = flagOf(field).slice(2).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Gives a command a flag for each of the fifteen fields. */
export function withResolution(command: Command): Command {
  for (const { flag, help, minutes } of fieldFlags) {
    if (minutes) command.option(`--${flag} <minutes>`, help, minutesFlag);
    else command.option(`--${flag} <text>`, help);
  }
  const items =
    'what to do about it, as WHAT;OWNER;YYYY-MM-DD;TICKET, all but WHAT optional; may be repeated; added to those there are';
  return command.option('--action-item <item>', items, (text, before: readonly ActionItem[] = []) => [
    ...before,
    checkedItem(itemParts(text)),
  ]);
}

/** The fields that were given as flags. */
export function resolutionFrom(options: Readonly<Record<string, unknown>>): Partial<Resolution> {
  const given = [...flags].map(([field, flag]) => [field, options[camelCase(flag)]] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function camelCase(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Minutes, 0 or more; throws `InvalidArgumentError` on anything else. */
export function minutesFlag(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new InvalidArgumentError('Give a number of minutes, 0 or more.');
  }
  return value;
}

/** `WHAT;OWNER;DUE;TICKET` in its parts, blank where left out. */
export function itemParts(text: string): Omit<ItemDraft, 'id'> {
  const [what = '', owner = '', due = '', ...ticket] = text.split(';').map((part) => part.trim());
  return { what, owner, due, ticket: ticket.join(';') };
}

/** An action item that can be kept; throws `InvalidArgumentError` when it says nothing, or its date is none. */
export function checkedItem({ what, owner, due, ticket }: Omit<ItemDraft, 'id'>): ActionItem {
  if (what.trim() === '') throw new InvalidArgumentError('Say what is to be done.');
  if (due && !/^\d{4}-\d{2}-\d{2}$/.test(due)) throw new InvalidArgumentError('The due date is written YYYY-MM-DD.');
  return { what, ...(owner && { owner }), ...(due && { due }), ...(ticket && { ticket }) };
}
