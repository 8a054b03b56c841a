import * as vscode from 'vscode';
import type { PlanView } from '../../../engine/protocol/page.ts';
import type { Context } from '../context.ts';
import { panels } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { hostActions } from './host-actions.ts';
import { Page } from './page.ts';

/** Which playbook to plan: one in the text of an open document, or by name among those on disk. */
export type PlanSource =
  | {
      readonly type: 'document';
      readonly uri: vscode.Uri;
      readonly line: number;
      /** Once it is known the playbook is found by its name: lines move as the text is edited. */
      readonly name: string | undefined;
    }
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
  let latest = 0;
  const again = async (): Promise<{ ok: true; value: PlanView }> => {
    const turn = ++latest;
    const { daemon: asked, source: wanted } = current;
    const view = await plan(asked, wanted);
    if (turn === latest && shown) {
      panel.title = view.plan ? `Plan: ${view.plan.playbook}` : 'Plan';
      if (view.plan && wanted.type === 'document')
        current = { daemon: asked, source: { ...wanted, name: view.plan.playbook } };
    }
    return { ok: true, value: view };
  };
  const replace = async (): Promise<void> => {
    const turn = latest + 1;
    const { value } = await again();
    if (turn === latest) page.notify('plan/replaced', value);
  };
  const page = new Page(context, panel, 'plan', { ...hostActions(replace), 'plan/load': again, 'plan/again': again });
  context.claim(panel, daemon);
  shown = {
    page,
    show(nextDaemon, nextSource) {
      current = { daemon: nextDaemon, source: nextSource };
      context.claim(panel, nextDaemon);
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
  const { line, name } = source;
  const definition = { file: document.uri.fsPath, text: document.getText(), line };
  const answer = await daemon.request('playbook/plan', (root) => ({ root, definition, ...(name ? { name } : {}) }));
  const unsaved = document.isDirty || document.isUntitled;
  return answer.ok ? { plan: answer.value, unsaved } : { failure: answer.failure, unsaved };
}
