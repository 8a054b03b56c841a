import * as vscode from 'vscode';
import type { IncidentsView } from '../../../engine/protocol/page.ts';
import { localActor } from '../actor.ts';
import { writeAndOpen } from '../commands/generate-postmortem.ts';
import { askAndStart } from '../commands/start-incident.ts';
import type { Context } from '../context.ts';
import { panels } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { failures } from '../failures.ts';
import { hostActions } from './host-actions.ts';
import { Page, type PageHandlers } from './page.ts';
import { openPlan } from './plan-page.ts';

/** The incident to show when the page next loads: a hidden page holds nothing and loads again when it is revealed. */
interface Choice {
  selected: string | undefined;
}

const open = new Map<Daemon, { readonly page: Page; readonly choice: Choice }>();

/** Shows the incident panel of a folder's daemon, with one incident selected when it is named. One panel a folder. */
export async function openIncidents(context: Context, daemon: Daemon, selected?: string): Promise<void> {
  const known = open.get(daemon);
  if (known) {
    if (!known.page.panel.visible) known.choice.selected = selected;
    else if (selected) known.page.notify('incidents/select', { id: selected });
    known.page.panel.reveal();
    return;
  }
  const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Active : vscode.ViewColumn.One;
  const panel = vscode.window.createWebviewPanel(panels.incidents, titleOf(daemon), column, {
    retainContextWhenHidden: false,
  });
  adopt(context, daemon, panel, selected);
}

/** The panel's title: it names the folder where the workspace has several, and so tells after a reload whose it was. */
export function titleOf({ name }: Daemon): string {
  return (vscode.workspace.workspaceFolders ?? []).length > 1 ? `Incidents: ${name}` : 'Incidents';
}

/** Draws the panel into one the editor kept over a reload, or made just now. */
export function adopt(context: Context, daemon: Daemon, panel: vscode.WebviewPanel, selected?: string): void {
  const choice: Choice = { selected };
  const page = new Page(context, panel, 'incidents', handlers(context, daemon, choice));
  open.set(daemon, { page, choice });
  context.claim(panel, daemon);
  const subscriptions = [
    daemon.keepConnected(),
    daemon.onState((state) => page.notify('connection', state)),
    daemon.onIncidentsChanged((change) => page.notify('incidents/changed', change)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => page.notify('trust/granted', {})),
  ];
  panel.onDidDispose(() => {
    open.delete(daemon);
    for (const subscription of subscriptions) subscription.dispose();
  });
}

function handlers(context: Context, daemon: Daemon, choice: Choice): PageHandlers {
  const actor = localActor();
  return {
    ...hostActions(async () => void (await daemon.connect())),
    'incidents/load': async () => {
      const chosen = choice.selected;
      choice.selected = undefined;
      return { ok: true, value: { ...(await load(daemon)), ...(chosen ? { selected: chosen } : {}) } };
    },
    'incidents/show': (params) => daemon.request('incident/show', params),
    'incidents/start': (incident) =>
      daemon.request('incident/start', (root) => ({ root, trusted: vscode.workspace.isTrusted, actor, incident })),
    'incidents/startAsking': async () => {
      const started = await askAndStart(daemon);
      if (!started) return { ok: true, value: null };
      return started.ok ? { ok: true, value: { id: started.value.incident.id } } : started;
    },
    'incidents/note': (params) => daemon.request('incident/note', { ...params, actor }),
    'incidents/transition': (params) => daemon.request('incident/transition', { ...params, actor }),
    'incidents/resolve': (params) => daemon.request('incident/resolve', { ...params, actor }),
    'incidents/postmortem': ({ id }) => writeAndOpen(daemon, id),
    'incidents/dryRun': async ({ playbook }) => {
      if (!vscode.workspace.isTrusted) return { ok: false, failure: failures.untrusted('A dry run') };
      await openPlan(context, daemon, { type: 'name', name: playbook }, vscode.ViewColumn.Beside);
      return { ok: true, value: null };
    },
  };
}

/** What the page draws first. A daemon that cannot start is part of the answer, not an error. */
async function load(daemon: Daemon): Promise<IncidentsView> {
  const incidents = await daemon.request('incident/list', {});
  const playbooks = incidents.ok ? await daemon.request('playbook/list', (root) => ({ root })) : incidents;
  return {
    connection: incidents.ok ? { state: 'live' } : { state: 'failed', failure: incidents.failure },
    trusted: vscode.workspace.isTrusted,
    incidents: incidents.ok ? incidents.value : [],
    me: localActor().name,
    ...(playbooks.ok ? playbooks.value : { playbooks: [] }),
  };
}
