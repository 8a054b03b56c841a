import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { DefinitionDocument } from './document.ts';
import type { Kind } from './kinds.ts';
import { anchors, entriesOf, isMergeKey, keyName, maxDepth, resolveAlias } from './nodes.ts';
import type { Problem } from './problem.ts';
import { chooseBranch, itemSchema, type JsonSchema, propertySchema, schemaOf } from './schema.ts';
import { didYouMean, nearest } from './suggest.ts';

/** A document as plain data, and what is wrong with it that its schema cannot see. */
export interface DocumentValue {
  readonly value: unknown;
  /** Duplicate keys, aliases that lead nowhere or too far, boolean words, keys that are not text. */
  readonly problems: readonly Problem[];
}

/** How many values aliases and merge keys may add to one document. */
const maxAliased = 20_000;

const booleanWords: Readonly<Record<string, boolean>> = { yes: true, on: true, no: false, off: false };

const known = new WeakMap<Document.Parsed, DocumentValue>();

/**
 * The document as plain data: what the schema is checked against and the engine builds on, so that both agree. Unquoted
 * yes, no, on and off count as booleans where the schema wants one; merge keys and aliases are followed.
 */
export function definitionValue(document: DefinitionDocument): unknown {
  return readValue(document.alone.documents[0]).value;
}

/** `definitionValue` with the problems found on the way. Read once for each tree. */
export function readValue(document: DefinitionDocument): DocumentValue {
  const { yaml } = document;
  const before = known.get(yaml);
  if (before) return before;
  const reader = new Reader(document);
  const value = reader.read(yaml.contents, document.kind && schemaOf(document.kind), 0);
  const result = { value: reader.overflowed ? undefined : value, problems: reader.problems };
  known.set(yaml, result);
  return result;
}

/** How many keys a mapping may have for each to be compared with every other. */
const fewKeys = 16;

/** Gives an object a member of its own, whatever its name. */
function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}

class Reader {
  readonly problems: Problem[] = [];
  overflowed = false;
  readonly #document: DefinitionDocument;
  readonly #kind: Kind;
  readonly #reported = new Set<string>();
  readonly #following = new Set<Node>();
  #aliased = 0;

  constructor(document: DefinitionDocument) {
    this.#document = document;
    this.#kind = document.kind ?? 'health';
  }

