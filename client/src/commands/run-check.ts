import * as vscode from 'vscode';
import type { CheckReport } from '../../../engine/protocol/rpc.ts';
import type { DefinitionTarget } from '../../../schemas/lsp.ts';
import type { CheckResults } from '../check-results.ts';
import type { Context } from '../context.ts';
import { definitionOnScreen } from '../definition-text.ts';
import { failures, showFailure } from '../failures.ts';
import { withPatience } from '../progress.ts';

/** Runs the check at a code lens or the cursor, as it stands on the screen, and shows the outcome beside it. */
export async function runCheck(context: Context, results: CheckResults, target?: DefinitionTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return showFailure(failures.untrusted('Running a check'));
  const onScreen = await definitionOnScreen(target);
  if (!onScreen) return showFailure(failures.nothingHere('health check'));
  const daemon = context.daemonFor(onScreen.document.uri);
  if (!daemon.ok) return showFailure(daemon.failure);

  const title = target?.name ? `Running check ${target.name}` : 'Running check';
  const answer = await withPatience(title, (token) =>
    daemon.value.request('check/run', (root) => ({ root, definition: onScreen.definition }), token),
  );
  if (!answer.ok) return showFailure(answer.failure);
  results.show(onScreen.document, answer.value, onScreen.unsaved);
  results.sayPassed(undefined);
  for (const report of answer.value) announce(context, results, report, onScreen.unsaved);
}

/** A failure asks for attention; a pass is seen on its line and in the status bar. All is in the log. */
function announce(context: Context, results: CheckResults, report: CheckReport, unsaved: boolean): void {
  const name = report.check === report.type ? report.workload : `${report.workload}/${report.check}`;
  const source = unsaved ? ' What is on the screen was run, which is not saved.' : '';
  const line = [`${name} ${report.result}: ${report.message}.`, ...report.notes.map((note) => `${note}.`)].join(' ');
  context.log.info(`${line} (${report.target}, ${Math.round(report.took)} ms)${source}`);
  if (report.result === 'passed') results.sayPassed(`${line}${source}`);
  else void vscode.window.showWarningMessage(`${line}${source}`);
}
