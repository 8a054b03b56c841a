import * as vscode from 'vscode';
import type { CheckReport } from '../../../engine/protocol/rpc.ts';
import type { DefinitionTarget } from '../../../schemas/lsp.ts';
import type { CheckResults } from '../check-results.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import { definitionOnScreen, isAtCursor } from '../definition-text.ts';
import { failures, showFailure } from '../failures.ts';
import { plainItem, plainText } from '../plain-text.ts';
import { withPatience } from '../progress.ts';

/** Runs the check at a code lens or the cursor, as it stands on the screen, and shows the outcome beside it; else asks which. */
export async function runCheck(context: Context, results: CheckResults, target?: DefinitionTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return showFailure(failures.untrusted('Running a check'));
  const daemon = await context.daemonFor(target && vscode.Uri.parse(target.uri));
  if (!daemon) return;
  const chosen = target ?? (isAtCursor('health') ? undefined : await askCheck(daemon));
  if (chosen === null) return;
  const onScreen = await definitionOnScreen(chosen);
  if (!onScreen) return;

  const { version } = onScreen.document;
  const title = chosen?.name ? `Running check ${chosen.name}` : 'Running check';
  const answer = await withPatience(title, (token) =>
    daemon.request('check/run', (root) => ({ root, definition: onScreen.definition }), token),
  );
  if (!answer.ok) return showFailure(answer.failure);
  const changed = onScreen.document.version !== version;
  if (!changed) results.show(onScreen.document, answer.value, onScreen.unsaved);
  results.sayPassed(undefined);
  const remark = changed
    ? ' The text has changed since it was run.'
    : onScreen.unsaved
      ? ' What is on the screen was run, which is not saved.'
      : '';
  for (const report of answer.value) announce(context, results, report, remark);
}

/** A failure asks for attention; a pass is seen on its line and in the status bar. All is in the log, what a command wrote too. */
function announce(context: Context, results: CheckResults, report: CheckReport, remark: string): void {
  const name = report.check === report.type ? report.workload : `${report.workload}/${report.check}`;
  const head = `${name} ${report.result}: ${report.message}.`;
  const written = report.type === 'exec' ? report.notes.map((note) => `\n  ${note}`).join('') : '';
  const line = [head, ...(written ? [] : report.notes.map((note) => `${note}.`))].join(' ');
  context.log.info(`${line} (${report.target}, ${Math.round(report.took)} ms)${remark}${written}`);
  if (report.result === 'passed') results.sayPassed(`${line}${remark}`);
  else void vscode.window.showWarningMessage(plainText(`${line}${remark}`));
}

/** A check that runs in the folder; null when the person cancelled or there is none, which has been said. */
async function askCheck(daemon: Daemon): Promise<DefinitionTarget | null> {
  const list = await daemon.request('check/list', (root) => ({ root }));
  if (!list.ok || list.value.length === 0) {
    await showFailure(list.ok ? failures.noCheck() : list.failure);
    return null;
  }
  const items = list.value.map(({ workload, check, target, source }) =>
    plainItem({
      label: `${workload}/${check}`,
      description: target,
      target: { uri: vscode.Uri.file(source.file).toString(), line: source.line, name: workload },
    }),
  );
  const choice = await vscode.window.showQuickPick(items, { title: 'Run Check', placeHolder: 'Which check?' });
  if (!choice) return null;
  await vscode.window.showTextDocument(vscode.Uri.parse(choice.target.uri));
  return choice.target;
}
