import { type ParsedFile, parseFile } from '../../schemas/document.ts';
import type { RuleSettings } from '../../schemas/lsp.ts';
import type { Problem, ProblemSeverity } from '../../schemas/problem.ts';
import { mentionsHealer } from '../../schemas/recognise.ts';
import { decodeUtf8, maxFileBytes, notUtf8, tooLarge } from '../../schemas/validate.ts';
import { type FixedFile, fixAll } from './code-actions/fix-all.ts';
import { type DiagnosticOptions, diagnose, isTooLarge, withSeverity } from './diagnostics.ts';

/** One line of what `healer lint` prints. Lines and columns count from 1, columns in UTF-16 units. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: ProblemSeverity;
  readonly code: string;
  readonly message: string;
}

const severities: readonly ProblemSeverity[] = ['error', 'warning', 'information', 'hint'];

export interface LintedFile {
  readonly findings: readonly Finding[];
  /** How many of its documents are of Healer's kinds. */
  readonly definitions: number;
}

/**
 * The editor's diagnostics of one file's bytes, for a terminal: nothing for a file that holds none of our definitions.
 * `path` is looked at for its name and repeated in the findings; it is not read. What other files show needs the `index`
 * that knows their names.
 */
export function lintFile(
  path: string,
  bytes: Uint8Array,
  options: Pick<DiagnosticOptions, 'index' | 'rules'> = {},
): LintedFile {
  const text = bytes.length > maxFileBytes ? undefined : decodeUtf8(bytes);
  if (text === undefined) {
    const [problem] = withSeverity(bytes.length > maxFileBytes ? tooLarge : notUtf8, options.rules ?? {});
    return { findings: problem ? ofFile(path, bytes, problem) : [], definitions: 0 };
  }
  const file = parseFile(path, text);
  return {
    findings: findingsOf(file, options),
    definitions: file.documents.filter(({ kind }) => kind).length,
  };
}

/** One file's bytes with all mended that has one meaning only, as the editor's fix all does. Undefined for one that cannot be read. */
export function fixFile(path: string, bytes: Uint8Array, rules?: RuleSettings): FixedFile | undefined {
  const file = readFile(path, bytes);
  return file && fixAll(file, rules);
}

/** The file as the editor would have it open; undefined when it is too large or not UTF-8. */
export function readFile(path: string, bytes: Uint8Array): ParsedFile | undefined {
  const text = bytes.length > maxFileBytes ? undefined : decodeUtf8(bytes);
  const file = text === undefined ? undefined : parseFile(path, text);
  return file && !isTooLarge(file) ? file : undefined;
}

function findingsOf(file: ParsedFile, options: DiagnosticOptions): Finding[] {
  return diagnose(file, options).map(({ range, severity, code, message }) => ({
    file: file.path,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    severity: severities[(severity ?? 1) - 1] ?? 'error',
    code: String(code),
    message: typeof message === 'string' ? message : message.value,
  }));
}

/** A problem of the file as a whole, where its name or its bytes say that it is meant for Healer. */
function ofFile(file: string, bytes: Uint8Array, { severity, code, message }: Problem): Finding[] {
  if (!mentionsHealer(file, new TextDecoder('latin1').decode(bytes))) return [];
  return [{ file, line: 1, column: 1, endLine: 1, endColumn: 1, severity, code, message }];
}
