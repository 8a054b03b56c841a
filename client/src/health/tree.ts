import { statSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { setContextKey } from '../context-keys.ts';
import { commands, contextKeys, views } from '../contributions.ts';
import { treeItem } from '../tree-item.ts';
import { changedRows, rowsById } from '../tree-rows.ts';
import { type HealthBoard, isInRoot } from './board.ts';
import { contentOf, hasRows, isOurs, remarkOf } from './standing.ts';
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
  private byId: ReadonlyMap<string, Row> = new Map();
  private filter = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(context: Context, board: HealthBoard) {
    this.context = context;
    this.board = board;
    this.view = vscode.window.createTreeView(views.health, { treeDataProvider: this, showCollapseAll: true });
    const projects = vscode.workspace.createFileSystemWatcher('**/healer.yaml', false, true, false);
    this.subscriptions = [
      this.view,
      this.changes,
      board.onChange(() => this.drawSoon()),
      this.view.onDidChangeVisibility(({ visible }) => visible && this.look()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.look()),
      vscode.workspace.onDidSaveTextDocument(({ languageId, uri }) => {
        const unwatched = languageId === 'yaml' && this.view.visible && board.around(uri)?.watching === false;
        if (unwatched) this.look();
      }),
      projects,
      projects.onDidCreate(() => this.rootsChanged()),
      projects.onDidDelete(() => this.rootsChanged()),
    ];
    if (this.view.visible) this.look();
    this.draw();
  }

  getTreeItem(id: string): vscode.TreeItem {
    const row = this.byId.get(id);
    if (!row) return new vscode.TreeItem('');
    const item = treeItem(row, row.icon?.name, row.icon?.colour);
    item.tooltip = row.tooltip.join('\n') || row.label;
    if (row.subject?.source && row.children.length === 0)
      item.command = { command: commands.openCheckFile, title: 'Open File', arguments: [id] };
    if (row.place) item.command = opening(row.place);
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

  /** Asks how roots stand; of other folders only a daemon that watches them is followed, and none is started. */
  private look(): void {
    for (const follower of this.board.followers) {
      if (isInRoot(follower.daemon.folder)) follower.look();
      else void follower.attach();
    }
  }

  private rootsChanged(): void {
    for (const { daemon } of this.board.followers) isInRoot(daemon.folder);
    if (this.view.visible) this.look();
    this.drawSoon();
  }

  private drawSoon(): void {
    this.timer ??= setTimeout(() => this.draw(), calm);
  }

  private draw(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { followers } = this.board;
    const standings = standingsOf(this.board);
    const folders = followers.flatMap(({ daemon, overview, watching }, index) => {
      const standing = standings[index];
      if (!overview || !standing || !isOurs(standing) || !hasRows(overview)) return [];
      return [{ folder: daemon.folder, name: daemon.name, overview, live: watching }];
    });
    const rows = rowsOf({ folders, pins: new Set(this.pins()), filter: this.filter, now: new Date() });
    const before = this.byId;
    this.rows = rows;
    this.byId = rowsById(rows);
    const changed = changedRows(before, this.byId);
    if (changed === undefined) this.changes.fire(undefined);
    else if (changed.length > 0) this.changes.fire([...changed]);
    const shown = [...this.byId.values()].filter(({ kind }) => kind === 'workload').length;
    this.view.message = remarkOf(standings, this.filter, shown) ?? '';
    setContextKey(
      contextKeys.watching,
      followers.some(({ watching }) => watching),
    );
    setContextKey(contextKeys.healthView, contentOf(standings));
    setContextKey(contextKeys.healthFiltered, this.filter !== '');
  }

  private pins(): readonly string[] {
    return this.context.extension.workspaceState.get<readonly string[]>(pinsKey) ?? [];
  }
}

/** Opens a file at its line; a folder is shown where it is in the explorer. */
function opening({ file, line }: NonNullable<Row['place']>): vscode.Command {
  const uri = vscode.Uri.file(file);
  if (line === undefined && statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    return { command: 'revealInExplorer', title: 'Show', arguments: [uri] };
  const at = new vscode.Position((line ?? 1) - 1, 0);
  return { command: 'vscode.open', title: 'Open File', arguments: [uri, { selection: new vscode.Range(at, at) }] };
}
