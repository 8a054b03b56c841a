import { failed, type Result, success } from '../model/failure.ts';
import type { ActionItem, Resolution } from '../model/incident.ts';
import { incompleteResolution, invalidResolution } from './failures.ts';

type Field = keyof Resolution;

/** The fifteen fields, in the order they are asked for. */
export const resolutionFields = [
  'summary',
  'root_cause',
  'trigger',
  'fix',
  'category',
  'component',
  'detection',
  'impact',
  'downtime_minutes',
  'toil_minutes',
  'toil_category',
  'went_well',
  'could_be_better',
  'lessons',
  'action_items',
] as const satisfies readonly Field[];

const required: readonly Field[] = ['summary', 'root_cause', 'fix'];
/** Characters in one field. */
const longest = 20_000;

/** The fields that are still empty, in the order they are asked for. */
export function missingFields(resolution: Partial<Resolution> | undefined): readonly Field[] {
  return resolutionFields.filter((field) => isBlank(resolution?.[field]));
}

/** The resolution with its texts trimmed and blank fields left out, or what is wrong or missing in it. */
export function completeResolution(fields: Partial<Resolution>): Result<Resolution> {
  const unknown = Object.keys(fields).find((name) => !resolutionFields.includes(name as Field));
  if (unknown !== undefined) {
    return failed(invalidResolution(unknown, `is not one of its fields, which are ${resolutionFields.join(', ')}`));
  }
  const absent = required.filter((field) => isBlank(fields[field]));
  if (absent.length > 0) return failed(incompleteResolution(absent));

  const kept: Partial<Record<Field, unknown>> = {};
  for (const field of resolutionFields) {
    const value = fields[field];
    if (isBlank(value)) continue;
    const problem = problemOf(field, value);
    if (problem) return failed(invalidResolution(field, problem));
    kept[field] = tidy(value);
  }
  return success(kept as unknown as Resolution);
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function problemOf(field: Field, value: unknown): string | undefined {
  if (field === 'downtime_minutes' || field === 'toil_minutes') {
    const fine = typeof value === 'number' && Number.isFinite(value) && value >= 0;
    return fine ? undefined : `is ${JSON.stringify(value)}: give minutes as a number from 0 up`;
  }
  if (field === 'action_items') {
    return Array.isArray(value) ? value.map(itemProblem).find((problem) => problem) : 'is not a list';
  }
  return textProblem(value);
}

function textProblem(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'is not text';
  return value.length > longest ? `has ${value.length} characters, and ${longest} is the most` : undefined;
}

function itemProblem(item: Partial<ActionItem> | null, index: number): string | undefined {
  const which = `need mending: item ${index + 1}`;
  if (isBlank(item?.what)) return `${which} does not say what is to be done`;
  const text = textProblem(item?.what) ?? (isBlank(item?.owner) ? undefined : textProblem(item?.owner));
  if (text) return `${which} ${text}`;
  if (!isBlank(item?.due) && !isDate(item?.due)) {
    return `${which} is due ${JSON.stringify(item?.due)}: give a date as YYYY-MM-DD`;
  }
  const ticket = isBlank(item?.ticket) ? undefined : textProblem(item?.ticket);
  if (ticket) return `${which} has a ticket that ${ticket}`;
  return undefined;
}

function isDate(text: unknown): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().trim();
  if (!Array.isArray(value)) return value;
  return value.map((item: ActionItem) => ({
    what: tidy(item.what),
    ...(!isBlank(item.owner) && { owner: tidy(item.owner) }),
    ...(!isBlank(item.due) && { due: item.due }),
    ...(!isBlank(item.ticket) && { ticket: tidy(item.ticket) }),
    ...(!isBlank(item.done) && { done: item.done }),
  }));
}
