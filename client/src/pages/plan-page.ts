import * as vscode from 'vscode';
import type { PlanView } from '../../../engine/protocol/page.ts';
import type { Context } from '../context.ts';
import { panels } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { hostActions } from './host-actions.ts';
import { Page } from './page.ts';

/** Which playbook to plan: the text of an open document, or by name among those on disk. */
export type PlanSource =
  | { readonly type: 'document'; readonly uri: vscode.Uri; readonly line: number }
  | { readonly type: 'name'; readonly name: string };

let shown: { readonly page: Page; show(daemon: Daemon, source: PlanSource): Promise<void> } | undefined;

/** Plans a playbook and shows the plan as a page. One page is reused, as a plan is a still picture. */
export async function openPlan(
  context: Context,
  daemon: Daemon,
  source: PlanSource,
  column = vscode.ViewColumn.Beside,
): Promise<void> {
  if (shown) {
    shown.page.panel.reveal(undefined, true);
    return shown.show(daemon, source);
  }
  const panel = vscode.window.createWebviewPanel(panels.plan, 'Plan', { viewColumn: column, preserveFocus: true });
  let current = { daemon, source };
  const again = async (): Promise<{ ok: true; value: PlanView }> => {
    const view = await plan(current.daemon, current.source);
    panel.title = view.plan ? `Plan: ${view.plan.playbook}` : 'Plan';
    return { ok: true, value: view };
  };
  const replace = async (): Promise<void> => page.notify('plan/replaced', (await again()).value);
  const page = new Page(context, panel, 'plan', { ...hostActions(replace), 'plan/load': again, 'plan/again': again });
  shown = {
    page,
    show(nextDaemon, nextSource) {
      current = { daemon: nextDaemon, source: nextSource };
      return replace();
    },
  };
  panel.onDidDispose(() => {
    shown = undefined;
  });
}

async function plan(daemon: Daemon, source: PlanSource): Promise<PlanView> {
  if (source.type === 'name') {
    const answer = await daemon.request('playbook/plan', (root) => ({ root, name: source.name }));
    return answer.ok ? { plan: answer.value, unsaved: false } : { failure: answer.failure, unsaved: false };
  }
  const document = await vscode.workspace.openTextDocument(source.uri);
  const definition = { file: document.uri.fsPath, text: document.getText(), line: source.line };
  const answer = await daemon.request('playbook/plan', (root) => ({ root, definition }));
  const unsaved = document.isDirty || document.isUntitled;
  return answer.ok ? { plan: answer.value, unsaved } : { failure: answer.failure, unsaved };
}
