import { isCollection, isMap, isScalar, type Node } from 'yaml';
import { readValue } from './coerce.ts';
import type { DefinitionDocument } from './document.ts';
import { type Fault, faultsOf } from './faults.ts';
import { namedKinds } from './kinds.ts';
import { placeAt, resolveAlias } from './nodes.ts';
import type { Problem } from './problem.ts';
import { didYouMean, nearest } from './suggest.ts';
import { syntaxProblems } from './syntax.ts';

const known = new WeakMap<DefinitionDocument, readonly Problem[]>();

/**
 * What is wrong with a document as YAML and by its kind's schema, in the order of the text. Empty for a document that is
 * not ours. A document with an error among them must not be run.
 */
export function validate(document: DefinitionDocument): readonly Problem[] {
  let problems = known.get(document);
  if (!problems) {
    problems = findProblems(document).sort((a, b) => a.start - b.start || a.end - b.end);
    known.set(document, problems);
  }
  return problems;
}

function findProblems(document: DefinitionDocument): Problem[] {
  const { kind, unknownKind, yaml } = document;
  if (!kind && !unknownKind) return [];
  const syntax = syntaxProblems(document);
  if (!kind || yaml.contents === null) return [...syntax.problems, ...(unknownKind ? [unknown(document, unknownKind)] : [])];
  const { value, problems } = readValue(document);
  const faults = value === undefined || value === null ? [] : faultsOf(kind, value);
  const lost = syntax.soundTo < document.end;
  const placed = faults
    .filter(({ code }) => !lost || code !== 'schema/missing-key')
    .map((fault) => ({ severity: 'error' as const, ...place(document, fault) }));
  const sound = [...problems, ...placed].filter(({ end }) => !lost || end <= syntax.soundTo);
  return [...syntax.problems, ...withoutRepeats(sound)];
}

/** One message a place: an alias shows its anchor's faults once, and the reading's own problem goes before the schema's. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<number>();
  return problems.filter(({ start, severity }) => {
    if (seen.has(start)) return false;
    if (severity === 'error') seen.add(start);
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

function place(document: DefinitionDocument, { path, mark, code, message, data }: Fault): Omit<Problem, 'severity'> {
  const [start, end] = rangeOf(nodeToMark(document, path, mark), document);
  return { code, message, start, end, ...(data === undefined ? {} : { data }) };
}

function nodeToMark(document: DefinitionDocument, path: readonly string[], mark: Fault['mark']): Node | undefined {
  const { entry, value } = placeAt(document, path) ?? {};
  if (mark === 'key') return entry?.key;
  const node = resolveAlias(value, document);
  if (mark === 'object') return entry?.key ?? (isMap(node) ? ((node.items[0]?.key as Node | undefined) ?? node) : value);
  const empty = !value || (isScalar(value) && value.source === '' && value.type === 'PLAIN');
  const block = isCollection(value) && !value.flow;
  return empty || block ? (entry?.key ?? value) : value;
}

function rangeOf(node: Node | undefined, { start }: DefinitionDocument): readonly [number, number] {
  const range = node?.range;
  return range ? [range[0], range[1]] : [start, start];
}
