import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver';
import type { ParsedFile } from '../../../schemas/document.ts';
import { fixAllKind } from '../advertised.ts';
import { changesBetween, toTextEdits } from '../changes.ts';
import { type DiagnosticOptions, problemsIn, toDiagnostic } from '../diagnostics.ts';
import { documentAt, offsetAt } from '../position.ts';
import { addMissing } from './add-missing.ts';
import { disableRule } from './disable-rule.ts';
import type { Fix, FixesProblem, Rewrites } from './fix.ts';
import { fixAll } from './fix-all.ts';
import { flowBlock } from './flow-block.ts';
import { mendSyntax } from './mend-syntax.ts';
import { quotes } from './quotes.ts';
import { removeAnchor } from './remove-anchor.ts';
import { removeEntry } from './remove-entry.ts';
import { replace } from './replace.ts';
import { setEnabled } from './set-enabled.ts';

/** Every way to mend a problem, most wanted first. Adding one is adding its file and a row here. */
const mending: readonly FixesProblem[] = [
  replace,
  mendSyntax,
  addMissing,
  setEnabled,
  removeEntry,
  removeAnchor,
  disableRule,
];
const rewriting: readonly Rewrites[] = [quotes, flowBlock];

/** What can be done about the text at a range: mend its problems, write it in another way, or mend the whole file. */
export function codeActions(
  file: ParsedFile,
  uri: string,
  range: Range,
  { only }: Pick<CodeActionContext, 'only'>,
  options: DiagnosticOptions = {},
): CodeAction[] {
  const wanted = (kind: string) =>
    only?.some((one) => kind === one || kind.startsWith(`${one}.`)) ?? kind !== fixAllKind;
  const [start, end] = [offsetAt(file, range.start), offsetAt(file, range.end)];
  const edit = (changes: Fix['changes']) => ({ changes: { [uri]: toTextEdits(file, changes) } });
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix))
    for (const problem of problemsIn(file, options.rules, options.index)) {
      const document = documentAt(file, problem.start);
      if (!document || problem.start > end || problem.end < start) continue;
      const fixes = mending.flatMap((fixes) => fixes(file, document, problem));
      const diagnostics = [toDiagnostic(file, problem, options.sectionOf)];
      for (const [index, { title, changes }] of fixes.entries()) {
        const isPreferred = index === 0 && problem.data?.replacement !== undefined;
        actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit: edit(changes) });
      }
    }
  const document = documentAt(file, start);
  if (wanted(CodeActionKind.RefactorRewrite) && document?.kind)
    for (const { title, changes } of rewriting.flatMap((rewrites) => rewrites(file, document, start)))
      actions.push({ title, kind: CodeActionKind.RefactorRewrite, edit: edit(changes) });
  if (wanted(fixAllKind)) {
    const { text } = fixAll(file, options.rules);
    if (text !== file.text)
      actions.push({ title: 'Fix all', kind: fixAllKind, edit: edit(changesBetween(file.text, text)) });
  }
  return actions;
}
