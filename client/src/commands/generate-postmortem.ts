import * as vscode from 'vscode';
import type { Incident } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import { failures, showFailure } from '../failures.ts';

/** Writes an incident's postmortem and opens it beside its preview; without an id, asks which incident. */
export async function generatePostmortem(context: Context, id?: string): Promise<void> {
  const daemon = context.daemonFor();
  if (!daemon.ok) return showFailure(daemon.failure);
  const chosen = id ?? (await askIncident(daemon.value));
  if (chosen) await writeAndOpen(daemon.value, chosen);
}

/** Writes the postmortem and opens it; the path, or undefined after showing why it could not be. */
export async function writeAndOpen(daemon: Daemon, id: string): Promise<string | undefined> {
  const written = await daemon.request('incident/postmortem', (root) => ({ root, id, actor: localActor() }));
  if (!written.ok) {
    await showFailure(written.failure);
    return undefined;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(written.value.path));
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('markdown.showPreviewToSide', document.uri);
  return written.value.path;
}

async function askIncident(daemon: Daemon): Promise<string | undefined> {
  const list = await daemon.request('incident/list', {});
  if (!list.ok) {
    await showFailure(list.failure);
    return undefined;
  }
  if (list.value.length === 0) {
    await showFailure(failures.nothingHere('incident in this folder’s history, so nothing to write about,'));
    return undefined;
  }
  const items = list.value.map((incident: Incident) => ({
    label: incident.title,
    description: `${incident.severity} · ${incident.state}`,
    detail: incident.id,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Generate Postmortem',
    placeHolder: 'Of which incident?',
    matchOnDetail: true,
  });
  return choice?.detail;
}
