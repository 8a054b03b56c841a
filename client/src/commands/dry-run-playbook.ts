import * as vscode from 'vscode';
import type { DefinitionTarget } from '../../../schemas/lsp.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import { definitionOnScreen, isAtCursor } from '../definition-text.ts';
import { failures, showFailure } from '../failures.ts';
import { openPlan, type PlanSource } from '../pages/plan-page.ts';
import { plainItem } from '../plain-text.ts';

/** Plans the playbook at a code lens or the cursor, as it stands on the screen; without one, asks which. */
export async function dryRunPlaybook(context: Context, target?: DefinitionTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return showFailure(failures.untrusted('A dry run'));
  const daemon = await context.daemonFor(target && vscode.Uri.parse(target.uri));
  if (!daemon) return;
  const source = target || isAtCursor('playbook') ? await onScreen(target) : await askPlaybook(daemon);
  if (source) await openPlan(context, daemon, source);
}

async function onScreen(target: DefinitionTarget | undefined): Promise<PlanSource | undefined> {
  const found = await definitionOnScreen(target);
  return found && { type: 'document', uri: found.document.uri, line: found.definition.line ?? 1, name: target?.name };
}

async function askPlaybook(daemon: Daemon): Promise<PlanSource | undefined> {
  const list = await daemon.request('playbook/list', (root) => ({ root }));
  if (!list.ok || list.value.playbooks.length === 0) {
    await showFailure(list.ok ? (list.value.broken ?? failures.noPlaybook()) : list.failure);
    return undefined;
  }
  const { playbooks, broken } = list.value;
  const items = playbooks.map((playbook) =>
    plainItem({
      label: playbook.name,
      ...(playbook.alert ? { description: playbook.alert } : {}),
      detail: playbook.description ?? playbook.actions.join(' → '),
      name: playbook.name,
    }),
  );
  const placeHolder = broken?.message ?? 'Which playbook? Nothing is changed.';
  const choice = await vscode.window.showQuickPick(items, { title: 'Dry-Run Playbook', placeHolder });
  return choice && { type: 'name', name: choice.name };
}
