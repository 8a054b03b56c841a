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
import { unquote } from './flow.ts';
import { type Offer, offersAt } from './offers.ts';
import { type Entry, lineStart, outline, type Spot, step, valueIn } from './outline.ts';
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
  const ours = kind !== undefined || document.unknownKind !== undefined;
  if (!ours && !/^["']?apiVersion\b/m.test(document.text)) return [];
  const { root, spot: found } = outline(document.text, offset - document.start);
  if (!found) return [];
  const spot = settle(found, document.text);
  if (!spot) return [];
  const whole = kind && isAllThereIs(spot, document.text) ? wholeDocuments(kind, client) : [];
  const offers =
    ours && isAlias(spot, document.text)
      ? anchorOffers(document.text.slice(0, spot.start))
      : kind
        ? offersAt(kind, spot, index)
        : kindOffers(root, spot);
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

/**
 * Our apiVersion where it is begun, and the `kind` of a document that has it, in a file whose name does not tell. Anything
 * else there is another tool's.
 */
function kindOffers(root: Entry, spot: Spot): Offer[] {
  const begun =
    spot.role === 'value' && spot.slot.parent === root && spot.slot.name === 'apiVersion' && spot.slot.value;
  if (begun && apiVersion.startsWith(unquote(begun)))
    return [
      {
        label: apiVersion,
        text: apiVersion,
        kind: CompletionItemKind.Constant,
        documentation: 'The version of the kinds of Healer: RemediationPlaybook, Profile and Project.',
      },
    ];
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

/** Whether the word at the cursor is the beginning of an alias. */
function isAlias(spot: Spot, text: string): boolean {
  return spot.role !== 'key' && text[spot.start] === '*';
}

/** The anchors of a text as aliases, the nearest to its end first. */
function anchorOffers(before: string): Offer[] {
  const found = new Map<string, string>();
  for (const { 1: name = '', 2: value = '', index } of before.matchAll(/(?<=^|[\s,[{])&([^\s,[\]{}]+)(.*)/gm)) {
    if (/(?:^|\s)#/.test(before.slice(lineStart(before, index), index))) continue;
    found.delete(name);
    found.set(name, value.trim());
  }
  return [...found].reverse().map(([name, value]) => ({
    label: `*${name}`,
    text: `*${name}`,
    kind: CompletionItemKind.Reference,
    documentation: value ? `Stands for ${code(value)}.` : `Stands for what is below ${code(`&${name}`)}.`,
  }));
}

/** Whether a document holds nothing yet but the word at the cursor, comments and its marks. */
function isAllThereIs(spot: Spot, text: string): boolean {
  if (spot.role !== 'entry' || spot.slot.parent) return false;
  const others = text.slice(0, spot.start) + text.slice(spot.end);
  return others.split('\n').every((line) => /^(?:#.*|%.*|---(?:\s+#.*)?|\.\.\.)?$/.test(line.trim()));
}

/**
 * A spot on a line of its own, moved to where its indentation must be: a key cannot stand below a finished value, and
 * all that is in one collection stands in one column. Undefined below a document that is closed.
 */
function settle(spot: Spot, text: string): Spot | undefined {
  if (spot.role !== 'entry' || !spot.alone) return spot;
  let { slot } = spot;
  while (slot.parent && (slot.value !== '' || slot.flow)) slot = slot.parent;
  if (slot.flow) return undefined;
  const before = text.slice(lineStart(text, spot.start), spot.start);
  const own = before.includes('\t') ? (slot.parent ? slot.column + step : 0) : spot.column;
  const column = slot.children.find((child) => child !== spot.own)?.column ?? own;
  const above = slot === spot.slot ? spot.above : undefined;
  return { ...spot, slot, column, above, moved: before !== ' '.repeat(column) };
}

/** What changes its meaning in quotes, or has its own: collections, booleans, numbers. */
const cannotBeQuoted = /^(?:["'[{]|true$|false$|[-+]?[\d.]+$)/;

/** Where something is to be filled in: behind a colon or dash, and inside brackets. */
const blank = /(?<=[:-] )(?=$|[\n,}\]])|(?<=\[)(?=\])|(?<=\{)(?=\})/g;

/** A text in snippet syntax, with a stop at each of its blanks and the last stop at the last; undefined if its end is the only one. */
function withStops(text: string): string | undefined {
  const blanks = [...text.matchAll(blank)].map(({ index }) => index);
  if (blanks.length === 0 || blanks[0] === text.length) return undefined;
  const parts = [0, ...blanks].map((from, index) => text.slice(from, blanks[index]).replace(/[\\$}]/g, '\\$&'));
  return parts.reduce((whole, part, index) => `${whole}$${index === blanks.length ? 0 : index}${part}`);
}

function itemWriter(file: ParsedFile, document: DefinitionDocument, spot: Spot, client: ClientFeatures) {
  const start = spot.moved ? lineStart(document.text, spot.start) : spot.start;
  const range = rangeAt(file, document.start + start, document.start + spot.end);
  const indent = spot.moved ? ' '.repeat(spot.column) : '';
  const before = indent + (spot.afterEntry ? ', ' : spot.needsSpace ? ' ' : '');
  const after = spot.needsComma ? (/^[ \t]*\r?(?:\n|$)/.test(document.text.slice(spot.end)) ? ',' : ', ') : '';
  const comma = spot.commaAt === undefined ? undefined : document.start + spot.commaAt;
  const newline = document.text.includes('\r\n') ? '\r\n' : '\n';
  const first = document.text[spot.start] ?? '';
  const quote = /["']/.test(first) && (spot.colon || spot.role === 'value') ? first : '';

  return (offer: Offer | WholeDocument, index: number): CompletionItem => {
    const quoted = cannotBeQuoted.test(offer.text) ? '' : quote;
    const isSnippet = 'snippet' in offer && offer.snippet;
    const written = before + quoted + offer.text + quoted + after;
    const stops = client.snippets && !isSnippet ? withStops(written) : undefined;
    const text = stops ?? written;
    return {
      label: offer.label,
      kind: offer.kind,
      ...(offer.detail === undefined ? {} : { detail: offer.detail }),
      documentation: markup(offer.documentation, client.completionMarkdown),
      sortText: String(index).padStart(3, '0'),
      filterText: quote + offer.label,
      textEdit: { range, newText: text.replaceAll('\n', newline) },
      ...(comma === undefined ? {} : { additionalTextEdits: [{ range: rangeAt(file, comma, comma), newText: ',' }] }),
      insertTextFormat: isSnippet || stops !== undefined ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      ...(client.finalIndentation ? { insertTextMode: InsertTextMode.asIs } : {}),
    };
  };
}
