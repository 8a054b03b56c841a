import { isCollection, isMap, isScalar, type Node } from 'yaml';
import { readValue } from './coerce.ts';
import { type DefinitionDocument, perDocument } from './document.ts';
import { type Fault, faultsOf } from './faults.ts';
import { namedKinds } from './kinds.ts';
import { placeAt, resolveAlias } from './nodes.ts';
import type { Problem } from './problem.ts';
import { didYouMean, nearest } from './suggest.ts';
import { syntaxProblems } from './syntax.ts';

/**
 * What is wrong with a document as YAML and by its kind's schema, in the order of the text. Empty for a document that is
 * not ours. A document with an error among them must not be run.
 */
export function validate(document: DefinitionDocument): readonly Problem[] {
  const problems = problemsOf(document);
  const { start: by } = document;
  return by === 0 ? problems : problems.map(({ start, end, ...own }) => ({ ...own, start: start + by, end: end + by }));
}

const problemsOf = perDocument((document): readonly Problem[] =>
  findProblems(document)
    .map((problem) => withinDocument(document, problem))
    .sort((a, b) => a.start - b.start || a.end - b.end),
);

/** The YAML library places some errors one character past the end. */
function withinDocument({ start, end }: DefinitionDocument, problem: Problem): Problem {
  const clamp = (offset: number) => Math.min(Math.max(offset, start), end);
  return { ...problem, start: clamp(problem.start), end: clamp(problem.end) };
}

function findProblems(document: DefinitionDocument): Problem[] {
  const { kind, unknownKind } = document;
  if (!kind && !unknownKind) return [];
  const syntax = syntaxProblems(document);
  if (!kind || document.yaml.contents === null)
    return [...syntax.problems, ...(unknownKind ? [unknown(document, unknownKind)] : [])];
  const { value, problems } = readValue(document);
  const faults = value === undefined || value === null ? [] : faultsOf(kind, value);
  const lost = syntax.soundTo < document.end;
  const placed = faults
    .filter(({ code }) => !lost || code !== 'schema/missing-key')
    .map(({ code, message, data, ...fault }) => ({
      code,
      severity: 'error' as const,
      message,
      ...place(document, fault),
      ...(data === undefined ? {} : { data }),
    }));
  const sound = [...problems, ...placed].filter(({ end }) => !lost || end <= syntax.soundTo);
  return [...syntax.problems, ...withoutRepeats(sound)];
}

/** One message a place: an alias shows its anchor's faults once, and the reading's own problem goes before the schema's. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ start, code }) => {
    const place = `${start} ${code === 'schema/missing-key'}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function unknown(document: DefinitionDocument, node: Node): Problem {
  const names = Object.keys(namedKinds);
  const [start, end] = rangeOf(node, document);
  const written = placeAt(document, ['kind'])?.value;
  if (written !== node)
    return {
      code: 'kind/missing',
      severity: 'error',
      message: `This document has Healer's apiVersion and no kind. Known: ${names.join(', ')}.`,
      start,
      end,
    };
  const name = isScalar(node) ? String(node.value) : '';
  const suggestion = nearest(name, names);
  return {
    code: 'kind/unknown',
    severity: 'error',
    message: `Unknown kind "${name}".${didYouMean(suggestion)} Known: ${names.join(', ')}.`,
    start,
    end,
    ...(suggestion === undefined ? {} : { data: { replacement: suggestion } }),
  };
}

/** Where in the text a fault is marked. */
export function place(
  document: DefinitionDocument,
  { path, mark }: Pick<Fault, 'path' | 'mark'>,
): Pick<Problem, 'start' | 'end'> {
  const [start, end] = rangeOf(nodeToMark(document, path, mark), document);
  return { start, end };
}

function nodeToMark(document: DefinitionDocument, path: readonly string[], mark: Fault['mark']): Node | undefined {
  const { entry, value } = placeAt(document, path) ?? {};
  if (mark === 'key') return entry?.key;
  const node = resolveAlias(value, document);
  if (mark === 'object')
    return entry?.key ?? (isMap(node) ? ((node.items[0]?.key as Node | undefined) ?? node) : value);
  const empty = !value || (isScalar(value) && value.source === '' && value.type === 'PLAIN');
  const block = isCollection(value) && !value.flow;
  return empty || block ? (entry?.key ?? value) : value;
}

/** What to mark for a node: no more than its first line, and for an empty item of a list its dash. */
function rangeOf(node: Node | undefined, { start: from, text }: DefinitionDocument): readonly [number, number] {
  if (!node?.range) return [from, from];
  const [start, end] = node.range;
  const before = text.slice(0, start - from);
  if (start === end && /-[ \t]*$/.test(before.slice(-20))) return [from + before.lastIndexOf('-'), start];
  const [line = ''] = text.slice(start - from, end - from).split(/\r?\n/, 1);
  return [start, start + line.length];
}

/** Files larger than this are not read: 10 MB. */
export const maxFileBytes = 10_000_000;

/** The text of a file's bytes, a byte order mark left out, or undefined when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What to say of a file that is not UTF-8. */
export const notUtf8: Problem = {
  code: 'file/not-utf8',
  severity: 'error',
  message: 'This file is not UTF-8 text and cannot be read. Save it as UTF-8.',
  start: 0,
  end: 0,
};

/** What to say of a file larger than `maxFileBytes`. */
export const tooLarge: Problem = {
  code: 'file/too-large',
  severity: 'error',
  message: `This file is larger than ${maxFileBytes / 1_000_000} MB and is not checked. Split it.`,
  start: 0,
  end: 0,
};
