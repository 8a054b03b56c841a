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
import { wrongDisabling } from './disabling-comments.ts';
import { below, rangeAt } from './position.ts';
import { nameRules, rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { NameIndex } from './workspace/name-index.ts';
import { type KnownNames, type Noted, noteQuestions, stillHolds } from './workspace/noted-names.ts';
import { occurrencesOf } from './workspace/occurrences.ts';

/** The URI of what is written about a code. */
export type SectionOf = (code: string) => string;

/** How one client wants its diagnostics. */
export interface DiagnosticOptions {
  readonly rules?: RuleSettings;
  /** Each code then links to its section in docs/rules.md. */
  readonly sectionOf?: SectionOf | undefined;
  /** The names of the files around, for what only they show. */
  readonly index?: NameIndex | undefined;
}

/** Everything wrong with the definitions of a file, in the order of its text. Documents that are not ours give nothing. */
export function diagnose(file: ParsedFile, options: DiagnosticOptions = {}): Diagnostic[] {
  const { rules: settings, sectionOf, index } = options;
  if (isTooLarge(file)) return problemsIn(file, settings).map((problem) => toDiagnostic(file, problem, sectionOf));
  const diagnostics: Diagnostic[] = [];
  for (const { document, problemsOf } of judges(file)) {
    const placed = withNames(document, problemsOf(document), index);
    if (placed.length > 0) diagnostics.push(...diagnosticsOf(file, document, placed, settings, sectionOf));
  }
  return diagnostics;
}

/** What `diagnose` says, with offsets. Rules that are switched off or disabled for a line are left out. */
export function problemsIn(file: ParsedFile, settings: RuleSettings = {}, index?: NameIndex): Problem[] {
  if (isTooLarge(file)) return mentionsHealer(file.path, file.text) ? withSeverity(tooLarge, settings) : [];
  const problems: Problem[] = [];
  for (const { document, problemsOf } of judges(file)) {
    const { start: by } = document;
    for (const { problem } of asSet(file, document, withNames(document, problemsOf(document), index), settings))
      problems.push({ ...problem, start: problem.start + by, end: problem.end + by });
  }
  return problems;
}

/** The problem as the settings see it: none when its code is off. */
export function withSeverity(problem: Problem, settings: RuleSettings): Problem[] {
  const severity = settings[problem.code];
  if (severity === undefined) return [problem];
  return severity === 'off' ? [] : [{ ...problem, severity }];
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
    const own = range.start.line === 0 ? heard(problem, file, document.line) : [problem];
    return own.flatMap((one) => withSeverity(one, settings)).map((one) => ({ problem: one, range }));
  });
}

/** What was last said of a document's problems, and what else that depends on. */
interface Said {
  readonly line: number;
  readonly settings: RuleSettings | undefined;
  readonly sectionOf: SectionOf | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const said = new WeakMap<readonly Placed[], Said>();

/** A document's problems for the client, the same as before where the document has not moved. */
function diagnosticsOf(
  file: ParsedFile,
  document: DefinitionDocument,
  placed: readonly Placed[],
  settings: RuleSettings | undefined,
  sectionOf: SectionOf | undefined,
): readonly Diagnostic[] {
  const { line } = document;
  const before = said.get(placed);
  if (before?.line === line && before.settings === settings && before.sectionOf === sectionOf)
    return before.diagnostics;
  const diagnostics = asSet(file, document, placed, settings).map(({ problem, range }) =>
    diagnosticAt(below(range, line), problem, sectionOf),
  );
  // Another document's last line may disable a code on the first of this one.
  if (placed.every(({ range }) => range.start.line > 0)) said.set(placed, { line, settings, sectionOf, diagnostics });
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
  return findProblems(document, context).flatMap((found) => {
    const range = rangeAt(file, found.start, found.end);
    return heard(found, file, range.start.line).map((problem) => ({ problem, range }));
  });
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
  return [...problems, ...found, ...wrongDisabling(document)].sort((a, b) => a.start - b.start || a.end - b.end);
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
      if (marked.has(`${range.start.line}:${range.start.character}`)) return [];
      return heard(problem, alone, range.start.line).map((one) => ({ problem: one, range }));
    }),
  );
}

function compareRanges({ start: a, end }: Range, { start: b, end: otherEnd }: Range): number {
  return a.line - b.line || a.character - b.character || end.line - otherEnd.line || end.character - otherEnd.character;
}

/** `# healer-disable-next-line CODE, CODE`: says nothing of these codes on the line below. */
export const disablingComment = /^\s*#\s*healer-disable-next-line\s+(.+?)\s*$/;

const ofNames = new Set(nameRules.map(({ code }) => code));

/**
 * The problem as the comment above its line, which counts from 0, leaves it: nothing where that disables its code. An
 * error with which the engine refuses the document stays, and says why; what only other files make an error of does not.
 */
function heard(problem: Problem, { text, lines }: ParsedFile, line: number): Problem[] {
  const above = text.slice(lines.startOf(line - 1) ?? 0, lines.startOf(line) ?? 0);
  const named = disablingComment.exec(above)?.[1];
  if (!named?.split(/[\s,]+/).includes(problem.code)) return [problem];
  if (problem.severity !== 'error' || ofNames.has(problem.code)) return [];
  return [{ ...problem, message: `${problem.message} ${notHidden}` }];
}

const notHidden = 'With it the document cannot run, so the comment above does not hide it.';

const severities: Readonly<Record<ProblemSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(file: ParsedFile, problem: Problem, sectionOf: SectionOf | undefined): Diagnostic {
  return diagnosticAt(rangeAt(file, problem.start, problem.end), problem, sectionOf);
}

function diagnosticAt(
  range: Range,
  { code, severity, message, data }: Problem,
  sectionOf: SectionOf | undefined,
): Diagnostic {
  return {
    range,
    severity: severities[severity],
    code,
    ...(sectionOf === undefined ? {} : { codeDescription: { href: sectionOf(code) } }),
    source: 'healer',
    message,
    ...(data === undefined ? {} : { data }),
  };
}
