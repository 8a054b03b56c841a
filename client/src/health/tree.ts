import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { type ContextKeyTypes, commands, contextKeys, views } from '../contributions.ts';
import type { HealthBoard } from './board.ts';
import type { HealthFollower } from './follower.ts';
import { isTold, remarkOf } from './standing.ts';
import { standingsOf } from './status-bar.ts';
import { type Row, rowsOf, type Subject } from './tree-model.ts';

/** The workspace's pins, as ids of workload rows. */
const pinsKey = 'healer.pins';
/** The tree is drawn at most this often, in ms: a button under the pointer stays where it is. */
const calm = 500;

/** The Health view: workloads by state, their checks beneath them, in place while they change. */
export class HealthTree implements vscode.TreeDataProvider<string>, vscode.Disposable {
  private readonly context: Context;
  private readonly board: HealthBoard;
  private readonly view: vscode.TreeView<string>;
  private readonly changes = new vscode.EventEmitter<string[] | undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly subscriptions: vscode.Disposable[];
  private rows: readonly Row[] = [];
  private byId = new Map<string, Row>();
  private filter = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(context: Context, board: HealthBoard) {
    this.context = context;
    this.board = board;
    this.view = vscode.window.createTreeView(views.health, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.changes,
      board.onChange(() => this.drawSoon()),
      this.view.onDidChangeVisibility(({ visible }) => visible && this.look()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.look()),
    ];
    if (this.view.visible) this.look();
    this.draw();
  }

  getTreeItem(id: string): vscode.TreeItem {
    const row = this.byId.get(id);
    if (!row) return new vscode.TreeItem('');
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : row.open ? Expanded : Collapsed);
    item.id = id;
    item.contextValue = row.context;
    item.accessibilityInformation = { label: row.spoken };
    if (row.description !== undefined) item.description = row.description;
    if (row.icon) {
      const { name, colour } = row.icon;
      item.iconPath = new vscode.ThemeIcon(name, colour === undefined ? undefined : new vscode.ThemeColor(colour));
    }
    item.tooltip = row.tooltip.join('\n') || row.label;
    if (row.kind === 'check') item.command = { command: commands.openCheckFile, title: 'Open File', arguments: [id] };
    return item;
  }

  getChildren(id?: string): string[] {
    const rows = id === undefined ? this.rows : (this.byId.get(id)?.children ?? []);
    return rows.map((row) => row.id);
  }

  /** What a row is about; undefined when it has gone. */
  subjectOf(id: string): Subject | undefined {
    return this.byId.get(id)?.subject;
  }

  get filterText(): string {
    return this.filter;
  }

  setFilter(filter: string): void {
    this.filter = filter.trim();
    this.draw();
  }

  async setPinned(id: string, pinned: boolean): Promise<void> {
    const pins = new Set(this.pins());
    if (pinned) pins.add(id);
    else pins.delete(id);
    await this.context.extension.workspaceState.update(pinsKey, [...pins]);
    this.draw();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private look(): void {
    for (const follower of this.board.followers) follower.look();
  }

  private drawSoon(): void {
    this.timer ??= setTimeout(() => this.draw(), calm);
  }

  private draw(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { followers } = this.board;
    const folders = followers.flatMap(({ daemon, overview }) =>
      overview && isTold(overview) ? [{ folder: daemon.folder, name: daemon.name, overview }] : [],
    );
    const rows = rowsOf({ folders, pins: new Set(this.pins()), filter: this.filter, now: new Date() });
    const before = this.byId;
    this.rows = rows;
    this.byId = new Map(flat(rows).map((row) => [row.id, row]));
    this.redraw(before);
    const shown = [...this.byId.values()].filter(({ kind }) => kind === 'workload').length;
    this.view.message = remarkOf(standingsOf(this.board), this.filter, shown) ?? '';
    const unhealthy = folders
      .flatMap(({ overview }) => overview.workloads)
      .filter(({ state }) => state === 'unhealthy');
    this.view.badge =
      unhealthy.length > 0 ? { value: unhealthy.length, tooltip: `${unhealthy.length} unhealthy` } : undefined;
    setKey(
      contextKeys.watching,
      followers.some(({ watching }) => watching),
    );
    setKey(contextKeys.healthView, contentOf(followers, folders.length > 0));
    setKey(contextKeys.healthFiltered, this.filter !== '');
  }

  /** Rows that only say something else are drawn in place; the tree anew only when rows came, went or moved. */
  private redraw(before: ReadonlyMap<string, Row>): void {
    const order = (rows: Iterable<Row>) => JSON.stringify([...rows].map(({ id, children }) => [id, children.length]));
    if (order(before.values()) !== order(this.byId.values())) {
      this.changes.fire(undefined);
      return;
    }
    const own = ({ children: _, ...rest }: Row) => JSON.stringify(rest);
    const changed = [...this.byId.values()].filter((row) => own(row) !== own(before.get(row.id) ?? row));
    if (changed.length > 0) this.changes.fire(changed.map(({ id }) => id));
  }

  private pins(): readonly string[] {
    return this.context.extension.workspaceState.get<readonly string[]>(pinsKey) ?? [];
  }
}

function flat(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...flat(row.children)]);
}

/** What the view has to show, and so which way on it offers where it has no rows. */
function contentOf(
  followers: readonly HealthFollower[],
  hasRows: boolean,
): ContextKeyTypes[typeof contextKeys.healthView] {
  if (hasRows) return 'rows';
  const overviews = followers.flatMap(({ overview }) => overview ?? []);
  if (overviews.length === 0)
    return followers.some(({ connection }) => connection.state === 'failed') ? 'away' : 'asking';
  return overviews.some(({ workloads }) => workloads.length > 0) ? 'notWatched' : 'noCheck';
}

function setKey<K extends keyof ContextKeyTypes>(key: K, value: ContextKeyTypes[K]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
