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
import { nameRules, rules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { NameIndex } from './workspace/name-index.ts';
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
  for (const { document, problem, range } of placedIn(file, settings, index))
    diagnostics.push(diagnosticAt(below(range, document.line), problem, sectionOf));
  return diagnostics;
}

/** What `diagnose` says, with offsets. Rules that are switched off or disabled for a line are left out. */
export function problemsIn(file: ParsedFile, settings: RuleSettings = {}, index?: NameIndex): Problem[] {
  if (isTooLarge(file)) return mentionsHealer(file.path, file.text) ? withSeverity(tooLarge, settings) : [];
  const problems: Problem[] = [];
  for (const { document, problem } of placedIn(file, settings, index)) {
    const { start: by } = document;
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

/** The problems of a file that is read, by document, as the settings see them: what is kept of a document knows nothing of these. */
function* placedIn(
  file: ParsedFile,
  settings: RuleSettings = {},
  index?: NameIndex,
): Generator<Placed & { readonly document: DefinitionDocument }> {
  for (const { document, problemsOf } of judges(file))
    for (const { problem, range } of withNames(document, problemsOf(document), index)) {
      const [own] = range.start.line === 0 ? heard(problem, file, document.line) : [problem];
      for (const seen of own ? withSeverity(own, settings) : []) yield { document, problem: seen, range };
    }
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
  return [...problems, ...found].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Documents whose names showed nothing wrong, and the state of the index that said so. */
const clean = new WeakMap<SingleFile, { readonly index: NameIndex | undefined; readonly generation: number }>();

/** What a document's names show beside what is wrong with it by itself; lines count from its own first. */
function withNames(
  document: DefinitionDocument,
  own: readonly Placed[],
  index: NameIndex | undefined,
): readonly Placed[] {
  const { alone, line } = document;
  const known = clean.get(alone);
  const generation = index?.generation ?? 0;
  if (known && known.index === index && known.generation === generation) return own;
  const occurrences = occurrencesOf(document);
  const errors = own.filter(({ problem }) => problem.severity === 'error');
  if (occurrences.length === 0 || errors.some(({ problem }) => problem.code.startsWith('yaml/'))) return own;
  const all = nameRules.flatMap(({ code, severity, check }) =>
    [...check({ path: alone.path, line, occurrences, index })].map((finding): Placed => {
      const problem = { code, severity, ...finding };
      return { problem, range: rangeAt(alone, problem.start, problem.end) };
    }),
  );
  if (all.length === 0) clean.set(alone, { index, generation });
  const marked = new Set(errors.map(({ range }) => `${range.start.line}:${range.start.character}`));
  const found = all
    .filter(({ range: { start } }) => !marked.has(`${start.line}:${start.character}`))
    .filter(({ problem, range }) => heard(problem, alone, range.start.line).length > 0);
  return found.length === 0 ? own : [...own, ...found].sort(({ range: a }, { range: b }) => before(a, b));
}

function before({ start: a, end }: Range, { start: b, end: otherEnd }: Range): number {
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
