import * as vscode from 'vscode';
import { localActor } from '../actor.ts';
import { setContextKey } from '../context-keys.ts';
import { type ContextKeyTypes, commands, contextKeys, views } from '../contributions.ts';
import { treeItem } from '../tree-item.ts';
import { changedRows, rowsById } from '../tree-rows.ts';
import type { IncidentBoard } from './board.ts';
import { isActive } from './looks.ts';
import { badgeOf, type Row, rowsOf, type Subject } from './tree-model.ts';

/** The tree is drawn at most this often, in ms: a button under the pointer stays where it is. */
const calm = 500;
/** Ages are told in minutes, in ms. */
const minute = 60_000;

/** The Incidents view: what is active by need, then what was resolved and reviewed, in place while it changes. */
export class IncidentTree implements vscode.TreeDataProvider<string>, vscode.Disposable {
  private readonly board: IncidentBoard;
  private readonly view: vscode.TreeView<string>;
  private readonly changes = new vscode.EventEmitter<string[] | undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly subscriptions: vscode.Disposable[];
  private readonly aging: NodeJS.Timeout;
  private rows: readonly Row[] = [];
  private byId: ReadonlyMap<string, Row> = new Map();
  private timer: NodeJS.Timeout | undefined;

  constructor(board: IncidentBoard) {
    this.board = board;
    this.view = vscode.window.createTreeView(views.incidents, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.changes,
      board.onChange(() => this.drawSoon()),
      this.view.onDidChangeVisibility(({ visible }) => visible && this.look()),
    ];
    this.aging = setInterval(() => this.drawSoon(), minute);
    if (this.view.visible) this.look();
    this.draw();
  }

  getTreeItem(id: string): vscode.TreeItem {
    const row = this.byId.get(id);
    if (!row) return new vscode.TreeItem('');
    const item = treeItem(row, row.icon?.icon, row.icon?.colour);
    item.tooltip = new vscode.MarkdownString(row.tooltip);
    if (row.kind === 'incident')
      item.command = { command: commands.showIncident, title: 'Open Incident', arguments: [id] };
    return item;
  }

  getChildren(id?: string): string[] {
    const rows = id === undefined ? this.rows : (this.byId.get(id)?.children ?? []);
    return rows.map((row) => row.id);
  }

  /** Which incident a row is; undefined when it has gone. */
  subjectOf(id: string): Subject | undefined {
    return this.byId.get(id)?.subject;
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearInterval(this.aging);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private look(): void {
    for (const follower of this.board.followers) void follower.look();
  }

  private drawSoon(): void {
    this.timer ??= setTimeout(() => this.draw(), calm);
  }

  private draw(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { followers } = this.board;
    const folders = followers.map(({ daemon, incidents = [] }) => ({
      folder: daemon.folder,
      name: daemon.name,
      incidents,
    }));
    const before = this.byId;
    this.rows = rowsOf({ folders, me: localActor().name, now: new Date() });
    this.byId = rowsById(this.rows);
    const changed = changedRows(before, this.byId);
    if (changed === undefined) this.changes.fire(undefined);
    else if (changed.length > 0) this.changes.fire([...changed]);
    this.view.badge = badgeOf(folders);
    this.view.message = this.remark();
    setContextKey(contextKeys.incidentsView, this.content());
    const known = followers.length > 0 && followers.every(({ incidents }) => incidents !== undefined);
    setContextKey(contextKeys.noActiveIncident, known && !folders.some(({ incidents }) => incidents.some(isActive)));
  }

  /** Rows from before a connection was lost say so. */
  private remark(): string {
    const away = this.board.followers.filter(
      ({ incidents, connection }) =>
        incidents !== undefined && (connection.state === 'offline' || connection.state === 'failed'),
    );
    return away.length > 0 ? 'Not connected. This is how it last stood.' : '';
  }

  /** What the view has to show, and so which way on it offers where it has no rows. */
  private content(): ContextKeyTypes[typeof contextKeys.incidentsView] {
    if (this.rows.length > 0) return 'rows';
    const { followers } = this.board;
    if (followers.some(({ connection }) => connection.state === 'failed')) return 'away';
    return followers.every(({ incidents }) => incidents !== undefined) ? 'empty' : 'asking';
  }
}
