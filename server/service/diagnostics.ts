import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import { definitionValue } from '../../schemas/coerce.ts';
import {
  type DefinitionDocument,
  type ParsedFile,
  type PerDocument,
  perDocument,
  type SingleFile,
} from '../../schemas/document.ts';
import type { Kind } from '../../schemas/kinds.ts';
import type { Problem, ProblemSeverity } from '../../schemas/problem.ts';
import { mentionsHealer } from '../../schemas/recognise.ts';
import { placeFindings } from '../../schemas/rules/apply.ts';
import { isYamlBroken, maxFileBytes, tooLarge, validate } from '../../schemas/validate.ts';
import { below, rangeAt } from './position.ts';
import { nameRules, rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { NameIndex } from './workspace/name-index.ts';
import { occurrencesOf } from './workspace/occurrences.ts';

/**
 * Everything wrong with the definitions of a file, in the order of its text; what other files show only with the `index`
 * of their names. Documents that are not ours give nothing.
 */
export function diagnose(file: ParsedFile, index?: NameIndex): Diagnostic[] {
  if (isTooLarge(file)) return mentionsHealer(file.path, file.text) ? [toDiagnostic(file, tooLarge)] : [];
  const found: Diagnostic[] = [];
  for (const { document, diagnosticsOf } of judges(file))
    for (const diagnostic of withNames(document, diagnosticsOf(document), index))
      if (diagnostic.range.start.line > 0 || !isDisabled(file, document.line, `${diagnostic.code}`))
        found.push(document.line === 0 ? diagnostic : { ...diagnostic, range: below(diagnostic.range, document.line) });
  return found;
}

/**
 * Does the work of `diagnose` beforehand, giving each document when it is done, so that other work can be done in
 * between; one that is done already is left out. What is done stays done for as long as the documents' text stays, in
 * later versions of the file too.
 */
export function* prepare(file: ParsedFile): Generator<DefinitionDocument, void> {
  for (const { document, diagnosticsOf } of judges(file)) {
    if (diagnosticsOf.has(document)) continue;
    diagnosticsOf(document);
    occurrencesOf(document);
    yield document;
  }
}

/** Each document with what finds its diagnostics, in which lines count from its own first. */
function* judges(file: ParsedFile): Generator<{
  readonly document: DefinitionDocument;
  readonly diagnosticsOf: PerDocument<readonly Diagnostic[]>;
}> {
  const before = new Map<Kind, number>();
  for (const document of file.documents) {
    const { kind } = document;
    const earlier = (kind && before.get(kind)) ?? 0;
    if (kind) before.set(kind, earlier + 1);
    yield { document, diagnosticsOf: earlier === 0 ? firstOfKind : earlier === 1 ? secondOfKind : laterOfKind };
  }
}

const firstOfKind = perDocument((document, file) => findDiagnostics(document, file, { earlierOfKind: 0 }));
const secondOfKind = perDocument((document, file) => findDiagnostics(document, file, { earlierOfKind: 1 }));
const laterOfKind = perDocument((document, file) => findDiagnostics(document, file, { earlierOfKind: 2 }));

function findDiagnostics(document: DefinitionDocument, file: SingleFile, context: RuleContext): Diagnostic[] {
  return problemsOf(document, context)
    .map((problem) => toDiagnostic(file, problem))
    .filter(({ range, code }) => !isDisabled(file, range.start.line, `${code}`));
}

/** Whether a file is left unread for its size as UTF-8, as the command line measures it. */
export function isTooLarge({ text }: ParsedFile): boolean {
  if (text.length * 3 <= maxFileBytes) return false;
  return text.length > maxFileBytes || Buffer.byteLength(text) > maxFileBytes;
}

function problemsOf(document: DefinitionDocument, context: RuleContext): readonly Problem[] {
  const problems = validate(document);
  if (!document.kind || isYamlBroken(problems)) return problems;
  const value = definitionValue(document);
  const asked = rules
    .filter(({ kind }) => kind === document.kind || kind === 'any')
    .map(({ code, severity, check }) => ({ code, severity, findings: check(value, context) }));
  const found = placeFindings(document, problems, asked);
  return [...problems, ...found].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Documents whose names showed nothing wrong, and the state of the index that said so. */
const clean = new WeakMap<SingleFile, { readonly index: NameIndex | undefined; readonly generation: number }>();

/** What a document's names show beside what is wrong with it by itself; lines count from its own first. */
function withNames(
  document: DefinitionDocument,
  own: readonly Diagnostic[],
  index: NameIndex | undefined,
): readonly Diagnostic[] {
  const { alone, line } = document;
  const known = clean.get(alone);
  const generation = index?.generation ?? 0;
  if (known && known.index === index && known.generation === generation) return own;
  const occurrences = occurrencesOf(document);
  const errors = own.filter(({ severity }) => severity === DiagnosticSeverity.Error);
  if (occurrences.length === 0 || errors.some(({ code }) => `${code}`.startsWith('yaml/'))) return own;
  const all = nameRules.flatMap(({ code, severity, check }) =>
    [...check({ path: alone.path, line, occurrences, index })].map((finding) =>
      toDiagnostic(alone, { code, severity, ...finding }),
    ),
  );
  if (all.length === 0) clean.set(alone, { index, generation });
  const marked = new Set(errors.map(({ range }) => `${range.start.line}:${range.start.character}`));
  const found = all
    .filter(({ range: { start } }) => !marked.has(`${start.line}:${start.character}`))
    .filter(({ range, code }) => !isDisabled(alone, range.start.line, `${code}`));
  return found.length === 0 ? own : [...own, ...found].sort(({ range: a }, { range: b }) => before(a, b));
}

function before({ start: a, end }: Range, { start: b, end: otherEnd }: Range): number {
  return a.line - b.line || a.character - b.character || end.line - otherEnd.line || end.character - otherEnd.character;
}

/** `# healer-disable-next-line CODE, CODE` on the line above one, which counts from 0. */
function isDisabled({ text, lines }: ParsedFile, line: number, code: string): boolean {
  const above = text.slice(lines.startOf(line - 1) ?? 0, lines.startOf(line) ?? 0);
  const named = /^\s*#\s*healer-disable-next-line\s+(.+?)\s*$/.exec(above)?.[1];
  return named?.split(/[\s,]+/).includes(code) ?? false;
}

const severities: Readonly<Record<ProblemSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

function toDiagnostic(file: ParsedFile, { code, severity, message, start, end, data }: Problem): Diagnostic {
  return {
    range: rangeAt(file, start, end),
    severity: severities[severity],
    code,
    source: 'healer',
    message,
    ...(data === undefined ? {} : { data }),
  };
}
