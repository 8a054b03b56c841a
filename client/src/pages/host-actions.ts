import * as vscode from 'vscode';
import type { Result } from '../../../engine/protocol/rpc.ts';
import { commands, settings } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { failures, openLocation } from '../failures.ts';
import type { PageHandlers } from './page.ts';

/** What every page may ask of the editor itself. `retry` is each page's own. */
export function hostActions(retry: () => Promise<void>): PageHandlers {
  return {
    'host/openLocation': openLocation,
    'host/copy': async ({ text }) => {
      await vscode.env.clipboard.writeText(text);
      return { ok: true, value: null };
    },
    'host/openExternal': async ({ url }) => {
      const uri = vscode.Uri.parse(url);
      if (uri.scheme !== 'http' && uri.scheme !== 'https') return { ok: false, failure: failures.notWebAddress(url) };
      await vscode.env.openExternal(uri);
      return { ok: true, value: null };
    },
    'host/act': async ({ act }) => {
      if (act === 'retry') await retry();
      else if (act === 'openLog') await vscode.commands.executeCommand(commands.showLog);
      else if (act === 'openSetting')
        await vscode.commands.executeCommand('workbench.action.openSettings', settings.stateDirectory);
      else await vscode.commands.executeCommand('workbench.trust.manage');
      return { ok: true, value: null };
    },
  };
}

/** Opens the text of a forensic report. */
export async function openReport(daemon: Daemon, id: string): Promise<Result<null>> {
  const shown = await daemon.request('report/show', { id });
  if (!shown.ok) return shown;
  return openLocation({ file: shown.value.file, line: 1 });
}
