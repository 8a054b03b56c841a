import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../../engine/protocol/rpc.ts';
import type { Daemon } from '../daemon.ts';
import { failures } from '../failures.ts';

/** Asks where to, and writes all of an incident there; null when the person cancelled. */
export async function askAndExport(
  daemon: Daemon,
  id: string,
  format: 'json' | 'html',
): Promise<Result<{ readonly path: string } | null>> {
  const target = await vscode.window.showSaveDialog({
    title: `Export ${id}`,
    defaultUri: vscode.Uri.file(join(daemon.rootFolder, `${id}.${format}`)),
    filters: format === 'html' ? { 'Web page': ['html'] } : { JSON: ['json'] },
  });
  if (!target) return { ok: true, value: null };
  const { stdout, problem } = await daemon.healer(['incident', 'export', id, '--format', format]);
  if (problem !== undefined) return { ok: false, failure: failures.notExported(id, problem) };
  try {
    await vscode.workspace.fs.writeFile(target, Buffer.from(stdout));
  } catch (error) {
    return { ok: false, failure: failures.notExported(id, error instanceof Error ? error.message : String(error)) };
  }
  return { ok: true, value: { path: target.fsPath } };
}
