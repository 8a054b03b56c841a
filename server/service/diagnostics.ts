import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { definitionValue } from '../../schemas/coerce.ts';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import type { Kind } from '../../schemas/kinds.ts';
import type { Problem, ProblemSeverity } from '../../schemas/problem.ts';
import { mentionsHealer } from '../../schemas/recognise.ts';
import { maxFileBytes, place, tooLarge, validate } from '../../schemas/validate.ts';
import { rangeAt } from './position.ts';
import { nameRules, rules } from './rules/index.ts';
import type { NameIndex } from './workspace/name-index.ts';
import { occurrencesOf } from './workspace/occurrences.ts';

/**
 * Everything wrong with the definitions of a file, in the order of its text; what other files show only with the `index`
 * of their names. Documents that are not ours give nothing.
 */
export function diagnose(file: ParsedFile, index?: NameIndex): Diagnostic[] {
  if (isTooLarge(file)) return mentionsHealer(file.path, file.text) ? [toDiagnostic(file, tooLarge)] : [];
  const before = new Map<Kind, number>();
  return file.documents.flatMap((document) => {
    const { kind } = document;
    const earlierOfKind = (kind && before.get(kind)) ?? 0;
    if (kind) before.set(kind, earlierOfKind + 1);
    return withNames(file, document, problemsOf(document, earlierOfKind), index)
      .filter((problem) => !isDisabled(file, problem))
      .map((problem) => toDiagnostic(file, problem));
  });
}

/** Whether a file is left unread for its size as UTF-8, as the command line measures it. */
export function isTooLarge({ text }: ParsedFile): boolean {
  if (text.length * 3 <= maxFileBytes) return false;
  return text.length > maxFileBytes || new TextEncoder().encode(text).length > maxFileBytes;
}

/** What is wrong with one document: a function of its text, its kind and how many of its kind stand before it. */
function problemsOf(document: DefinitionDocument, earlierOfKind: number): readonly Problem[] {
  const problems = validate(document);
  if (!document.kind || problems.some(isSyntaxError)) return problems;
  const misspelt = new Set(problems.map(({ data }) => data?.replacement));
  const marked = new Set(problems.filter(({ severity }) => severity === 'error').map(({ start }) => start));
  const value = definitionValue(document);
  const found = rules
    .filter(({ kind }) => kind === document.kind || kind === 'any')
    .flatMap(({ code, severity, check }) =>
      [...check(value, { earlierOfKind })].map(({ path, mark, message, data }) => ({
        code,
        severity,
        message,
        ...place(document, { path, mark }),
        ...(data === undefined ? {} : { data }),
      })),
    )
    .filter(
      ({ start, data }) => !(marked.has(start) && !data?.missing) && !data?.missing?.some((key) => misspelt.has(key)),
    );
  return [...problems, ...found].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Documents whose names showed nothing wrong, and the state of the index that said so. */
const clean = new WeakMap<DefinitionDocument, { readonly index: NameIndex | undefined; readonly generation: number }>();

/** The problems of a document together with what its names show; nothing more where the text itself is broken or marked. */
function withNames(
  { path, lines }: ParsedFile,
  document: DefinitionDocument,
  problems: readonly Problem[],
  index: NameIndex | undefined,
): readonly Problem[] {
  const known = clean.get(document);
  if (known && known.index === index && known.generation === (index?.generation ?? 0)) return problems;
  const occurrences = occurrencesOf(document, path);
  if (occurrences.length === 0 || problems.some(isSyntaxError)) return problems;
  const line = lines.linePos(document.start).line - 1;
  const all = nameRules.flatMap(({ code, severity, check }) =>
    [...check({ path, line, occurrences, index })].map((finding) => ({
      code,
      severity,
      ...finding,
      start: document.start + finding.start,
      end: document.start + finding.end,
    })),
  );
  if (all.length === 0) clean.set(document, { index, generation: index?.generation ?? 0 });
  const marked = new Set(problems.filter(({ severity }) => severity === 'error').map(({ start }) => start));
  const found = all.filter(({ start }) => !marked.has(start));
  return found.length === 0 ? problems : [...problems, ...found].sort((a, b) => a.start - b.start || a.end - b.end);
}

function isSyntaxError({ code, severity }: Problem): boolean {
  return severity === 'error' && code.startsWith('yaml/');
}

/** `# healer-disable-next-line CODE, CODE` on the line above. */
function isDisabled({ text, lines }: ParsedFile, { code, start }: Problem): boolean {
  const { line } = lines.linePos(start);
  const above = text.slice(lines.lineStarts[line - 2] ?? 0, lines.lineStarts[line - 1] ?? 0);
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
