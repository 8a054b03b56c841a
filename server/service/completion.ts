import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import { apiVersion, type Kind, namedKinds } from '../../schemas/kinds.ts';
import { schemaOf } from '../../schemas/schema.ts';
import type { ClientFeatures } from './client-features.ts';
import { type Offer, offersAt } from './offers.ts';
import { type Entry, lineStart, outline, type Spot, valueIn } from './outline.ts';
import { documentAt, offsetAt, rangeAt } from './position.ts';
import { code, markup } from './schema-text.ts';
import { plainTemplate, templates } from './templates.ts';
import type { NameIndex } from './workspace/name-index.ts';

/**
 * What may be written at a position, best first: keys, values, or a whole document where there is none yet. Works from
 * the text's indentation, so a document that does not parse is served too. Empty where nothing of ours is written.
 */
export function complete(
  file: ParsedFile,
  position: Position,
  client: ClientFeatures,
  index?: NameIndex,
): CompletionItem[] {
  const offset = offsetAt(file, position);
  const document = documentAt(file, offset);
  if (!document) return [];
  const kind = document.kind ?? document.expected;
  if (!kind && !document.unknownKind) return [];
  const { root, spot: found } = outline(document.text, offset - document.start);
  if (!found) return [];
  const spot = settle(found);
  const whole =
    kind && spot.slot === root && !root.flow && root.children.length === 0 ? wholeDocuments(kind, client) : [];
  const offers = kind ? offersAt(kind, spot, index) : kindOffers(root, spot);
  const toItem = itemWriter(file, document, spot, client);
  return [...whole, ...offers].map(toItem);
}

/** A template is in snippet syntax where the client knows it. */
interface WholeDocument extends Offer {
  readonly snippet: boolean;
}

function wholeDocuments(kind: Kind, client: ClientFeatures): WholeDocument[] {
  return templates[kind].map(({ label, description, body }) => ({
    label,
    text: client.snippets ? body : plainTemplate(body),
    kind: CompletionItemKind.Snippet,
    detail: 'whole document',
    documentation: description,
    snippet: client.snippets,
  }));
}

/** The `kind` of a document whose apiVersion is ours in a file whose name does not tell. */
function kindOffers(root: Entry, spot: Spot): Offer[] {
  if (valueIn(root, 'apiVersion') !== apiVersion) return [];
  const inValue = spot.role === 'value' && spot.slot.parent === root && spot.slot.name === 'kind';
  const asKey = spot.role === 'entry' && spot.slot === root && valueIn(root, 'kind') === undefined;
  if (!inValue && !asKey) return [];
  return Object.entries(namedKinds).map(([name, kind]) => ({
    label: inValue ? name : `kind: ${name}`,
    text: inValue ? name : `kind: ${name}`,
    kind: CompletionItemKind.EnumMember,
    documentation: schemaOf(kind).description ?? code(name),
  }));
}

/**
 * A spot on a line of its own, moved to where its indentation must be: a key cannot stand below a finished value, and
 * all that is in one collection stands in one column.
 */
function settle(spot: Spot): Spot {
  if (spot.role !== 'entry' || !spot.alone) return spot;
  let { slot } = spot;
  while (slot.parent && (slot.value !== '' || slot.flow)) slot = slot.parent;
  const column = slot.children.find((child) => child !== spot.own)?.column ?? spot.column;
  return { ...spot, slot, column };
}

/** What changes its meaning in quotes, or has its own: collections, booleans, numbers. */
const cannotBeQuoted = /^(?:["'[{]|true$|false$|[-+]?[\d.]+$)/;

/** What is to be filled in before its last bracket. */
const opening = /(?:\[\]|\{\}|: \})$/;

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function itemWriter(file: ParsedFile, document: DefinitionDocument, spot: Spot, client: ClientFeatures) {
  const lineFrom = lineStart(document.text, spot.start);
  const misplaced = spot.alone && spot.start - lineFrom !== spot.column;
  const start = misplaced ? lineFrom : spot.start;
  const range = rangeAt(file, document.start + start, document.start + spot.end);
  const indent = misplaced ? ' '.repeat(spot.column) : '';
  const before = indent + (spot.afterEntry ? ', ' : spot.needsSpace ? ' ' : '');
  const after = spot.needsComma ? ', ' : '';
  const newline = document.text.includes('\r\n') ? '\r\n' : '\n';
  const first = document.text[spot.start] ?? '';
  const quote = /["']/.test(first) && (spot.colon || spot.role === 'value') ? first : '';

  return (offer: Offer | WholeDocument, index: number): CompletionItem => {
    const quoted = cannotBeQuoted.test(offer.text) ? '' : quote;
    const isSnippet = 'snippet' in offer && offer.snippet;
    const opens = client.snippets && !isSnippet && opening.test(offer.text);
    const written = before + quoted + offer.text + quoted;
    const text = (opens ? `${escaped(written.slice(0, -1))}$0${escaped(written.slice(-1))}` : written) + after;
    return {
      label: offer.label,
      kind: offer.kind,
      ...(offer.detail === undefined ? {} : { detail: offer.detail }),
      documentation: markup(offer.documentation, client.completionMarkdown),
      sortText: String(index).padStart(3, '0'),
      filterText: quote + offer.label,
      textEdit: { range, newText: text.replaceAll('\n', newline) },
      insertTextFormat: isSnippet || opens ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      ...(client.finalIndentation ? { insertTextMode: InsertTextMode.asIs } : {}),
    };
  };
}
