import * as vscode from 'vscode';
import { focusHealthView } from '../contributions.ts';
import { type HealthBoard, wasInRoot } from './board.ts';
import { type Standing, statusOf } from './standing.ts';

/** How everything stands, in the status bar; a click opens the Health view. */
export function showStatus(board: HealthBoard): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('healer.health', vscode.StatusBarAlignment.Left, 40);
  item.name = 'Healer: Health';
  item.command = focusHealthView;
  const draw = () => {
    const status = statusOf(standingsOf(board));
    if (!status) return item.hide();
    item.text = status.text;
    item.tooltip = [...status.tooltip, 'Click for the Health view.'].join('\n');
    item.accessibilityInformation = { label: status.spoken };
    item.backgroundColor = status.alarming ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
  };
  draw();
  return vscode.Disposable.from(item, board.onChange(draw));
}

/** The folders as they stand now. */
export function standingsOf(board: HealthBoard): readonly Standing[] {
  return board.followers.map(({ daemon, connection, overview }) => ({
    name: daemon.name,
    connection,
    overview,
    plain: !wasInRoot(daemon.folder),
  }));
}
