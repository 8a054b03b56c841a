import { type Document, isMap, isScalar, type Node } from 'yaml';
import { type Kind, kinds, namedKinds, ourGroup, apiVersion as ourVersion, pathKinds } from './kinds.ts';
import { schemaOf } from './schema.ts';
import { nearest } from './suggest.ts';

export interface Recognition {
  readonly kind: Kind | undefined;
  readonly expected: Kind | undefined;
  readonly unknownKind: Node | undefined;
  readonly unknownModeline?: string;
  /** The kind that the file's own name promises, where the keys of what is written are not those of one. */
  readonly unmet?: Kind;
}

const notOurs: Recognition = { kind: undefined, expected: undefined, unknownKind: undefined };
const ourScheme = 'healer:';

const names = pathKinds.map(({ kind, suffix, file }) => ({
  kind,
  pattern: new RegExp(suffix ? `[^\\\\/]\\.${suffix}\\.ya?ml$` : `(?:^|[\\\\/])${file?.replaceAll('.', '\\.')}$`),
}));

/** What a file's name says, and not only its folder: `web.health.yaml`, `healer.yaml`. */
function kindOfName(path: string): Kind | undefined {
  return names.find(({ pattern }) => pattern.test(path))?.kind;
}

/** What a file's name and folder alone say of the documents in it, whatever they hold. */
export function kindOfPath(path: string): Kind | undefined {
  const folder = /(?:^|[\\/])([^\\/]+)[\\/][^\\/]+\.ya?ml$/.exec(path)?.[1];
  return kindOfName(path) ?? pathKinds.find((row) => row.folder !== undefined && row.folder === folder)?.kind;
}

/**
 * Which kind of definition one document is, by the table of kinds: a modeline decides, else our `apiVersion` with its
 * `kind`, else file name and keys together. Text so broken that its keys cannot be read is what its file name says.
 * `parse` is called only where the text could be ours. A modeline with a kind of ours that there is not is as none.
 */
export function recognise(path: string, text: string, parse: () => Document.Parsed): Recognition {
  const chosen = modelineKind(text);
  if (chosen === 'foreign') return notOurs;
  if (typeof chosen === 'object') return { ...recogniseUnchosen(path, text, parse), unknownModeline: chosen.unknown };
  if (chosen) return { kind: chosen, expected: chosen, unknownKind: undefined };
  return recogniseUnchosen(path, text, parse);
}

function recogniseUnchosen(path: string, text: string, parse: () => Document.Parsed): Recognition {
  const expected = kindOfPath(path);
  if (expected === undefined && !text.includes(ourGroup) && !nearlyOurs.test(text)) return notOurs;
  const document = parse();
  const keys = topLevel(document, text);
  const found = byKeys(expected, keys);
  const unreadable = document.errors.length > 0 && !found.kind && !found.unknownKind && !keys.has('apiVersion');
  const named = kindOfName(path);
  const isUnmet =
    !unreadable && !found.kind && !found.unknownKind && !keys.has('apiVersion') && document.contents !== null;
  const unmet = isUnmet && named && Object.hasOwn(promisedKeys, named) ? { unmet: named } : {};
  return { ...found, expected, ...(unreadable ? { kind: named } : {}), ...unmet };
}

/** Whether a text could hold a definition of ours, by its file's name, a modeline or our `apiVersion`: a cheap scan. */
export function mentionsHealer(path: string, text: string): boolean {
  return kindOfPath(path) !== undefined || text.includes(ourGroup) || ourModeline.test(text);
}

/** A modeline that chooses one of our kinds, or means to. */
const ourModeline = new RegExp(
  `yaml-language-server:.*\\$schema=(?:${ourScheme}|\\S*(?:${kinds.join('|')})\\.schema\\.json)`,
);

/** A playbook by its kind alone, or an `apiVersion` that may be meant to be ours. */
const nearlyOurs = /^kind:[ \t]*["']?RemediationPlaybook|^apiVersion:[ \t]*["']?h[\w.-]*\//m;

/** Of the kinds that only their file's name and keys tell: the keys. */
export const promisedKeys: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  health: ['workload', 'type'],
  rule: ['on', 'action'],
  escalation: ['escalation'],
};

type TopLevel = ReadonlyMap<string, Node | string | undefined>;

