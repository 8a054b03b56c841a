import * as vscode from 'vscode';
import type { CheckHealth } from '../../../engine/protocol/rpc.ts';
import type { CheckResults } from '../check-results.ts';
import { commands } from '../contributions.ts';
import { shifted } from './anchors.ts';
import type { HealthBoard } from './board.ts';
import { resultText } from './result-text.ts';
import { workloadId } from './tree-model.ts';

/** Ages are written anew this often, in ms. */
const ageing = 5_000;

/** The line (from 0) each check of an open text stands on now, by the line the saved file has it on. */
type Anchors = Map<number, number>;

/** Above each watched check, what was last seen of it; where it was run by hand since, that stands on its line instead. */
export class ResultLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly board: HealthBoard;
  private readonly results: CheckResults;
  private readonly changes = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changes.event;
  private readonly anchors = new Map<string, Anchors>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly timer: NodeJS.Timeout;

  constructor(board: HealthBoard, results: CheckResults) {
    this.board = board;
    this.results = results;
    this.timer = setInterval(() => this.isSeen() && this.changes.fire(), ageing);
    this.subscriptions = [
      this.changes,
      vscode.languages.registerCodeLensProvider({ language: 'yaml', scheme: 'file' }, this),
      vscode.workspace.onDidChangeTextDocument((change) => this.shift(change)),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.anchors.delete(uri.toString())),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.anchors.delete(uri.toString())),
    ];
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const follower = this.board.around(document.uri);
    if (!follower?.watching) return [];
    const now = new Date();
    const path = document.uri.fsPath;
    const anchors = this.anchors.get(document.uri.toString());
    return (follower.overview?.workloads ?? []).flatMap(({ workload, checks }) =>
      checks.flatMap((check) => {
        if (check.source.file !== path || this.isOlder(document, check)) return [];
        const saved = check.source.line - 1;
        const line = document.isDirty ? anchors?.get(saved) : saved;
        const title = resultText(check, now);
        if (title === undefined || line === undefined || line >= document.lineCount) return [];
        const range = new vscode.Range(line, 0, line, 0);
        const row = workloadId(follower.daemon.folder, workload);
        const command = { title, tooltip: 'Open in Health', command: commands.openDashboardOf, arguments: [row] };
        return [new vscode.CodeLens(range, command)];
      }),
    );
  }

  dispose(): void {
    clearInterval(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Whether the check was run by hand after the watch last saw it. */
  private isOlder(document: vscode.TextDocument, { lastCheck = '', source }: CheckHealth): boolean {
    const report = this.results.reportAt(document, source.line);
    return report !== undefined && report.startedAt > lastCheck;
  }

  private isSeen(): boolean {
    return vscode.window.visibleTextEditors.some(({ document }) => this.board.around(document.uri)?.watching);
  }

  /** Keeps the lines of the checks of a text that is being written. */
  private shift({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const follower = this.board.around(document.uri);
    if (document.languageId !== 'yaml' || !follower?.watching || contentChanges.length === 0) return;
    const key = document.uri.toString();
    let anchors = this.anchors.get(key) ?? savedLines(follower.overview?.workloads ?? [], document.uri.fsPath);
    for (const { range, text } of contentChanges) {
      const edit = { from: range.start.line, to: range.end.line, added: text.split('\n').length - 1 };
      anchors = new Map(
        [...anchors].flatMap(([saved, line]) => {
          const now = shifted(line, edit);
          return now === undefined ? [] : [[saved, now] as const];
        }),
      );
    }
    this.anchors.set(key, anchors);
  }
}

function savedLines(workloads: readonly { readonly checks: readonly CheckHealth[] }[], path: string): Anchors {
  const lines = workloads.flatMap(({ checks }) =>
    checks.filter(({ source }) => source.file === path).map(({ source }) => source.line - 1),
  );
  return new Map(lines.map((line) => [line, line]));
}
