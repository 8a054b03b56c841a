import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { conditionResolver } from '../../../schemas/condition.ts';
import { type DefinitionDocument, type ParsedFile, perDocument } from '../../../schemas/document.ts';
import type { Kind } from '../../../schemas/kinds.ts';
import { entryOf, isMergeKey, keyName, maxDepth, resolveAlias } from '../../../schemas/nodes.ts';
import { chooseBranch, itemSchema, type JsonSchema, propertySchema, schemaOf } from '../../../schemas/schema.ts';
import { definitionLabel, definitionName } from '../definition-name.ts';
import { anchorOccurrences } from './anchors.ts';
import { detailOf } from './detail.ts';
import type { Sort } from './sorts.ts';

/** One place where a document gives or uses a name. */
export interface Occurrence {
  readonly sort: Sort;
  /** As it is written; of a condition, the word before `_failed` or `_succeeded`. */
  readonly name: string;
  /** What all occurrences of the same thing share: the name, but for actions and anchors, which are told by position. */
  readonly key: string;
  readonly defines: boolean;
  /** Of the name itself, without quotes: offsets from the start of the document. */
  readonly start: number;
  readonly end: number;
  /** Where what it is a part of ends: a condition goes on after the name. */
  readonly wholeEnd?: number;
  /**
   * `text`: the name stands there and may be edited; `alias`: an alias stands for it; `implied`: it comes from
   * elsewhere (a file's name, an action's type) or is written so that it cannot be edited in place.
   */
  readonly how: 'text' | 'alias' | 'implied';
  /** The quotes around the name, if any. */
  readonly quoted: boolean;
  /** For a channel: it stands in an escalation policy, which is a channel itself but may not name another. */
  readonly inPolicy?: true;
  /** For a workload, where a check of it is defined: the keys of those it depends on there. */
  readonly needs?: readonly string[];
  /** For a definition: what it is, in a few words of Markdown. */
  readonly detail?: string;
  /** For what gives a whole document its name: what symbols call that. */
  readonly label?: string;
}

/** Every name a document gives or uses, by its schema's `x-defines` and `x-reference`. */
export const occurrencesOf = perDocument((document, { path }): readonly Occurrence[] =>
  document.kind ? collect(document, document.kind, path) : [],
);

/** Works out the names of a file, giving control back after each document; those known already are left out. */
export function* collectNames({ documents }: ParsedFile): Generator<void> {
  for (const document of documents) {
    if (occurrencesOf.has(document)) continue;
    occurrencesOf(document);
    yield;
  }
}

function collect(document: DefinitionDocument, kind: Kind, path: string): Occurrence[] {
  const found: Occurrence[] = [];
  const add = (one: Occurrence) =>
    found.push(kind === 'escalation' && one.sort === 'channel' ? { ...one, inPolicy: true } : one);
  visit(document.yaml.contents, schemaOf(kind), { document, path, kind, add }, 0);
  const root = document.yaml.contents;
  if (isMap(root)) {
    if (kind === 'health') addCheck(document, root, add);
    if (kind === 'playbook') for (const one of actionOccurrences(document)) add(one);
    const byFile = namedByFile[kind];
    if (byFile && !found.some(({ sort, defines }) => sort === byFile.sort && defines)) {
      const name = definitionName(document, path);
      const key = entryOf(root, byFile.key, document)?.key;
      if (name && key)
        add({ ...at(document, key), ...named(byFile.sort, name, true), how: 'implied', ...about(document, path) });
    }
  }
  for (const one of anchorOccurrences(document)) add(one);
  return kind === 'health' ? withNeeds(found) : found;
}

function withNeeds(found: Occurrence[]): Occurrence[] {
  const needs = found.flatMap(({ sort, defines, key }) => (sort === 'workload' && !defines ? key : []));
  if (needs.length === 0) return found;
  return found.map((one) => (one.sort === 'workload' && one.defines ? { ...one, needs } : one));
}

/** What a document defines by its file's name where it has no other, and the key that stands for the name. */
const namedByFile: Readonly<Partial<Record<Kind, { readonly sort: Sort; readonly key: string }>>> = {
  escalation: { sort: 'channel', key: 'escalation' },
  rule: { sort: 'rule', key: 'on' },
  project: { sort: 'project', key: 'kind' },
};

/** What gives a whole document its name, rather than something in it. */
const naming: ReadonlySet<string> = new Set<`${Kind} ${Sort}`>([
  'health workload',
  'escalation channel',
  'rule rule',
  'playbook playbook',
  'profile profile',
  'project project',
]);

interface Visit {
  readonly document: DefinitionDocument;
  readonly path: string;
  readonly kind: Kind;
  readonly add: (one: Occurrence) => void;
}

