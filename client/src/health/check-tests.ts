import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { CheckReport, CheckSummary, Result } from '../../../engine/protocol/rpc.ts';
import type { Context } from '../context.ts';
import { failures, showFailure } from '../failures.ts';
import { plainText } from '../plain-text.ts';
import { guessKind } from '../scan.ts';
import { type HealthBoard, isInRoot } from './board.ts';
import type { HealthFollower } from './follower.ts';
import { targetText } from './target-text.ts';
import { nameOf } from './words.ts';

/** Definitions are read again when no file has changed for this long, in ms. */
const calm = 300;
/** The daemon has taken up a saved file after this long, in ms; until then it is run as saved, beside the watch. */
const takenUp = 2_000;
/** How many checks run at once. */
const atOnce = 8;

interface CheckItem {
  readonly follower: HealthFollower;
  readonly summary: CheckSummary;
}

/** The checks that run, in the Test Explorer: a workload an item, its checks beneath it, each at its line. */
export class CheckTests implements vscode.Disposable {
  private readonly context: Context;
  private readonly board: HealthBoard;
  private readonly controller = vscode.tests.createTestController('healer.checks', 'Health Checks');
  private readonly checks = new WeakMap<vscode.TestItem, CheckItem>();
  private readonly savedAt = new Map<string, number>();
  private readonly subscriptions: vscode.Disposable[];
  /** Nothing is asked before somebody looks at the tests, or opens a definition while a daemon is there to ask. */
  private wanted = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(context: Context, board: HealthBoard) {
    this.context = context;
    this.board = board;
    const { Run } = vscode.TestRunProfileKind;
    this.controller.resolveHandler = async (item) => {
      if (item === undefined) await this.discover();
    };
    this.controller.createRunProfile('Run Check', Run, (request, token) => this.run(request, token), true);
    const files = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml}');
    const changed = (uri: vscode.Uri) => {
      this.savedAt.set(uri.fsPath, Date.now());
      this.discoverSoon();
    };
    this.subscriptions = [
      this.controller,
      files,
      files.onDidCreate(changed),
      files.onDidChange(changed),
      files.onDidDelete(changed),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.savedAt.set(uri.fsPath, Date.now())),
      vscode.window.onDidChangeActiveTextEditor(() => this.see()),
      board.onChange(() => this.see()),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** A health config on the screen has its run button in the margin. */
  private see(): void {
    const { document } = vscode.window.activeTextEditor ?? {};
    if (this.wanted || document?.languageId !== 'yaml' || document.uri.scheme !== 'file') return;
    if (this.board.around(document.uri)?.connection.state !== 'live') return;
    if (guessKind(document.uri.path, document.getText()) === 'health') void this.discover();
  }

  private discoverSoon(): void {
    if (!this.wanted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.discover(), calm);
  }

  private async discover(): Promise<void> {
    this.wanted = true;
    const { followers } = this.board;
    const found = await Promise.all(followers.map((follower) => this.itemsOf(follower)));
    const several = followers.length > 1;
    this.controller.items.replace(
      found.flatMap((items, index) => {
        const follower = followers[index];
        if (!several || !follower || items.length === 0) return items;
        const { folder, name } = follower.daemon;
        const item = this.controller.createTestItem(folder, plainText(name));
        item.children.replace([...items]);
        return [item];
      }),
    );
  }

  private async itemsOf(follower: HealthFollower): Promise<readonly vscode.TestItem[]> {
    if (!follower.watching && !isInRoot(follower.daemon.folder)) return [];
    const list = await follower.daemon.request('check/list', (root) => ({ root }));
    if (!list.ok) {
      this.context.log.warn(`${list.failure.message} (${list.failure.code})`);
      return [];
    }
    const workloads = Map.groupBy(list.value, ({ workload }) => workload);
    return [...workloads].map(([workload, checks]) => this.workloadItem(follower, workload, checks));
  }

  private workloadItem(follower: HealthFollower, workload: string, checks: readonly CheckSummary[]): vscode.TestItem {
    const { folder } = follower.daemon;
    const item = this.controller.createTestItem(`${folder}\n${workload}`, workload);
    const children = checks.map((summary) => {
      const { check, source, target } = summary;
      const id = `${folder}\n${workload}\n${check}`;
      const child = this.controller.createTestItem(id, check, vscode.Uri.file(source.file));
      child.range = new vscode.Range(source.line - 1, 0, source.line - 1, 0);
      child.description = descriptionOf(target, summary);
      this.checks.set(child, { follower, summary });
      return child;
    });
    item.children.replace(children);
    return item;
  }

