import type { Kind } from '../../../schemas/kinds.ts';
import { type JsonSchema, schemaOf } from '../../../schemas/schema.ts';

/** What a name can be the name of. `check` is a workload's check by both names; `file` and `folder` a path relative to the root. */
export type Sort =
  | 'workload'
  | 'check'
  | 'playbook'
  | 'action'
  | 'channel'
  | 'service'
  | 'alert'
  | 'rule'
  | 'profile'
  | 'project'
  | 'file'
  | 'folder'
  | 'anchor';

/** Sorts whose names mean something within one document only. */
export const localSorts: ReadonlySet<Sort> = new Set<Sort>(['action', 'anchor']);

/** A sort as a word in a sentence. */
export const sortWords: Readonly<Record<Sort, string>> = {
  workload: 'workload',
  check: 'check',
  playbook: 'playbook',
  action: 'action',
  channel: 'channel',
  service: 'service',
  alert: 'alert',
  rule: 'rule',
  profile: 'profile',
  project: 'project',
  file: 'file',
  folder: 'folder',
  anchor: 'anchor',
};

/** Sorts nothing refers to by the name alone. */
export const unreferredSorts: ReadonlySet<Sort> = new Set<Sort>(['check', 'file', 'folder', 'rule', 'project']);

/** The alerts that exist without being defined: the catalogue, H1 to H8, by their meaning. */
export const catalogueAlerts: ReadonlyMap<string, string> = (() => {
  const { enum: ids = [], enumDescriptions = [] } = commonDefinition('alert').anyOf?.[0] ?? {};
  return new Map(ids.map((id, index) => [String(id), enumDescriptions[index] ?? '']));
})();

interface NameForm {
  readonly pattern: RegExp;
  /** Completes "must be …". */
  readonly expected: string;
}

/** What a new name of a sort must look like; undefined for what cannot be renamed. */
export function nameForm(sort: Sort): NameForm | undefined {
  switch (sort) {
    case 'workload':
      return formOf(commonDefinition('workloadName'));
    case 'action':
      return formOf(definition('playbook', 'id'));
    case 'alert':
      return {
        pattern: /^[A-Za-z][A-Za-z0-9_.:-]{0,127}$/,
        expected: 'letters, digits and _ . : -, beginning with a letter',
      };
    case 'playbook':
    case 'channel':
    case 'service':
    case 'profile':
      return formOf(commonDefinition('name'));
    case 'anchor':
      return { pattern: /^[A-Za-z0-9_.-]+$/, expected: 'letters, digits and _ . -' };
    default:
      return undefined;
  }
}

function formOf({ pattern = '', 'x-expected': expected = '' }: JsonSchema): NameForm {
  return { pattern: new RegExp(pattern, 'u'), expected };
}

function commonDefinition(name: string): JsonSchema {
  return schemaOf('common').$defs?.[name] ?? {};
}

function definition(kind: Kind, name: string): JsonSchema {
  return schemaOf(kind).$defs?.[name] ?? {};
}
