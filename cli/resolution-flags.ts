import type { Resolution } from '../engine/protocol/rpc.ts';

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
