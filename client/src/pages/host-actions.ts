import * as vscode from 'vscode';
import { commands, settings } from '../contributions.ts';
import { openLocation } from '../failures.ts';
import type { PageHandlers } from './page.ts';

/** What every page may ask of the editor itself. `retry` is each page's own. */
export function hostActions(retry: () => Promise<void>): PageHandlers {
  return {
    'host/openLocation': async ({ file, line }) => {
      await openLocation(file, line);
      return { ok: true, value: null };
    },
    'host/copy': async ({ text }) => {
      await vscode.env.clipboard.writeText(text);
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
