import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { definitionValue } from '../../schemas/coerce.ts';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import type { Kind } from '../../schemas/kinds.ts';
import type { RuleSettings } from '../../schemas/lsp.ts';
import type { Problem, ProblemSeverity } from '../../schemas/problem.ts';
import { mentionsHealer } from '../../schemas/recognise.ts';
import { maxFileBytes, place, tooLarge, validate } from '../../schemas/validate.ts';
import { rangeAt } from './position.ts';
import { sectionOf } from './rule-settings.ts';
import { rules } from './rules/index.ts';

/** How one client wants its diagnostics. */
export interface DiagnosticOptions {
  readonly rules?: RuleSettings;
  /** URI of docs/rules.md; each code then links to its section. */
  readonly rulesReference?: string | undefined;
}

/** Everything wrong with the definitions of a file, in the order of its text. Documents that are not ours give nothing. */
export function diagnose(file: ParsedFile, options: DiagnosticOptions = {}): Diagnostic[] {
  return problemsIn(file, options.rules).map((problem) => toDiagnostic(file, problem, options.rulesReference));
}

/** What `diagnose` says, with offsets. Rules that are switched off or disabled for a line are left out. */
export function problemsIn(file: ParsedFile, settings: RuleSettings = {}): Problem[] {
  if (isTooLarge(file)) return mentionsHealer(file.path, file.text) ? [tooLarge] : [];
  const before = new Map<Kind, number>();
  return file.documents.flatMap((document) => {
    const { kind } = document;
    const earlierOfKind = (kind && before.get(kind)) ?? 0;
    if (kind) before.set(kind, earlierOfKind + 1);
    return problemsOf(document, earlierOfKind)
      .filter((problem) => !isDisabled(file, problem))
      .flatMap((problem) => withSeverity(problem, settings));
  });
}

/** The problem as the settings see it: none when its code is off. */
function withSeverity(problem: Problem, settings: RuleSettings): Problem[] {
  const severity = settings[problem.code];
  if (severity === undefined) return [problem];
  return severity === 'off' ? [] : [{ ...problem, severity }];
}

/** Whether a file is left unread for its size as UTF-8, as the command line measures it. */
export function isTooLarge({ text }: ParsedFile): boolean {
  if (text.length * 3 <= maxFileBytes) return false;
  return text.length > maxFileBytes || new TextEncoder().encode(text).length > maxFileBytes;
}

/** What is wrong with one document: a function of its text, its kind and how many of its kind stand before it. */
function problemsOf(document: DefinitionDocument, earlierOfKind: number): readonly Problem[] {
  const problems = validate(document);
  if (!document.kind || problems.some(({ code, severity }) => severity === 'error' && code.startsWith('yaml/')))
    return problems;
  const misspelt = new Set(problems.map(({ data }) => data?.replacement));
  const marked = new Set(problems.filter(({ severity }) => severity === 'error').map(({ start }) => start));
  const value = definitionValue(document);
  const found = rules
    .filter(({ kind }) => kind === document.kind)
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

/** `# healer-disable-next-line CODE, CODE`: says nothing of these codes on the line below. */
export const disablingComment = /^\s*#\s*healer-disable-next-line\s+(.+?)\s*$/;

/** Whether the line above disables a problem's code. */
function isDisabled({ text, lines }: ParsedFile, { code, start }: Problem): boolean {
  const { line } = lines.linePos(start);
  const above = text.slice(lines.lineStarts[line - 2] ?? 0, lines.lineStarts[line - 1] ?? 0);
  const named = disablingComment.exec(above)?.[1];
  return named?.split(/[\s,]+/).includes(code) ?? false;
}

const severities: Readonly<Record<ProblemSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(
  file: ParsedFile,
  { code, severity, message, start, end, data }: Problem,
  reference: string | undefined,
): Diagnostic {
  return {
    range: rangeAt(file, start, end),
    severity: severities[severity],
    code,
    ...(reference === undefined ? {} : { codeDescription: { href: `${reference}#${sectionOf(code)}` } }),
    source: 'healer',
    message,
    ...(data === undefined ? {} : { data }),
  };
}
