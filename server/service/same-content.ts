import { type Document, isAlias, isCollection, isPair, isScalar } from 'yaml';
import { type DefinitionDocument, parseFile } from '../../schemas/document.ts';
import { applyChanges, type Change } from './changes.ts';
import { commentsOf } from './yaml-source.ts';

/**
 * Whether a document, changed, still says the same: the same values by the same words, anchors and tags in the same
 * places, and the same comments. How it is laid out and quoted does not count. `changes` are inside the document.
 */
export function saysTheSame(path: string, document: DefinitionDocument, changes: readonly Change[]): boolean {
  const own = changes.map(({ start, end, text }) => ({
    start: start - document.start,
    end: end - document.start,
    text,
  }));
  const { documents } = parseFile(path, applyChanges(document.text, own));
  const [after] = documents;
  if (!after || documents.length > 1 || after.yaml.errors.length > 0) return false;
  return content(document.yaml) === content(after.yaml) && comments(document) === comments(after);
}

function content(document: Document.Parsed): string {
  const words: unknown[] = [];
  const visit = (node: unknown): void => {
    if (isPair(node)) {
      visit(node.key);
      visit(node.value);
    } else if (isAlias(node)) words.push('*', node.source);
    else if (isScalar(node)) words.push(node.anchor, node.tag, plainOf(node));
    else if (isCollection(node)) {
      words.push(node.anchor, node.tag, node.constructor.name, node.items.length);
      node.items.forEach(visit);
    } else words.push(null);
  };
  visit(document.contents);
  return JSON.stringify(words);
}

/** A value with the words it is written by: `+1` and `1` are not the same. */
function plainOf({ value, source }: { value: unknown; source?: string }): unknown {
  return typeof value === 'string' ? ['text', value] : [typeof value, source ?? String(value)];
}

function comments(document: DefinitionDocument): string {
  const { text, start } = document;
  return commentsOf(document)
    .map((one) => text.slice(one.start - start, one.end - start).trimEnd())
    .join('\n');
}
