import * as vscode from 'vscode';
import type { HealthView } from '../../../engine/protocol/page.ts';
import type { CheckReport, Params, Result } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import { askAndSilence } from '../commands/silence.ts';
import type { Context } from '../context.ts';
import { panels } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { failures, openLocation } from '../failures.ts';
import { startWatching } from '../watching.ts';
import { hostActions } from './host-actions.ts';
import { openIncidents } from './incidents-page.ts';
import { Page, type PageHandlers } from './page.ts';

/** The workload to show when the page next loads: a hidden page holds nothing and loads again when it is revealed. */
interface Choice {
  selected: string | undefined;
}

const open = new Map<Daemon, { readonly page: Page; readonly choice: Choice }>();

/** Shows the health dashboard of a folder's daemon, with one workload selected when it is named. One panel a folder. */
export async function openHealth(context: Context, daemon: Daemon, selected?: string): Promise<void> {
  const known = open.get(daemon);
  if (known) {
    if (!known.page.panel.visible) known.choice.selected = selected;
    else if (selected) known.page.notify('health/select', { workload: selected });
    known.page.panel.reveal();
    return;
  }
  const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Active : vscode.ViewColumn.One;
  const panel = vscode.window.createWebviewPanel(panels.health, healthTitleOf(daemon), column, {
    retainContextWhenHidden: false,
  });
  adoptHealth(context, daemon, panel, selected);
}

/** The panel's title: it names the folder where the workspace has several, and so tells after a reload whose it was. */
export function healthTitleOf({ name }: Daemon): string {
  return (vscode.workspace.workspaceFolders ?? []).length > 1 ? `Health: ${name}` : 'Health';
}

/** Draws the dashboard into a panel the editor kept over a reload, or made just now. */
export function adoptHealth(context: Context, daemon: Daemon, panel: vscode.WebviewPanel, selected?: string): void {
  const choice: Choice = { selected };
  const page = new Page(context, panel, 'health', handlers(context, daemon, choice));
  open.set(daemon, { page, choice });
  context.claim(panel, daemon);
  const subscriptions = [
    daemon.keepConnected(),
    daemon.onState((state) => page.notify('connection', state)),
    daemon.onHealthChanged((change) => page.notify('health/changed', change)),
    daemon.onIncidentsChanged((change) => page.notify('incidents/changed', change)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => page.notify('trust/granted', {})),
  ];
  panel.onDidDispose(() => {
    open.delete(daemon);
    for (const subscription of subscriptions) subscription.dispose();
  });
}

function handlers(context: Context, daemon: Daemon, choice: Choice): PageHandlers {
  return {
    ...hostActions(async () => void (await daemon.connect())),
    'health/load': async (asked) => {
      const chosen = choice.selected;
      choice.selected = undefined;
      return { ok: true, value: { ...(await load(daemon, asked)), ...(chosen ? { selected: chosen } : {}) } };
    },
    'health/history': (params) => daemon.request('health/history', params),
    'health/check': ({ workloads }) => check(daemon, workloads),
    'health/silenceAsking': async ({ workload }) =>
      (await askAndSilence(daemon, workload)) ?? { ok: true, value: null },
    'health/endSilence': ({ id }) => daemon.request('silence/end', { actor: localActor(), id }),
    'health/openIncident': async ({ id }) => {
      await openIncidents(context, daemon, id);
      return { ok: true, value: null };
    },
    'health/openReport': async ({ id }) => {
      const shown = await daemon.request('report/show', { id });
      if (!shown.ok) return shown;
      await openLocation(shown.value.file, 1);
      return { ok: true, value: null };
    },
    'health/startWatching': () => startWatching(context, daemon),
  };
}

/** What the page draws. A daemon that cannot start is part of the answer, not an error. */
async function load(daemon: Daemon, asked: Params<'health/show'>): Promise<HealthView> {
  const trusted = vscode.workspace.isTrusted;
  const overview = await daemon.request('health/show', asked);
  if (!overview.ok) return { connection: { state: 'failed', failure: overview.failure }, trusted, incidents: [] };
  const states = ['open', 'acknowledged', 'mitigated'] as const;
  const incidents = await daemon.request('incident/list', { states });
  return {
    connection: { state: 'live' },
    trusted,
    overview: overview.value,
    incidents: incidents.ok ? incidents.value : [],
  };
}

/** Runs the checks of these workloads; the daemon bounds how many at once. The first failure is the answer. */
async function check(daemon: Daemon, workloads: readonly string[]): Promise<Result<readonly CheckReport[]>> {
  if (!vscode.workspace.isTrusted) return { ok: false, failure: failures.untrusted('Running a check') };
  const answers = await Promise.all(workloads.map((workload) => daemon.request('health/check', { workload })));
  const failed = answers.find((answer) => !answer.ok);
  return failed ?? { ok: true, value: answers.flatMap((answer) => (answer.ok ? answer.value : [])) };
}
