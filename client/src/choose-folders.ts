import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Result, WrittenFolder } from '../../engine/protocol/rpc.ts';
import type { Daemon } from './daemon.ts';
import { failures } from './failures.ts';
import { plainItem, plainText } from './plain-text.ts';
import { holdsText, isAnyWatchable, outermost, writeProject } from './project.ts';

/**
 * Lets a person choose which folders run among those in which definitions are written, and writes a `healer.yaml` with them.
 * False when they chose none. Nothing is run.
 */
export async function chooseFolders(daemon: Daemon): Promise<Result<boolean>> {
  const progress = {
    location: vscode.ProgressLocation.Window,
    title: plainText(`Looking for health checks in ${daemon.name}`),
  };
  const found = await vscode.window.withProgress(progress, () => writtenFolders(daemon));
  if (!found.ok) return found;
  if (!isAnyWatchable(found.value)) return { ok: false, failure: failures.noCheckToWatch(daemon.name) };
  const items = found.value.map((one) =>
    plainItem({
      label: one.folder === '.' ? 'The whole folder' : one.folder,
      description: holdsText(one),
      picked: found.value.length === 1,
      folder: one.folder,
    }),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: `Which Folders Run in ${daemon.name}?`,
    placeHolder: 'Written to healer.yaml; what lies elsewhere never runs',
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.length === 0) return { ok: true, value: false };
  const named = await nameFolders(daemon, outermost(chosen.map(({ folder }) => folder)));
  return named.ok ? { ok: true, value: true } : named;
}

/** Writes a `healer.yaml` that names these folders of the daemon's. */
export async function nameFolders(daemon: Daemon, named: readonly string[]): Promise<Result<null>> {
  const { folder } = daemon;
  try {
    await writeProject(folder, named);
    await daemon.rootMoved();
    return { ok: true, value: null };
  } catch (error) {
    const file = join(folder, 'healer.yaml');
    return { ok: false, failure: failures.notWritten(file, error instanceof Error ? error.message : String(error)) };
  }
}

/** The folders in which something is written that could run. It is read, and nothing of it runs. */
async function writtenFolders(daemon: Daemon): Promise<Result<readonly WrittenFolder[]>> {
  const { stdout, problem } = await daemon.healer(['check', 'list', '--folders', '--dir', daemon.folder, '--json']);
  try {
    return { ok: true, value: JSON.parse(stdout) as readonly WrittenFolder[] };
  } catch {
    return { ok: false, failure: failures.noSearch(daemon.name, problem ?? 'it said nothing') };
  }
}