  read(node: unknown, schema: JsonSchema | undefined, depth: number): unknown {
    if (this.overflowed || node === null || node === undefined) return null;
    if (this.#following.size > 0 && ++this.#aliased > maxAliased) return this.#overflow(node as Node);
    if (depth > maxDepth) {
      this.overflowed = true;
      this.#report('yaml/too-deep', node, `This is nested more than ${maxDepth} levels deep. Flatten it.`);
      return null;
    }
    if (isAlias(node)) {
      const target = resolveAlias(node, this.#document);
      return target
        ? this.#follow(node, target, () => this.read(target, schema, depth + 1))
        : this.#unknownAnchor(node);
    }
    if (isMap(node)) return this.#map(node, schema, depth);
    if (isSeq(node)) return this.#list(node, schema, depth);
    if (isPair(node)) return { [keyName(node.key) ?? '']: this.read(node.value, undefined, depth + 1) };
    return isScalar(node) ? this.#scalar(node, schema) : null;
  }

  #map(map: YAMLMap, schema: JsonSchema | undefined, depth: number): unknown {
    const names = this.#checkKeys(map);
    if (!names) return this.#mapOfEntries(map, schema, depth);
    const tagKey = schema?.discriminator?.propertyName;
    const tag = tagKey === undefined ? undefined : map.items[names.indexOf(tagKey)]?.value;
    const branch = schema && this.#branch(schema, tag);
    const value: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) {
      const property = branch && propertySchema(branch, name, this.#kind);
      setMember(value, name, this.read(map.items[index]?.value, property, depth + 1));
    }
    return value;
  }

  /** A mapping whose entries are not simply those written in it. */
  #mapOfEntries(map: YAMLMap, schema: JsonSchema | undefined, depth: number): unknown {
    const entries = entriesOf(map, this.#document);
    this.#aliased += Math.max(0, entries.size - map.items.length);
    if (this.#aliased > maxAliased) return this.#overflow(map);
    const tagKey = schema?.discriminator?.propertyName;
    const branch = schema && this.#branch(schema, tagKey === undefined ? undefined : entries.get(tagKey)?.value);
    const value: Record<string, unknown> = {};
    for (const { name, value: node } of entries.values()) {
      const property = branch && propertySchema(branch, name, this.#kind);
      setMember(value, name, this.read(node, property, depth + 1));
    }
    return value;
  }

  #branch(schema: JsonSchema, written: unknown): JsonSchema | undefined {
    const tag = schema.discriminator && resolveAlias(written, this.#document);
    return chooseBranch(schema, isScalar(tag) ? tag.value : undefined, this.#kind);
  }

  #list(list: YAMLSeq, schema: JsonSchema | undefined, depth: number): unknown {
    const items = schema && itemSchema(schema, this.#kind);
    return list.items.map((item) => this.read(item, items, depth + 1));
  }

  #scalar(node: Scalar, schema: JsonSchema | undefined): unknown {
    const { value } = node;
    if (schema?.type === 'boolean' && node.type === 'PLAIN' && typeof value === 'string') {
      const word = value.toLowerCase();
      const meant = Object.hasOwn(booleanWords, word) ? booleanWords[word] : undefined;
      if (meant !== undefined) {
        this.#report('yaml/boolean-word', node, `"${value}" is read as ${meant}. Write ${meant}.`, 'hint', `${meant}`);
        return meant;
      }
    }
    const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    return plain ? value : (node.source ?? String(value));
  }

  /** The keys of a mapping, each different and none a merge key; undefined where they are not so. */
  #checkKeys(map: YAMLMap): readonly string[] | undefined {
    const names: string[] = [];
    const seen = map.items.length > fewKeys ? new Set<string>() : undefined;
    let isSimple = true;
    for (const { key, value } of map.items) {
      const name = keyName(key);
      if (name === undefined) {
        const message = 'A key must be plain text. If this is a value that begins with { or [, put it in quotes.';
        this.#report('yaml/complex-key', map.flow ? map : key, message);
      } else if (seen ? seen.has(name) : names.includes(name))
        this.#report('yaml/duplicate-key', key, `"${name}" is written twice. Keep one of the two.`);
      else {
        names.push(name);
        seen?.add(name);
      }
      if (!isMergeKey(key)) continue;
      isSimple = false;
      this.#checkMerge(value);
    }
    return isSimple && names.length === map.items.length ? names : undefined;
  }

  #checkMerge(value: unknown): void {
    const sources = isSeq(value) ? value.items : [value];
    for (const source of sources) {
      const target = resolveAlias(source, this.#document);
      if (target === undefined && isAlias(source)) this.#unknownAnchor(source);
      else if (!isMap(target))
        this.#report('yaml/merge-key', source ?? value, 'A merge key << takes a mapping, such as *defaults.');
    }
  }

  #follow(alias: Node, target: Node, read: () => unknown): unknown {
    if (this.#following.has(target)) {
      this.overflowed = true;
      this.#report('yaml/endless-alias', alias, 'This alias stands inside what it refers to, which has no end.');
      return null;
    }
    this.#following.add(target);
    const value = read();
    this.#following.delete(target);
    return value;
  }

  #unknownAnchor(alias: Node & { source: string }): null {
    const suggestion = nearest(alias.source, anchors(this.#document).keys());
    const hint =
      suggestion === undefined ? ` If the * is part of the value, put it in quotes.` : didYouMean(`*${suggestion}`);
    const message = `No anchor &${alias.source} comes before this alias.${hint}`;
    this.#report('yaml/unknown-anchor', alias, message, 'error', suggestion && `*${suggestion}`);
    return null;
  }

  #overflow(node: Node): null {
    this.overflowed = true;
    const message = `Aliases make this document more than ${maxAliased} values larger. Write out less of it.`;
    this.#report('yaml/alias-limit', node, message);
    return null;
  }

  #report(
    code: string,
    node: unknown,
    message: string,
    severity: Problem['severity'] = 'error',
    replacement?: string | undefined,
  ): void {
    const [start, end] = (node as Node | null)?.range ?? [this.#document.start, this.#document.start];
    const same = `${code} ${start}`;
    if (this.#reported.has(same)) return;
    this.#reported.add(same);
    this.problems.push({
      code,
      severity,
      message,
      start,
      end,
      ...(replacement === undefined ? {} : { data: { replacement } }),
    });
  }
}
