import * as vscode from 'vscode';
import { plainText } from './plain-text.ts';

/** How long work runs before it is worth a notification with a cancel button, in ms. */
const noticeable = 1_000;

/** Runs work that is usually quick: the status bar says so at once, and a notification to cancel it comes when it is not. */
export async function withPatience<T>(what: string, work: (token: vscode.CancellationToken) => Promise<T>): Promise<T> {
  const title = plainText(what);
  const source = new vscode.CancellationTokenSource();
  const running = work(source.token).finally(() => clearTimeout(timer));
  const settled = running.then(
    () => undefined,
    () => undefined,
  );
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, (_, token) => {
      token.onCancellationRequested(() => source.cancel());
      return settled;
    });
  }, noticeable);
  void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => settled);
  return running.finally(() => source.dispose());
}
