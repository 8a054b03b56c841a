import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { definitionValue } from '../../schemas/coerce.ts';
import type { DefinitionDocument, ParsedFile } from '../../schemas/document.ts';
import type { Kind } from '../../schemas/kinds.ts';
import type { Problem, ProblemSeverity } from '../../schemas/problem.ts';
import { mentionsHealer } from '../../schemas/recognise.ts';
import { placeFindings } from '../../schemas/rules/apply.ts';
import { isYamlBroken, maxFileBytes, tooLarge, validate } from '../../schemas/validate.ts';
import { rangeAt } from './position.ts';
import { rules } from './rules/index.ts';

/** Everything wrong with the definitions of a file, in the order of its text. Documents that are not ours give nothing. */
export function diagnose(file: ParsedFile): Diagnostic[] {
  if (isTooLarge(file)) return mentionsHealer(file.path, file.text) ? [toDiagnostic(file, tooLarge)] : [];
  const before = new Map<Kind, number>();
  return file.documents.flatMap((document) => {
    const { kind } = document;
    const earlierOfKind = (kind && before.get(kind)) ?? 0;
    if (kind) before.set(kind, earlierOfKind + 1);
    return problemsOf(document, earlierOfKind)
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
  if (!document.kind || isYamlBroken(problems)) return problems;
  const value = definitionValue(document);
  const asked = rules
    .filter(({ kind }) => kind === document.kind)
    .map(({ code, severity, check }) => ({ code, severity, findings: check(value, { earlierOfKind }) }));
  const found = placeFindings(document, problems, asked);
  return [...problems, ...found].sort((a, b) => a.start - b.start || a.end - b.end);
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