function byKeys(expected: Kind | undefined, keys: TopLevel): Omit<Recognition, 'expected'> {
  const apiVersion = textOf(keys.get('apiVersion'));
  if (apiVersion?.startsWith('openslo')) return notOurs;
  if (apiVersion?.startsWith(ourGroup)) {
    const named = textOf(keys.get('kind')) ?? '';
    const kind = Object.hasOwn(namedKinds, named) ? namedKinds[named] : undefined;
    if (kind) return { kind, unknownKind: undefined };
    if (expected === 'playbook' && !keys.has('kind')) return { kind: 'playbook', unknownKind: undefined };
    const node = keys.get('kind') ?? keys.get('apiVersion');
    return { kind: undefined, unknownKind: typeof node === 'string' ? undefined : node };
  }
  const named = textOf(keys.get('kind')) ?? '';
  const isNamed = expected === 'playbook' || Object.hasOwn(namedKinds, named);
  if (apiVersion !== undefined && isNamed && nearest(apiVersion, [ourVersion]) !== undefined) {
    const node = keys.get('apiVersion');
    return { kind: undefined, unknownKind: typeof node === 'string' ? undefined : node };
  }
  if (!keys.has('apiVersion') && named === 'RemediationPlaybook' && expected !== 'playbook') {
    const node = keys.get('kind');
    return { kind: undefined, unknownKind: typeof node === 'string' ? undefined : node };
  }
  return { kind: expected && keysMatch(expected, keys) ? expected : undefined, unknownKind: undefined };
}

function keysMatch(kind: Kind, keys: TopLevel): boolean {
  switch (kind) {
    case 'health': {
      const known = [...keys.keys()].filter((key) => Object.hasOwn(schemaOf('health').properties ?? {}, key));
      return (keys.has('workload') || keys.has('type')) && known.length > 1;
    }
    case 'rule':
      return textOf(keys.get('on')) !== undefined && textOf(keys.get('action')) !== undefined;
    case 'escalation': {
      const value = keys.get('escalation');
      return typeof value === 'string' || isMap(value);
    }
    case 'playbook': {
      const named = textOf(keys.get('kind'));
      return keys.size > 0 && !keys.has('apiVersion') && (named === undefined || named === 'RemediationPlaybook');
    }
    default:
      return false;
  }
}

/**
 * The keys of the document's mapping with their values. In text with syntax errors, keys at the start of a line count
 * too, with the rest of the line as value: the parser may have lost them.
 */
function topLevel(document: Document.Parsed, text: string): TopLevel {
  const keys = new Map<string, Node | string | undefined>();
  if (document.errors.length > 0)
    for (const [, key = '', value = ''] of text.matchAll(/^["']?([A-Za-z_]+)["']?[ \t]*:(?:[ \t]+([^\r\n#]*))?/gm))
      keys.set(key, value.trim().replace(/^(["'])(.*)\1$/, '$2'));
  if (isMap(document.contents))
    for (const { key, value } of document.contents.items) {
      const name = textOf(key as Node | null);
      if (name !== undefined) keys.set(name, (value as Node | null) ?? undefined);
    }
  return keys;
}

/** The text of a scalar that says something: undefined for a collection, and for a value not written yet. */
function textOf(node: Node | string | null | undefined): string | undefined {
  if (typeof node === 'string') return node === '' ? undefined : node;
  return isScalar(node) && node.value !== null ? (node.source ?? String(node.value)) : undefined;
}

/**
 * The kind a `yaml-language-server` modeline above the content names: `foreign` for a schema that is not ours, and what
 * stands after `healer:` where no kind of ours is called so.
 */
function modelineKind(text: string): Kind | 'foreign' | { readonly unknown: string } | undefined {
  const head = /^(?:\uFEFF?[ \t]*(?:#[^\n]*|%[^\n]*|---[ \t]*(?:#[^\n]*)?)?\r?(?:\n|$))*/.exec(text)?.[0] ?? '';
  const schema = /^[ \t]*(?:---[ \t]+)?#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)/m.exec(head)?.[1];
  if (schema === undefined) return undefined;
  const kind = kinds.find((one) => schema === `healer:${one}` || endsWithFile(schema, `${one}.schema.json`));
  return kind ?? (schema.startsWith(ourScheme) ? { unknown: schema.slice(ourScheme.length) } : 'foreign');
}

function endsWithFile(path: string, file: string): boolean {
  return path === file || path.endsWith(`/${file}`) || path.endsWith(`\\${file}`);
}
