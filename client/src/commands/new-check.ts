import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Context } from '../context.ts';

/** Opens a new health config in an untitled editor that knows where it is to be saved; one that is there already, as it is. */
export async function newCheck(context: Context): Promise<void> {
  const daemon = await context.daemonFor();
  if (!daemon) return;
  const workload = await vscode.window.showInputBox({
    title: 'New Health Check',
    prompt: 'What is watched? The name of a workload.',
    placeHolder: 'web',
    validateInput: (text) =>
      /^[\w][\w.-]*$/.test(text.trim())
        ? undefined
        : 'Letters, digits, dots, dashes and underscores, beginning with a letter or digit',
  });
  if (!workload) return;
  const name = workload.trim();
  const file = vscode.Uri.file(join(daemon.folder, 'health', `${name}.health.yaml`));
  const uri = existsSync(file.fsPath) ? file : file.with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === '') await editor.insertSnippet(new vscode.SnippetString(skeleton(name)));
}

function skeleton(workload: string): string {
  return `workload: ${workload}
type: http
target: \${1:http://127.0.0.1:8080/healthz}
interval: \${2:10s}
timeout: 2s
retries: 3
enabled: true
expect:
  status: [\${3:200}]
`;
}
