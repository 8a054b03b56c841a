import { type Command, InvalidArgumentError } from 'commander';
import type { ActionItem, Resolution } from '../engine/model/incident.ts';

/** The flags of `healer incident resolve` that take text, and the field each fills. */
export const textFields = [
  { flag: 'summary', field: 'summary', help: 'what happened, in a sentence or two (required)' },
  { flag: 'root-cause', field: 'root_cause', help: 'what made it possible (required)' },
  { flag: 'trigger', field: 'trigger', help: 'what set it off' },
  { flag: 'fix', field: 'fix', help: 'what ended it (required)' },
  { flag: 'category', field: 'category', help: 'the sort of cause: configuration, dependency, capacity …' },
  { flag: 'component', field: 'component', help: 'the part that failed' },
  { flag: 'detection', field: 'detection', help: 'how it was noticed' },
  { flag: 'impact', field: 'impact', help: 'what people could not do' },
  { flag: 'toil-category', field: 'toil_category', help: 'the sort of manual work' },
  { flag: 'went-well', field: 'went_well', help: 'what helped' },
  { flag: 'could-be-better', field: 'could_be_better', help: 'what would have helped' },
  { flag: 'lessons', field: 'lessons', help: 'what was learned' },
] as const satisfies readonly { flag: string; field: keyof Resolution; help: string }[];

const flags: ReadonlyMap<string, string> = new Map([
  ...textFields.map(({ field, flag }) => [field, flag] as const),
  ['downtime_minutes', 'downtime'],
  ['toil_minutes', 'toil-minutes'],
  ['action_items', 'action-item'],
]);

/** The flag that fills a field of the resolution: `--root-cause` for `root_cause`. */
export function flagOf(field: string): string {
  return `--${flags.get(field) ?? field}`;
}

/** Gives a command a flag for each of the fifteen fields. */
export function withResolution(command: Command): Command {
  for (const { flag, help } of textFields) command.option(`--${flag} <text>`, help);
  return command
    .option('--downtime <minutes>', 'minutes people could not use it', minutesFlag)
    .option('--toil-minutes <minutes>', 'minutes of manual work', minutesFlag)
    .option(
      '--action-item <item...>',
      'what to do about it, as WHAT;OWNER;YYYY-MM-DD;TICKET, all but WHAT optional',
      itemsFlag,
    );
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

/** `WHAT;OWNER;DUE;TICKET`, of which what comes after WHAT may be blank or left out; throws `InvalidArgumentError`. */
export function itemFlag(text: string): ActionItem {
  const [what = '', owner, due, ...rest] = text.split(';').map((part) => part.trim());
  const ticket = rest.join(';');
  if (!what) throw new InvalidArgumentError('Say what is to be done.');
  if (due && !/^\d{4}-\d{2}-\d{2}$/.test(due)) throw new InvalidArgumentError('The due date is written YYYY-MM-DD.');
  return { what, ...(owner && { owner }), ...(due && { due }), ...(ticket && { ticket }) };
}

function itemsFlag(text: string, before: readonly ActionItem[] = []): readonly ActionItem[] {
  return [...before, itemFlag(text)];
}
