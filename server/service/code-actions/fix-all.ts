import { type ParsedFile, parseFile } from '../../../schemas/document.ts';
import type { RuleSettings } from '../../../schemas/lsp.ts';
import type { Problem } from '../../../schemas/problem.ts';
import { applyChanges, type Change } from '../changes.ts';
import { problemsIn } from '../diagnostics.ts';
import { documentAt } from '../position.ts';
import { replace } from './replace.ts';

export interface FixedFile {
  readonly text: string;
  /** What was mended, each at its place in the text it was found in. */
  readonly fixed: readonly { readonly problem: Problem; readonly line: number; readonly title: string }[];
}

/** One mended fault may uncover another; more rounds than this are not needed by any real file. */
const rounds = 10;

/** Mends what has one meaning only, and stops before anything that would leave the text less readable as YAML. */
export function fixAll(file: ParsedFile, settings: RuleSettings = {}): FixedFile {
  const fixed: FixedFile['fixed'][number][] = [];
  let current = file;
  let problems = problemsIn(file, settings);
  for (let round = 0; round < rounds; round++) {
    const found = sureFixes(current, problems);
    if (found.length === 0) break;
    const text = applyChanges(
      current.text,
      found.flatMap(({ changes }) => changes),
    );
    const next = parseFile(file.path, text, current);
    const left = problemsIn(next, settings);
    if (syntaxErrors(left) > syntaxErrors(problems)) break;
    const { lines } = current;
    fixed.push(...found.map(({ problem, title }) => ({ problem, title, line: lines.linePos(problem.start).line })));
    current = next;
    problems = left;
  }
  return { text: current.text, fixed };
}

interface SureFix {
  readonly problem: Problem;
  readonly title: string;
  readonly changes: readonly Change[];
}

/** The fixes that need nobody's word, leaving out what overlaps an earlier one. */
function sureFixes(file: ParsedFile, problems: readonly Problem[]): SureFix[] {
  let free = 0;
  return problems.flatMap((problem) => {
    const document = documentAt(file, problem.start);
    const fix = document && replace(file, document, problem).find(({ sure }) => sure);
    if (!fix || fix.changes.some(({ start }) => start < free)) return [];
    free = Math.max(...fix.changes.map(({ end }) => end));
    return [{ problem, title: fix.title, changes: fix.changes }];
  });
}

function syntaxErrors(problems: readonly Problem[]): number {
  return problems.filter(({ code, severity }) => severity === 'error' && code.startsWith('yaml/')).length;
}
