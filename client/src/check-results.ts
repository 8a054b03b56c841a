import * as vscode from 'vscode';
import type { CheckReport } from '../../engine/protocol/rpc.ts';
import { plainText } from './plain-text.ts';

const marks = {
  passed: { sign: '✓', colour: 'testing.iconPassed' },
  failed: { sign: '✗', colour: 'list.errorForeground' },
} as const;

/** How long a passing result stays in the status bar, in ms. */
const glance = 8_000;

interface Shown {
  readonly report: CheckReport;
  /** It was run as it stood on the screen, which was not saved. */
  readonly unsaved: boolean;
}

/** The last result of each check, at the end of its first line, until the text changes. */
export class CheckResults implements vscode.Disposable {
  private readonly decoration = vscode.window.createTextEditorDecorationType({ after: { margin: '0 0 0 2em' } });
  private readonly shown = new Map<string, Map<number, Shown>>();
  private readonly subscriptions: vscode.Disposable[];
  private said: vscode.Disposable | undefined;

  constructor() {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument(
        ({ document, contentChanges }) => contentChanges.length > 0 && this.clear(document),
      ),
      vscode.workspace.onDidCloseTextDocument((document) => this.shown.delete(document.uri.toString())),
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => void this.draw(editor))),
    ];
  }

  /** Adds these reports to what is shown for the document. */
  show(document: vscode.TextDocument, reports: readonly CheckReport[], unsaved: boolean): void {
    const key = document.uri.toString();
    const lines = this.shown.get(key) ?? new Map<number, Shown>();
    for (const report of reports) lines.set(report.source.line, { report, unsaved });
    this.shown.set(key, lines);
    this.redraw(document);
  }

  /** The last result shown for the check on a line (from 1). */
  reportAt(document: vscode.TextDocument, line: number): CheckReport | undefined {
    return this.shown.get(document.uri.toString())?.get(line)?.report;
  }

  /** Says in the status bar, for a while, that a check passed; undefined takes back what was said. */
  sayPassed(line: string | undefined): void {
    this.said?.dispose();
    this.said =
      line === undefined ? undefined : vscode.window.setStatusBarMessage(`$(pass) ${plainText(line)}`, glance);
  }

  dispose(): void {
    this.said?.dispose();
    this.decoration.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private clear(document: vscode.TextDocument): void {
    if (this.shown.delete(document.uri.toString())) this.redraw(document);
  }

  private redraw(document: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) this.draw(editor);
  }

  private draw(editor: vscode.TextEditor): void {
    const lines = this.shown.get(editor.document.uri.toString());
    const options = [...(lines ?? [])].map(([line, shown]) => decorate(editor.document, line, shown));
    editor.setDecorations(this.decoration, options);
  }
}

function decorate(document: vscode.TextDocument, line: number, { report, unsaved }: Shown): vscode.DecorationOptions {
  const mark = marks[report.result];
  const at = report.startedAt.slice(11, 19);
  const end = document.lineAt(Math.min(line, document.lineCount) - 1).range.end;
  const hover = new vscode.MarkdownString();
  const { target, message, notes, took, startedAt } = report;
  hover.appendText([target, message, ...notes, `${Math.round(took)} ms at ${startedAt}`].join('\n'));
  return {
    range: new vscode.Range(end, end),
    hoverMessage: hover,
    renderOptions: {
      after: {
        contentText: `${mark.sign} ${report.result}: ${report.message} · ${at} UTC${unsaved ? ' · as on the screen, not saved' : ''}`,
        color: new vscode.ThemeColor(mark.colour),
      },
    },
  };
}
