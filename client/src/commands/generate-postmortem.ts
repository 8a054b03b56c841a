import * as vscode from 'vscode';
import type { Incident, Result } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import { failures, showFailure } from '../failures.ts';

/** Writes an incident's postmortem and opens it beside its preview; without an id, asks which incident. */
export async function generatePostmortem(context: Context, id?: string): Promise<void> {
  const daemon = await context.daemonFor();
  const chosen = daemon && (id ?? (await askIncident(daemon)));
  if (!daemon || !chosen) return;
  const written = await writeAndOpen(daemon, chosen);
  if (!written.ok) await showFailure(written.failure);
}

/**
 * Writes the postmortem and opens it beside its preview. One that a person has edited is opened as it is, with an offer
 * to compare it with a new one.
 */
export async function writeAndOpen(daemon: Daemon, id: string): Promise<Result<{ readonly path: string }>> {
  const actor = localActor();
  const written = await daemon.request('incident/postmortem', (root) => ({ root, id, actor }));
  if (written.ok) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(written.value.path));
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand('markdown.showPreviewToSide', document.uri);
    return { ok: true, value: { path: written.value.path } };
  }
  const { code, file } = written.failure;
  if (code !== 'postmortem/edited' || !file) return written;
  await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
  void offerComparison(daemon, id, file);
  return { ok: true, value: { path: file } };
}

async function offerComparison(daemon: Daemon, id: string, file: string): Promise<void> {
  const message = 'This postmortem has been edited, so it was left as it is.';
  if ((await vscode.window.showInformationMessage(message, 'Compare With a New One')) === undefined) return;
  const draft = await daemon.request('incident/draftPostmortem', { id });
  if (!draft.ok) return showFailure(draft.failure);
  const fresh = await vscode.workspace.openTextDocument({ language: 'markdown', content: draft.value.markdown });
  await vscode.commands.executeCommand(
    'vscode.diff',
    vscode.Uri.file(file),
    fresh.uri,
    `${id}: as edited ↔ as it would be written now`,
  );
}

async function askIncident(daemon: Daemon): Promise<string | undefined> {
  const list = await daemon.request('incident/list', {});
  if (!list.ok || list.value.length === 0) {
    await showFailure(list.ok ? failures.noIncident() : list.failure);
    return undefined;
  }
  const items = list.value.map((incident: Incident) => ({
    label: incident.title,
    description: `${incident.severity} · ${incident.state}`,
    detail: incident.id,
  }));
  const options = { title: 'Generate Postmortem', placeHolder: 'Of which incident?', matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.detail;
}
