import { isCollection, isPair, isScalar, type Node, type YAMLError } from 'yaml';
import type { DefinitionDocument } from './document.ts';
import type { Problem } from './problem.ts';

/** What keeps a document from being read as YAML, and how far what comes before can be trusted. */
export interface SyntaxProblems {
  readonly problems: readonly Problem[];
  /** Offset of the part of the document with the first error in it; the document's end when there is none. */
  readonly soundTo: number;
}

/**
 * What keeps a document from being read as YAML, one problem a fault: the parser reports many errors after the first
 * one, and only those in a later part of the document (from a line that is not indented on) are faults of their own.
 */
export function syntaxProblems(document: DefinitionDocument): SyntaxProblems {
  const problems: Problem[] = [];
  const source = new Source(document);
  let partEnd = document.start;
  const errors = [...document.yaml.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  for (const error of errors) {
    const last = problems.at(-1);
    if (last && (endsReading.has(last.code) || isDebris(error))) break;
    if (last && error.pos[0] < partEnd) continue;
    if (problems.length === maxFaults) break;
    const problem = describe(error, source, errors);
    problems.push(problem);
    partEnd = partAfter(document, problem.start);
  }
  const first = problems[0];
  const soundTo = first ? partOf(document, first.start) : document.end;
  for (const warning of document.yaml.warnings) problems.push(describeWarning(warning));
  return { problems, soundTo };
}

/** Where the part of the document begins that a fault at this offset belongs to: the nearest line not indented. */
function partOf(document: DefinitionDocument, offset: number): number {
  const { text } = document;
  let line = lineStart(text, offset - document.start);
  while (line > 0 && /[\s#\-\]}]/.test(text[line] ?? ' ')) line = lineStart(text, line - 1);
  return document.start + line;
}

/** Where the next part of the document begins, or past its end. */
function partAfter(document: DefinitionDocument, offset: number): number {
  const { text, start } = document;
  for (let end = text.indexOf('\n', offset - start); end >= 0; end = text.indexOf('\n', end + 1))
    if (!/[\s#\-\]}]/.test(text[end + 1] ?? ' ')) return start + end + 1;
  return Number.POSITIVE_INFINITY;
}

/** How many faults are told of; a text with more of them is not YAML. */
const maxFaults = 200;

function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** After these the rest of the text is not what its author meant. */
const endsReading = new Set(['yaml/unclosed-quote', 'yaml/unclosed-bracket', 'yaml/merge-conflict', 'yaml/too-deep']);

function isDebris(error: YAMLError): boolean {
  return error.message.includes('in YAML stream');
}

/** The text around a fault. */
class Source {
  readonly #document: DefinitionDocument;

  constructor(document: DefinitionDocument) {
    this.#document = document;
  }

  /** The text between two offsets of the file. */
  slice(start: number, end: number): string {
    const { text, start: from } = this.#document;
    return text.slice(Math.max(0, start - from), Math.max(0, end - from));
  }

  /** The line an offset is on, without its indentation, its comment and trailing blanks. */
  line(offset: number): { start: number; end: number; text: string } {
    const { text, start: from } = this.#document;
    const at = offset - from;
    const begin = lineStart(text, at);
    const stop = text.indexOf('\n', at);
    const whole = text.slice(begin, stop < 0 ? text.length : stop);
    const trimmed = whole.replace(/(^|[ \t])#.*$/, '').trim();
    const start = from + begin + (trimmed === '' ? 0 : whole.indexOf(trimmed));
    return { start, end: start + trimmed.length, text: trimmed };
  }

  /** The first line with something on it that ends after an offset. */
  lineWithContent(offset: number): { start: number; end: number; text: string } {
    const { text, start: from } = this.#document;
    const rest = text.slice(offset - from);
    return this.line(offset + Math.max(0, rest.search(/\S/)));
  }

  /** The innermost node of those that `wanted` accepts which begins at or before an offset and reaches it. */
  nodeBefore(offset: number, wanted: (node: Node) => boolean): Node | undefined {
    let found: Node | undefined;
    const visit = (node: unknown, depth: number) => {
      if (depth > 200) return;
      if (isPair(node)) {
        visit(node.key, depth + 1);
        visit(node.value, depth + 1);
      } else if (isScalar(node) || isCollection(node)) {
        const [start, , end] = node.range ?? [0, 0, 0];
        if (start > offset || end < offset) return;
        if (wanted(node)) found = node;
        if (isCollection(node)) for (const item of node.items) visit(item, depth + 1);
      }
    };
    visit(this.#document.yaml.contents, 0);
    return found;
  }
}

type Described = Omit<Problem, 'severity'>;

function describe(error: YAMLError, source: Source, all: readonly YAMLError[]): Problem {
  const [start] = error.pos;
  const line = source.line(start);
  const described = /^(<{7}|={7}|>{7}|\|{7})( |$)/.test(line.text)
    ? {
        code: 'yaml/merge-conflict',
        message:
          'This is an unresolved merge conflict. Choose one side and remove the <<<<<<<, ======= and >>>>>>> lines.',
        ...mark(line),
      }
    : (describeKnown(error, source, all) ?? {
        code: 'yaml/syntax',
        message: `This is not valid YAML: ${lowerFirst(error.message)}.`,
        start,
        end: error.pos[1],
      });
  return { severity: 'error', ...described, end: Math.max(described.end, described.start) };
}

function describeKnown(error: YAMLError, source: Source, all: readonly YAMLError[]): Described | undefined {
  const [start, end] = error.pos;
  const { message } = error;
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return tab(source, start);
    case 'MULTILINE_IMPLICIT_KEY':
      return missingColon(source.line(start));
    case 'BLOCK_AS_IMPLICIT_KEY':
      return tooDeep(source, error, all);
    case 'BLOCK_IN_FLOW':
      return { code: 'yaml/missing-comma', message: 'A comma is missing between these entries.', start, end };
    case 'BAD_SCALAR_START':
      return quoteNeeded(source, start);
    case 'BAD_DIRECTIVE':
      if (!message.startsWith('Only one')) return undefined;
      return { code: 'yaml/repeated-version', message: 'A %YAML line is written once. Remove this one.', start, end };
    case 'BAD_DQ_ESCAPE':
      return badEscape(source, start);
    case 'RESOURCE_EXHAUSTION':
      return { code: 'yaml/too-deep', message: 'This is nested too deeply to be read. Flatten it.', start, end };
    case 'BAD_INDENT':
      if (message.startsWith('Flow')) return unclosedBracket(source, error, all);
      return message.startsWith('All') ? notInLine(source, start) : undefined;
    case 'MISSING_CHAR':
      if (message.startsWith('Missing closing')) return unclosedQuote(source, start);
      if (message.startsWith('Flow') || message.startsWith('Expected flow')) return unclosedBracket(source, error, all);
      if (message.startsWith('Implicit map keys')) return missingColon(source.line(start));
      if (message.startsWith('Missing ,')) return missingComma(start, end);
      if (message.startsWith('Sequence item')) return notInLine(source, start);
      return message.startsWith('Comments') ? missingSpace(start, end) : undefined;
    case 'UNEXPECTED_TOKEN':
      return unexpected(source, error);
    default:
      return undefined;
  }
}

function tab(source: Source, at: number): Described {
  const rest = /^[\t ]*/.exec(source.slice(at, at + 100))?.[0] ?? '\t';
  return {
    code: 'yaml/tab',
    message: 'YAML is indented with spaces; this is a tab.',
    start: at,
    end: at + rest.length,
    data: { replacement: rest.replaceAll('\t', '  ') },
  };
}

function missingColon(line: { start: number; end: number; text: string }): Described {
  const glued = /^([A-Za-z_][\w-]*):(?=\S)/.exec(line.text);
  if (glued)
    return {
      code: 'yaml/missing-space',
      message: `A space is missing after the colon. Write "${glued[0]} ${line.text.slice(glued[0].length)}".`,
      ...mark(line),
      data: { replacement: `${glued[0]} ${line.text.slice(glued[0].length)}` },
    };
  const bare = line.text.replace(/^- +/, '');
  const [, key, value = ''] = /^(\S+?)(?:[ \t=]+(.*))?$/s.exec(bare) ?? [];
  const wanted = `${key}: ${value}`.trimEnd();
  const start = line.end - bare.length;
  return {
    code: 'yaml/missing-colon',
    message: `A colon is missing. Write "${wanted}".`,
    start,
    end: line.end,
    data: { replacement: wanted },
  };
}

function tooDeep(source: Source, error: YAMLError, all: readonly YAMLError[]): Described {
  const [at] = error.pos;
  const key = all.find(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[1] > at)?.pos;
  if (!key) {
    const line = source.line(at);
    return quoteText(source.slice(at, line.end), at, line.end, 'A value that holds ": " must be in quotes.');
  }
  if (source.slice(key[0], key[0] + 1) === '-') return notInLine(source, key[0], 'list item');
  const line = source.line(key[1] - 1);
  const above = /^(?:- +)?([^:\s]+):/.exec(source.line(at).text)?.[1];
  const over = above === undefined ? 'the line above it' : `"${above}" above it, which already has a value`;
  return { code: 'yaml/indentation', message: `This line is indented deeper than ${over}.`, ...mark(line) };
}

function notInLine(source: Source, at: number, what = 'line'): Described {
  const line = source.lineWithContent(at);
  const isItem = what === 'list item' || line.text.startsWith('- ');
  return {
    code: 'yaml/indentation',
    message: `This ${isItem ? 'list item' : 'line'} is not in line with those beside it: indent it by the same number of spaces.`,
    ...mark(line),
  };
}

function quoteNeeded(source: Source, at: number): Described {
  const { end } = source.line(at);
  return quoteText(
    source.slice(at, end),
    at,
    end,
    `A value cannot begin with ${source.slice(at, at + 1)} unless it is in quotes.`,
  );
}

function quoteText(text: string, start: number, end: number, message: string): Described {
  return { code: 'yaml/quote-needed', message, start, end, data: { replacement: `'${text.replaceAll("'", "''")}'` } };
}

function badEscape(source: Source, at: number): Described {
  const written = source.slice(at, at + 2);
  return {
    code: 'yaml/bad-escape',
    message: `${written} means nothing inside double quotes. Use single quotes, or write \\${written}.`,
    start: at,
    end: at + written.length,
    data: { replacement: `\\${written}` },
  };
}

function unclosedQuote(source: Source, at: number): Described {
  const node = source.nodeBefore(at, (candidate) => isScalar(candidate) && `${candidate.type}`.startsWith('QUOTE'));
  const start = node?.range?.[0] ?? at - 1;
  const { end } = source.line(start);
  return {
    code: 'yaml/unclosed-quote',
    message: `This ${source.slice(start, start + 1)} is never closed. Add another where the value ends.`,
    start,
    end,
  };
}

function unclosedBracket(source: Source, error: YAMLError, all: readonly YAMLError[]): Described {
  const [at] = error.pos;
  const closing = error.message.at(-1) ?? ']';
  if (all.some((other) => isDebris(other) && other.pos[0] > at && source.slice(...other.pos) === closing)) {
    const message = `Lines inside ${closing === ']' ? '[ ]' : '{ }'} must be indented deeper than the key they belong to.`;
    return { code: 'yaml/indentation', message, ...mark(source.line(at)) };
  }
  const node = source.nodeBefore(at, (candidate) => isCollection(candidate) && candidate.flow === true);
  const start = node?.range?.[0] ?? at;
  return {
    code: 'yaml/unclosed-bracket',
    message: `This ${source.slice(start, start + 1)} is never closed. Add a ${closing}.`,
    start,
    end: Math.max(source.line(start).end, start + 1),
  };
}

function missingComma(start: number, end: number): Described {
  return { code: 'yaml/missing-comma', message: 'A comma is missing before this.', start, end };
}

function missingSpace(start: number, end: number): Described {
  return { code: 'yaml/missing-space', message: 'A comment needs a space before its #.', start, end };
}

function unexpected(source: Source, error: YAMLError): Described | undefined {
  const [start, end] = error.pos;
  const text = source.slice(start, end);
  const line = source.line(start);
  if (text === ']' || text === '}')
    return {
      code: 'yaml/extra-bracket',
      message: `This ${text} closes nothing. Remove it, or add what it should close.`,
      start,
      end,
    };
  if (error.message.startsWith('Unexpected block-seq-ind'))
    return {
      code: 'yaml/indentation',
      message: 'A list begins on a line of its own, below its key.',
      ...mark({ start, end: line.end }),
    };
  if (error.message.startsWith('Not a YAML token'))
    return { code: 'yaml/syntax', message: 'The text of a block begins on the line after | or >.', start, end };
  if (line.start === start)
    return {
      code: 'yaml/indentation',
      message: 'This line is not in line with the first one: the keys of a document all begin in the same column.',
      ...mark(line),
    };
  if (error.message.includes('at node end'))
    return {
      code: 'yaml/syntax',
      message: 'This text follows a value that has already ended. Put the whole value in quotes.',
      start,
      end: line.end,
    };
  return undefined;
}

function describeWarning(warning: YAMLError): Problem {
  const [start, end] = warning.pos;
  const tag = /^Unresolved tag: (.*)$/.exec(warning.message)?.[1];
  return tag === undefined
    ? { code: 'yaml/syntax', severity: 'warning', message: `${warning.message}.`, start, end }
    : {
        code: 'yaml/unknown-tag',
        severity: 'warning',
        message: `The tag ${tag} means nothing here and is ignored.`,
        start,
        end,
      };
}

function mark({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
