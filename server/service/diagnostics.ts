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
import type { RuleSettings } from '../../schemas/lsp.ts';
import type { Problem, ProblemSeverity } from '../../schemas/problem.ts';
import { mentionsHealer } from '../../schemas/recognise.ts';
import { placeFindings } from '../../schemas/rules/apply.ts';
import { isYamlBroken, maxFileBytes, tooLarge, validate } from '../../schemas/validate.ts';
import { below, rangeAt } from './position.ts';
import { sectionOf } from './rule-settings.ts';
import { nameRules, rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { NameIndex } from './workspace/name-index.ts';
import { type KnownNames, type Noted, noteQuestions, stillHolds } from './workspace/noted-names.ts';
import { occurrencesOf } from './workspace/occurrences.ts';

/** How one client wants its diagnostics. */
export interface DiagnosticOptions {
  readonly rules?: RuleSettings;
  /** URI of docs/rules.md; each code then links to its section. */
  readonly rulesReference?: string | undefined;
  /** The names of the files around, for what only they show. */
  readonly index?: NameIndex | undefined;
}

/** Everything wrong with the definitions of a file, in the order of its text. Documents that are not ours give nothing. */
export function diagnose(file: ParsedFile, options: DiagnosticOptions = {}): Diagnostic[] {
  const { rules: settings, rulesReference, index } = options;
  if (isTooLarge(file)) return problemsIn(file, settings).map((problem) => toDiagnostic(file, problem, rulesReference));
  const diagnostics: Diagnostic[] = [];
  for (const { document, problemsOf } of judges(file)) {
    const placed = withNames(document, problemsOf(document), index);
    if (placed.length > 0) diagnostics.push(...diagnosticsOf(file, document, placed, settings, rulesReference));
  }
  return diagnostics;
}

/** What `diagnose` says, with offsets. Rules that are switched off or disabled for a line are left out. */
export function problemsIn(file: ParsedFile, settings: RuleSettings = {}): Problem[] {
  if (isTooLarge(file)) return mentionsHealer(file.path, file.text) ? [tooLarge] : [];
  const problems: Problem[] = [];
  for (const { document, problemsOf } of judges(file)) {
    const { start: by } = document;
    for (const { problem } of asSet(file, document, withNames(document, problemsOf(document), undefined), settings))
      problems.push({ ...problem, start: problem.start + by, end: problem.end + by });
  }
  return problems;
}

/** A problem and where it stands, both counted from the start of its document. */
interface Placed {
  readonly problem: Problem;
  readonly range: Range;
}

/** A document's problems as the settings see them: what is kept of a document knows nothing of these. */
function asSet(
  file: ParsedFile,
  document: DefinitionDocument,
  placed: readonly Placed[],
  settings: RuleSettings = {},
): Placed[] {
  return placed.flatMap(({ problem, range }) => {
    const severity = settings[problem.code] ?? problem.severity;
    if (severity === 'off') return [];
    if (range.start.line === 0 && isDisabled(file, document.line, problem.code)) return [];
    return [{ problem: { ...problem, severity }, range }];
  });
}

/** What was last said of a document's problems, and what else that depends on. */
interface Said {
  readonly line: number;
  readonly settings: RuleSettings | undefined;
  readonly reference: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const said = new WeakMap<readonly Placed[], Said>();

/** A document's problems for the client, the same as before where the document has not moved. */
function diagnosticsOf(
  file: ParsedFile,
  document: DefinitionDocument,
  placed: readonly Placed[],
  settings: RuleSettings | undefined,
  reference: string | undefined,
): readonly Diagnostic[] {
  const { line } = document;
  const before = said.get(placed);
  if (before?.line === line && before.settings === settings && before.reference === reference)
    return before.diagnostics;
  const diagnostics = asSet(file, document, placed, settings).map(({ problem, range }) =>
    diagnosticAt(below(range, line), problem, reference),
  );
  // Another document's last line may disable a code on the first of this one.
  if (placed.every(({ range }) => range.start.line > 0)) said.set(placed, { line, settings, reference, diagnostics });
  return diagnostics;
}

/**
 * Does the work of `diagnose` beforehand, giving each document when it is done, so that other work can be done in
 * between; one that is done already is left out. What is done stays done for as long as the documents' text stays, in
 * later versions of the file too.
 */
export function* prepare(file: ParsedFile): Generator<DefinitionDocument, void> {
  for (const { document, problemsOf } of judges(file)) {
    if (problemsOf.has(document)) continue;
    problemsOf(document);
    occurrencesOf(document);
    yield document;
  }
}

/** Each document with what finds its problems. */
function* judges(file: ParsedFile): Generator<{
  readonly document: DefinitionDocument;
  readonly problemsOf: PerDocument<readonly Placed[]>;
}> {
  const before = new Map<Kind, number>();
  for (const document of file.documents) {
    const { kind } = document;
    const earlier = (kind && before.get(kind)) ?? 0;
    if (kind) before.set(kind, earlier + 1);
    yield { document, problemsOf: earlier === 0 ? firstOfKind : earlier === 1 ? secondOfKind : laterOfKind };
  }
}

const firstOfKind = perDocument((document, file) => findPlaced(document, file, { earlierOfKind: 0 }));
const secondOfKind = perDocument((document, file) => findPlaced(document, file, { earlierOfKind: 1 }));
const laterOfKind = perDocument((document, file) => findPlaced(document, file, { earlierOfKind: 2 }));

function findPlaced(document: DefinitionDocument, file: SingleFile, context: RuleContext): Placed[] {
  return findProblems(document, context)
    .map((problem) => ({ problem, range: rangeAt(file, problem.start, problem.end) }))
    .filter(({ problem, range }) => !isDisabled(file, range.start.line, problem.code));
}

/** Whether a file is left unread for its size as UTF-8, as the command line measures it. */
export function isTooLarge({ text }: ParsedFile): boolean {
  if (text.length * 3 <= maxFileBytes) return false;
  return text.length > maxFileBytes || Buffer.byteLength(text) > maxFileBytes;
}

function findProblems(document: DefinitionDocument, context: RuleContext): readonly Problem[] {
  const problems = validate(document);
  if (!document.kind || isYamlBroken(problems)) return problems;
  const value = definitionValue(document);
  const asked = rules
    .filter(({ kind }) => kind === document.kind || kind === 'any')
    .map(({ code, severity, check }) => ({ code, severity, findings: check(value, context) }));
  const found = placeFindings(document, problems, asked);
  return [...problems, ...found].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What a document's names showed last, beside which problems of its own, and what was asked of the index for it. */
interface Named {
  readonly own: readonly Placed[];
  readonly noted: Noted;
  readonly placed: readonly Placed[];
}

const named = new WeakMap<SingleFile, Named>();

/** What a document's names show beside what is wrong with it by itself; lines count from its own first. */
function withNames(
  document: DefinitionDocument,
  own: readonly Placed[],
  index: NameIndex | undefined,
): readonly Placed[] {
  if (!index) return joined(own, findNamed(document, own, undefined));
  const { alone } = document;
  const known = named.get(alone);
  if (known?.own === own && known.noted.index === index && stillHolds(known.noted)) return known.placed;
  const { names, noted } = noteQuestions(index);
  const placed = joined(own, findNamed(document, own, names));
  named.set(alone, { own, noted, placed });
  return placed;
}

function joined(own: readonly Placed[], found: readonly Placed[]): readonly Placed[] {
  return found.length === 0 ? own : [...own, ...found].sort(({ range: a }, { range: b }) => compareRanges(a, b));
}

function findNamed(document: DefinitionDocument, own: readonly Placed[], index: KnownNames | undefined): Placed[] {
  const { alone, line } = document;
  const occurrences = occurrencesOf(document);
  const errors = own.filter(({ problem }) => problem.severity === 'error');
  if (occurrences.length === 0 || errors.some(({ problem }) => problem.code.startsWith('yaml/'))) return [];
  const marked = new Set(errors.map(({ range }) => `${range.start.line}:${range.start.character}`));
  return nameRules.flatMap(({ code, severity, check }) =>
    [...check({ path: alone.path, line, occurrences, index })].flatMap((finding): Placed[] => {
      const problem = { code, severity, ...finding };
      const range = rangeAt(alone, problem.start, problem.end);
      const hidden =
        marked.has(`${range.start.line}:${range.start.character}`) || isDisabled(alone, range.start.line, code);
      return hidden ? [] : [{ problem, range }];
    }),
  );
}

function compareRanges({ start: a, end }: Range, { start: b, end: otherEnd }: Range): number {
  return a.line - b.line || a.character - b.character || end.line - otherEnd.line || end.character - otherEnd.character;
}

/** `# healer-disable-next-line CODE, CODE`: says nothing of these codes on the line below. */
export const disablingComment = /^\s*#\s*healer-disable-next-line\s+(.+?)\s*$/;

/** Whether the line above one, which counts from 0, disables a code. */
function isDisabled({ text, lines }: ParsedFile, line: number, code: string): boolean {
  const above = text.slice(lines.startOf(line - 1) ?? 0, lines.startOf(line) ?? 0);
  const named = disablingComment.exec(above)?.[1];
  return named?.split(/[\s,]+/).includes(code) ?? false;
}

const severities: Readonly<Record<ProblemSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(file: ParsedFile, problem: Problem, reference: string | undefined): Diagnostic {
  return diagnosticAt(rangeAt(file, problem.start, problem.end), problem, reference);
}

function diagnosticAt(
  range: Range,
  { code, severity, message, data }: Problem,
  reference: string | undefined,
): Diagnostic {
  return {
    range,
    severity: severities[severity],
    code,
    ...(reference === undefined ? {} : { codeDescription: { href: `${reference}#${sectionOf(code)}` } }),
    source: 'healer',
    message,
    ...(data === undefined ? {} : { data }),
  };
}
