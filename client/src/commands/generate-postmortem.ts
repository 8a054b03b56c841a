import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { Incident, Result } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import type { Context } from '../context.ts';
import { schemes } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { failures, showFailure } from '../failures.ts';
import { plainItem, plainText } from '../plain-text.ts';

/** Writes an incident's postmortem and opens it beside its preview; without an id, asks which incident. */
export async function generatePostmortem(context: Context, id?: string): Promise<void> {
  const daemon = await context.daemonFor();
  const chosen = daemon && (id ?? (await askIncident(daemon)));
  if (!daemon || !chosen) return;
  const written = await writeAndOpen(daemon, chosen);
  if (!written.ok) await showFailure(written.failure);
}

/**
 * Writes the postmortem, or brings the one there is up to date, and opens it beside its preview. Of what a person has
 * edited, and what therefore stayed as it is, it is said that something new could be seen.
 */
export async function writeAndOpen(daemon: Daemon, id: string): Promise<Result<{ readonly path: string }>> {
  const actor = localActor();
  await saveOpenOne(id);
  const written = await daemon.request('incident/postmortem', (root) => ({ root, id, actor }));
  if (!written.ok) {
    const { code, file } = written.failure;
    if (code === 'postmortem/not-ours' && file)
      await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
    return written;
  }
  const { path, kept } = written.value;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
  const { viewColumn } = await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('markdown.showPreviewToSide', document.uri);
  const source = { preview: false, ...(viewColumn && { viewColumn }) };
  if (kept.length > 0) void offerComparison(daemon, id, document.uri, kept, source);
  return { ok: true, value: { path } };
}

/** What is typed and not saved would otherwise stand against the file that is written. */
async function saveOpenOne(id: string): Promise<void> {
  const open = vscode.workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.scheme === 'file' && basename(uri.path) === `${id}.postmortem.md`,
  );
  await open?.save();
}

async function offerComparison(
  daemon: Daemon,
  id: string,
  file: vscode.Uri,
  kept: readonly string[],
  where: vscode.TextDocumentShowOptions,
): Promise<void> {
  const some = kept.length === 1 ? 'One part has' : `${kept.length} parts have`;
  const message = `${some} been edited by a person and stayed as written: ${kept.join(', ')}.`;
  if ((await vscode.window.showInformationMessage(plainText(message), 'Show What Would Be New')) === undefined) return;
  const fresh = vscode.Uri.file(join(daemon.folder, `${id}.md`)).with({
    scheme: schemes.postmortem,
    query: `${Date.now()}`,
  });
  await vscode.commands.executeCommand('vscode.diff', fresh, file, `${id}: as it would be new ↔ as edited`, where);
}

/** Serves postmortems as they would be new, for a comparison: read-only, by the incident's id as the file's name. */
export function servePostmortems(context: Context): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(schemes.postmortem, {
    async provideTextDocumentContent({ path }) {
      const id = basename(path, '.md');
      const daemon = await context.daemonFor(vscode.Uri.file(path));
      const draft = await daemon?.request('incident/draftPostmortem', (root) => ({ root, id }));
      if (draft && !draft.ok) await showFailure(draft.failure);
      return draft?.ok ? draft.value.markdown : '';
    },
  });
}

async function askIncident(daemon: Daemon): Promise<string | undefined> {
  const list = await daemon.request('incident/list', {});
  if (!list.ok || list.value.length === 0) {
    await showFailure(list.ok ? failures.noIncident() : list.failure);
    return undefined;
  }
  const items = list.value.map((incident: Incident) =>
    plainItem({
      label: incident.title,
      description: `${incident.severity} · ${incident.state}`,
      detail: incident.id,
    }),
  );
  const options = { title: 'Generate Postmortem', placeHolder: 'Of which incident?', matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.detail;
}
