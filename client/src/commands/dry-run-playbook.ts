import * as vscode from 'vscode';
import type { DefinitionTarget } from '../../../schemas/lsp.ts';
import type { Context } from '../context.ts';
import { definitionOnScreen } from '../definition-text.ts';
import { failures, showFailure } from '../failures.ts';
import { openPlan } from '../pages/plan-page.ts';
import { guessKind } from '../scan.ts';

/** Plans the playbook at a code lens or the cursor, as it stands on the screen; without one, asks which. */
export async function dryRunPlaybook(context: Context, target?: DefinitionTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return showFailure(failures.untrusted('A dry run'));
  const onScreen = await definitionOnScreen(target);
  const isPlaybook = onScreen && guessKind(onScreen.document.uri.path, onScreen.definition.text) === 'playbook';
  const daemon = context.daemonFor(onScreen?.document.uri);
  if (!daemon.ok) return showFailure(daemon.failure);
  if (onScreen && isPlaybook) {
    const line = onScreen.definition.line ?? 1;
    return openPlan(context, daemon.value, { type: 'document', uri: onScreen.document.uri, line });
  }
  const list = await daemon.value.request('playbook/list', (root) => ({ root }));
  if (!list.ok) return showFailure(list.failure);
  const { playbooks, broken } = list.value;
  if (playbooks.length === 0) return showFailure(broken ?? failures.nothingHere('playbook in this folder, and none'));
  const items = playbooks.map((playbook) => ({
    label: playbook.name,
    ...(playbook.alert ? { description: playbook.alert } : {}),
    detail: playbook.description ?? playbook.actions.join(' → '),
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Dry-Run Playbook',
    placeHolder: broken?.message ?? 'Which playbook? Nothing is changed.',
  });
  if (choice) return openPlan(context, daemon.value, { type: 'name', name: choice.label });
}
