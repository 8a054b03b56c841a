import * as vscode from 'vscode';
import { type SettingTypes, settings } from './contributions.ts';
import type { WatchTime } from './way-back.ts';

/** What was last done with a folder in this workspace: one stopped does not begin by the setting, one started begins again when its daemon was killed. */
export type Memory = Readonly<Record<string, 'started' | 'stopped'>>;

const memoryKey = 'healer.watching';

export function memoryOf(state: vscode.Memento): Memory {
  return state.get<Memory>(memoryKey) ?? {};
}

export async function remember(state: vscode.Memento, memory: Memory): Promise<void> {
  await state.update(memoryKey, memory);
}

/** `healer.watch` where a folder is. */
export function watchSetting(folder: vscode.Uri): SettingTypes[typeof settings.watch] {
  type WatchSetting = SettingTypes[typeof settings.watch];
  return vscode.workspace.getConfiguration(undefined, folder).get<WatchSetting>(settings.watch) ?? 'off';
}

/** For how long a folder is watched that was started by hand or by the setting; where that is off, as long as a window is open. */
export function watchTime(folder: vscode.Uri): WatchTime {
  return watchSetting(folder) === 'always' ? 'always' : 'whileOpen';
}

/** As `watchTime`, where this workspace started it and may; else undefined. */
export function watchesAgain(state: vscode.Memento, folder: vscode.Uri): WatchTime | undefined {
  const started = memoryOf(state)[folder.fsPath] === 'started' && vscode.workspace.isTrusted;
  return started ? watchTime(folder) : undefined;
}
