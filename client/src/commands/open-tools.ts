import * as vscode from 'vscode';
import { hostTools } from '../../../engine/protocol/host-tools.ts';
import { failures, showFailure } from '../failures.ts';
import { toolsOnPath } from '../tools.ts';

/** Opens a tool of this host in a terminal of its own, which closes with it; asks which. */
export async function openTools(): Promise<void> {
  if (!vscode.workspace.isTrusted) return showFailure(failures.untrusted('Opening a tool'));
  const tools = await toolsOnPath(process.env['PATH'] ?? '');
  if (tools.length === 0) return showFailure(failures.noTool(hostTools.map(({ name }) => name)));
  const items = tools.map(({ name, purpose, file }) => ({ label: name, description: purpose, detail: file }));
  const options = { title: 'Open Host Tool', placeHolder: 'Which one? It opens in a terminal.' };
  const choice = await vscode.window.showQuickPick(items, options);
  if (!choice) return;
  const terminal = vscode.window.createTerminal({ name: choice.label, shellPath: choice.detail });
  terminal.show();
}