/** Each node where it is written: what aliases and merge keys bring in is found at its anchor. */
function visit(node: unknown, schema: JsonSchema | undefined, to: Visit, depth: number): void {
  if (!schema || depth > maxDepth) return;
  const { document, kind } = to;
  if (isMap(node)) {
    const tag =
      schema.discriminator && resolveAlias(entryOf(node, schema.discriminator.propertyName, document)?.value, document);
    const branch = chooseBranch(schema, isScalar(tag) ? tag.value : undefined, kind);
    const sort = schema['x-keys-define'];
    for (const { key, value } of node.items) {
      const name = keyName(key);
      if (name === undefined || isMergeKey(key)) continue;
      if (sort && isScalar(key) && name !== '') {
        const about = detailOf(sort as Sort, value, document);
        to.add({ ...at(document, key), ...named(sort as Sort, name, true), ...(about ? { detail: about } : {}) });
      }
      visit(value, branch && propertySchema(branch, name, kind), to, depth + 1);
    }
  } else if (isSeq(node)) {
    const item = itemSchema(schema, kind);
    for (const one of node.items) visit(one, item, to, depth + 1);
  } else if (node) addScalar(node as Node, schema, to);
}

function addScalar(node: Node, schema: JsonSchema, { document, path, kind, add }: Visit): void {
  const sort = (schema['x-defines'] ?? schema['x-reference']) as Sort | undefined;
  if (!sort || sort === 'action') return;
  const scalar = resolveAlias(node, document);
  const name = isScalar(scalar) ? textOf(scalar) : '';
  if (name === '') return;
  const defines = schema['x-defines'] !== undefined;
  const more = naming.has(`${kind} ${sort}`) ? about(document, path) : detail(document);
  const how = isAlias(node) ? { how: 'alias' as const } : {};
  add({ ...at(document, node), ...named(sort, name, defines), ...how, ...(defines ? more : {}) });
}

function addCheck(document: DefinitionDocument, root: YAMLMap, add: Visit['add']): void {
  const read = (key: string) => resolveAlias(entryOf(root, key, document)?.value, document);
  const workload = read('workload');
  const own = read('name');
  const given = isScalar(own) ? textOf(own) : '';
  const type = read('type');
  const name = given || (isScalar(type) ? textOf(type) : '');
  const place = given ? own : workload;
  if (!isScalar(workload) || textOf(workload) === '' || name === '' || !place) return;
  add({ ...at(document, place), sort: 'check', name, key: `${textOf(workload)}\n${name}`, defines: true });
}

/** Actions by id or by the word their type begins with, and the conditions that speak of them. */
function actionOccurrences(document: DefinitionDocument): Occurrence[] {
  const list = document.yaml.getIn(['spec', 'actions']);
  if (!isSeq(list)) return [];
  const actions = list.items.map((item) => {
    const map = resolveAlias(item, document);
    const read = (key: string) => {
      const value = isMap(map) ? resolveAlias(entryOf(map, key, document)?.value, document) : undefined;
      return isScalar(value) ? value : undefined;
    };
    const own = isMap(item) ? item.get('condition', true) : undefined;
    return { id: read('id'), type: read('type'), condition: isScalar(own) ? own : undefined };
  });
  const plain = actions.map(({ id, type }) => ({ id: id && textOf(id), type: type ? textOf(type) : '' }));
  const resolve = conditionResolver(plain);
  return actions.flatMap(({ id, type, condition }, index) => {
    const found: Occurrence[] = [];
    const definition = id ?? type;
    if (definition && textOf(definition) !== '') {
      const name = textOf(definition);
      const place = at(document, definition);
      found.push({
        ...place,
        sort: 'action',
        name,
        key: String(index),
        defines: true,
        how: id ? place.how : 'implied',
        detail: `action ${index + 1}, \`${plain[index]?.type ?? ''}\``,
      });
    }
    const meant = condition && resolve(textOf(condition), index);
    if (condition && meant?.index !== undefined) {
      const place = at(document, condition);
      const end = place.start + meant.name.length;
      const byId = plain[meant.index]?.id === meant.name;
      const how = byId ? place.how : 'implied';
      found.push({
        ...place,
        end,
        wholeEnd: place.end,
        sort: 'action',
        name: meant.name,
        key: String(meant.index),
        defines: false,
        how,
      });
    }
    return found;
  });
}

function named(sort: Sort, name: string, defines: boolean): Pick<Occurrence, 'sort' | 'name' | 'key' | 'defines'> {
  return { sort, name, key: name, defines };
}

function detail(document: DefinitionDocument): Pick<Occurrence, 'detail'> {
  const about = document.kind && detailOf(document.kind, document.yaml.contents, document);
  return about ? { detail: about } : {};
}

function about(document: DefinitionDocument, path: string): Pick<Occurrence, 'detail' | 'label'> {
  return { ...detail(document), label: definitionLabel(document, path) };
}

function at(document: DefinitionDocument, node: Node): Pick<Occurrence, 'start' | 'end' | 'how' | 'quoted'> {
  const [from, to] = node.range ?? [document.start, document.start];
  const start = from - document.start;
  const end = to - document.start;
  if (!isScalar(node)) return { start, end, how: 'text', quoted: false };
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
    const closed = end - start > 1 && document.text[end - 1] === document.text[start];
    return { start: start + 1, end: closed ? end - 1 : end, how: 'text', quoted: true };
  }
  const oneLine = node.type === 'PLAIN' && !document.text.slice(start, end).includes('\n');
  return { start, end, how: oneLine ? 'text' : 'implied', quoted: false };
}

function textOf({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? '');
}
