import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { panels } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { Page, type PageHandlers } from './page.ts';

/** What sets one kind of page apart from another; `Choice` is what a command may ask it to show. */
export interface PanelKind<Choice> {
  readonly name: 'incidents' | 'health';
  readonly title: string;
  /** `chosen` answers what was asked to be shown since it was last called: each choice once. */
  handlers(context: Context, daemon: Daemon, chosen: () => Choice | undefined): PageHandlers;
  /** Tells a page that is shown what to show. */
  select(page: Page, choice: Choice): void;
  /** What this kind follows besides the connection, incidents and trust. */
  follow?(daemon: Daemon, page: Page): vscode.Disposable;
}

/** The panels of one kind: one a folder. */
export interface Panels<Choice> {
  readonly type: string;
  /** Shows the panel of a folder's daemon, with what is chosen. */
  open(context: Context, daemon: Daemon, choice?: Choice): void;
  /** Draws into a panel the editor kept over a reload. */
  adopt(context: Context, daemon: Daemon, panel: vscode.WebviewPanel): void;
  /** It names the folder where the workspace has several, and so tells after a reload whose a panel was. */
  titleOf(daemon: Daemon): string;
}

/** A panel's life: made or revealed, kept up to date while it is open, gone with its folder's daemon let go. */
export function panelOf<Choice>(kind: PanelKind<Choice>): Panels<Choice> {
  const type = panels[kind.name];
  const shown = new Map<Daemon, { readonly page: Page; choose(choice: Choice | undefined): void }>();

  const titleOf = ({ name }: Daemon) =>
    (vscode.workspace.workspaceFolders ?? []).length > 1 ? `${kind.title}: ${name}` : kind.title;

  function draw(context: Context, daemon: Daemon, panel: vscode.WebviewPanel, choice: Choice | undefined): void {
    // A hidden page holds nothing and loads again when it is revealed: what it is to show waits here.
    let waiting = choice;
    const chosen = () => {
      const taken = waiting;
      waiting = undefined;
      return taken;
    };
    const page = new Page(context, panel, kind.name, kind.handlers(context, daemon, chosen));
    shown.set(daemon, {
      page,
      choose(next) {
        if (!panel.visible) waiting = next;
        else if (next !== undefined) kind.select(page, next);
      },
    });
    context.claim(panel, daemon);
    const subscriptions = [
      daemon.keepConnected(),
      daemon.onState((state) => page.notify('connection', state)),
      daemon.onIncidentsChanged((change) => page.notify('incidents/changed', change)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => page.notify('trust/granted', {})),
      ...(kind.follow ? [kind.follow(daemon, page)] : []),
    ];
    panel.onDidDispose(() => {
      shown.delete(daemon);
      for (const subscription of subscriptions) subscription.dispose();
    });
  }

  return {
    type,
    titleOf,
    open(context, daemon, choice) {
      const known = shown.get(daemon);
      if (known) {
        known.choose(choice);
        known.page.panel.reveal();
        return;
      }
      const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Active : vscode.ViewColumn.One;
      const panel = vscode.window.createWebviewPanel(type, titleOf(daemon), column, { retainContextWhenHidden: false });
      draw(context, daemon, panel, choice);
    },
    adopt: (context, daemon, panel) => draw(context, daemon, panel, undefined),
  };
}