  private async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (!vscode.workspace.isTrusted) return showFailure(failures.untrusted('Running a check'));
    if (!this.wanted) await this.discover();
    const asked = request.include ?? [...this.controller.items].map(([, item]) => item);
    const excluded = new Set(request.exclude);
    const items = asked.flatMap((item) => this.under(item, excluded, true));
    const run = this.controller.createTestRun(request);
    for (const item of items) run.enqueued(item);
    const queue = items.values();
    const work = async () => {
      for (const item of queue) await this.runOne(run, item, token);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    run.end();
  }

  /** The checks to run of an item: itself when it was chosen, of a group those that are enabled. */
  private under(item: vscode.TestItem, excluded: ReadonlySet<vscode.TestItem>, chosen: boolean): vscode.TestItem[] {
    if (excluded.has(item)) return [];
    const check = this.checks.get(item);
    if (check) return chosen || check.summary.enabled ? [item] : [];
    return [...item.children].flatMap(([, child]) => this.under(child, excluded, false));
  }

  private async runOne(run: vscode.TestRun, item: vscode.TestItem, token: vscode.CancellationToken): Promise<void> {
    const check = this.checks.get(item);
    if (!check || token.isCancellationRequested) return run.skipped(item);
    run.started(item);
    const answer = await unlessCancelled(this.answer(check, token), token);
    if (!answer) return run.skipped(item);
    const [report] = answer.ok ? answer.value : [];
    if (!answer.ok || !report) {
      const text = answer.ok
        ? 'The definition is not there any more'
        : `${answer.failure.message} (${answer.failure.code})`;
      return run.errored(item, new vscode.TestMessage(text));
    }
    item.description = descriptionOf(report.target, check.summary);
    run.appendOutput(`${outputOf(report)}\r\n`, undefined, item);
    if (report.result === 'passed') run.passed(item, report.took);
    else run.failed(item, messageOf(report, item), report.took);
  }

  /** Watched, the check is observed and recorded as any other time; else it is run as the file says. */
  private async answer(
    { follower, summary }: CheckItem,
    token: vscode.CancellationToken,
  ): Promise<Result<readonly CheckReport[]>> {
    const { daemon } = follower;
    const { workload, check, source, enabled } = summary;
    const fresh = Date.now() - (this.savedAt.get(source.file) ?? 0) < takenUp;
    if (follower.watching && enabled && !fresh) return daemon.request('health/check', { workload, check }, token);
    let text: string;
    try {
      text = await readFile(source.file, 'utf8');
    } catch {
      return { ok: true, value: [] };
    }
    const definition = { file: source.file, text, line: source.line };
    const answer = await daemon.request('check/run', (root) => ({ root, definition }), token);
    if (!answer.ok) return answer;
    return { ok: true, value: answer.value.filter((report) => report.workload === workload && report.check === check) };
  }
}

/** What the work gives; undefined as soon as it was cancelled. */
async function unlessCancelled<T>(work: Promise<T>, token: vscode.CancellationToken): Promise<T | undefined> {
  let heard: vscode.Disposable | undefined;
  const cancelled = new Promise<undefined>((resolve) => {
    heard = token.onCancellationRequested(() => resolve(undefined));
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    heard?.dispose();
  }
}

function descriptionOf(target: string, { workload, enabled }: CheckSummary): string {
  const text = targetText(target, workload);
  return enabled ? text : `not enabled · ${text}`;
}

function outputOf(report: CheckReport): string {
  const { result, message, target, took, notes } = report;
  const lines = [`${nameOf(report)} ${result}: ${message}`, `${target}, ${Math.round(took)} ms`, ...notes];
  return lines.join('\n').replace(/\r?\n/g, '\r\n');
}

function messageOf({ message, expected, actual }: CheckReport, item: vscode.TestItem): vscode.TestMessage {
  const told =
    expected !== undefined && actual !== undefined
      ? vscode.TestMessage.diff(message, expected, actual)
      : new vscode.TestMessage(message);
  if (item.uri && item.range) told.location = new vscode.Location(item.uri, item.range);
  return told;
}
