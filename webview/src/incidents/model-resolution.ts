import type { ActionItem, ItemDraft, Resolution } from '../../../engine/protocol/page.ts';

export type TextField = Exclude<keyof Resolution, 'action_items'>;

export interface FieldSpec {
  readonly name: TextField;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'minutes';
  readonly required?: true;
  /** Takes two of three columns. */
  readonly wide?: true;
  readonly hint: string;
}

export const form: readonly { readonly heading: string; readonly fields: readonly FieldSpec[] }[] = [
  {
    heading: 'What happened',
    fields: [
      {
        name: 'summary',
        label: 'Summary',
        kind: 'text',
        required: true,
        wide: true,
        hint: 'What users felt, and for how long',
      },
      { name: 'category', label: 'Category', kind: 'line', hint: 'Configuration, capacity, dependency …' },
      { name: 'root_cause', label: 'Root cause', kind: 'text', required: true, hint: 'Why it was possible' },
      { name: 'trigger', label: 'Trigger', kind: 'text', hint: 'What set it off' },
      { name: 'fix', label: 'Fix', kind: 'text', required: true, hint: 'What ended it' },
      { name: 'component', label: 'Component', kind: 'line', hint: 'The part that broke' },
      { name: 'detection', label: 'Detection', kind: 'line', hint: 'How it was noticed' },
      { name: 'impact', label: 'Impact', kind: 'line', hint: 'Who could not do what' },
    ],
  },
  {
    heading: 'Cost',
    fields: [
      { name: 'downtime_minutes', label: 'Downtime minutes', kind: 'minutes', hint: '0 when there was none' },
      { name: 'toil_minutes', label: 'Toil minutes', kind: 'minutes', hint: 'Work by hand' },
      { name: 'toil_category', label: 'Toil category', kind: 'line', hint: 'Manual restart, manual rollback …' },
    ],
  },
  {
    heading: 'Learning',
    fields: [
      { name: 'went_well', label: 'What went well', kind: 'text', hint: 'What helped' },
      {
        name: 'could_be_better',
        label: 'What could be better',
        kind: 'text',
        hint: 'Write what would have helped, not who',
      },
      { name: 'lessons', label: 'Lessons', kind: 'text', hint: 'What others should know' },
    ],
  },
];

/** The form as it is shown: what is known, under what was typed. */
export interface Draft {
  readonly fields: Readonly<Partial<Record<TextField, string>>>;
  readonly items: readonly ItemDraft[];
  /** Fields that hold what was known, by where it was known from. */
  readonly from: Readonly<Partial<Record<TextField, string>>>;
}

/**
 * The rows to draw: without those that others left blank, and with a blank one, `fresh`, after the last to type a new
 * item in. `mine` are those that were typed in here.
 */
export function itemRows(items: readonly ItemDraft[], mine: ReadonlySet<string>, fresh: string): readonly ItemDraft[] {
  const rows = items.filter((item) => mine.has(item.id) || !isBlank(item));
  const last = rows.at(-1);
  return last !== undefined && isBlank(last)
    ? rows
    : [...rows, { id: fresh, what: '', owner: '', due: '', ticket: '' }];
}

export function isBlank({ what, owner, due, ticket }: ItemDraft): boolean {
  return [what, owner, due, ticket].every((part) => part.trim() === '');
}

/** Names of the fifteen fields that are still empty. */
export function missingFields(draft: Draft): readonly (keyof Resolution)[] {
  const empty = form
    .flatMap(({ fields }) => fields.map(({ name }) => name))
    .filter((name) => textOf(draft, name) === '');
  return itemsOf(draft).length === 0 ? [...empty, 'action_items'] : empty;
}

export type FormErrors = Readonly<Partial<Record<keyof Resolution, string>>>;

/** What stops the draft from being sent, by field; empty when nothing does. */
export function draftErrors(draft: Draft): FormErrors {
  const errors: Partial<Record<keyof Resolution, string>> = {};
  for (const { name, label, kind, required } of form.flatMap(({ fields }) => fields)) {
    const text = textOf(draft, name);
    if (required && text === '') errors[name] = `${label} is required`;
    if (kind === 'minutes' && !/^\d{0,6}$/.test(text)) errors[name] = 'A whole number of minutes, such as 31';
  }
  for (const item of draft.items) {
    if (item.due.trim() !== '' && !isDate(item.due.trim()))
      errors.action_items = `“${item.due.trim()}” is not a date: write 2026-11-28`;
    else if (
      item.what.trim() === '' &&
      (item.owner.trim() !== '' || item.due.trim() !== '' || item.ticket.trim() !== '')
    )
      errors.action_items = 'Say what is to be done';
  }
  return errors;
}

/**
 * The draft as a resolution. Empty fields are left out, except that a text or list of `before`, the resolution being
 * amended, is sent blank to clear it. Meant for a draft without errors.
 */
export function resolutionOf(draft: Draft, before?: Resolution): Resolution {
  const minutes = new Set<TextField>(['downtime_minutes', 'toil_minutes']);
  const filled = form
    .flatMap(({ fields }) => fields.map(({ name }) => [name, textOf(draft, name)] as const))
    .filter(([, text]) => text !== '')
    .map(([name, text]) => [name, minutes.has(name) ? Number(text) : text] as const);
  const cleared = Object.entries(before ?? {})
    .filter(([, value]) => typeof value === 'string')
    .map(([name]) => [name, '']);
  const items = itemsOf(draft);
  return {
    summary: '',
    root_cause: '',
    fix: '',
    ...Object.fromEntries(cleared),
    ...Object.fromEntries(filled),
    ...(items.length === 0 && before?.action_items === undefined ? {} : { action_items: items }),
  };
}

/** The label of any of the fifteen fields. */
export function labelOf(name: keyof Resolution): string {
  const spec = form.flatMap(({ fields }) => fields).find((field) => field.name === name);
  return spec?.label ?? 'Action items';
}

function textOf(draft: Draft, name: TextField): string {
  return draft.fields[name]?.trim() ?? '';
}

function itemsOf(draft: Draft): readonly ActionItem[] {
  return draft.items
    .map(({ what, owner, due, ticket }) => {
      const parts = Object.entries({ owner, due, ticket }).map(([name, text]) => [name, text.trim()] as const);
      return { what: what.trim(), ...Object.fromEntries(parts.filter(([, text]) => text !== '')) };
    })
    .filter(({ what }) => what !== '');
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
