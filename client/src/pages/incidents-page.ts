import * as vscode from 'vscode';
import type { Failure, IncidentChoice, IncidentsView } from '../../../engine/protocol/page.ts';
import { localActor } from '../actor.ts';
import { writeAndOpen } from '../commands/generate-postmortem.ts';
import { askAndStart } from '../commands/start-incident.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import { failures } from '../failures.ts';
import { askAndAssign, askAndRate, askAndReopen } from './ask-incident.ts';
import { askAndExport } from './export-incident.ts';
import { hostActions, openReport } from './host-actions.ts';
import { loaded } from './loaded.ts';
import { openCommit } from './open-commit.ts';
import { openLog } from './open-log.ts';
import type { PageHandlers } from './page.ts';
import { panelOf } from './panel-of.ts';
import { openPlan } from './plan-page.ts';

/** The incident panels. */
export const incidentPanels = panelOf<IncidentChoice>({
  name: 'incidents',
  title: 'Incidents',
  handlers,
  select: (page, choice) => page.notify('incidents/select', choice),
});

/** Shows the incident panel of a folder's daemon, with one incident selected, and its form open, when they are named. */
export async function openIncidents(
  context: Context,
  daemon: Daemon,
  id?: string,
  form?: IncidentChoice['form'],
): Promise<void> {
  incidentPanels.open(context, daemon, id === undefined ? undefined : { id, ...(form && { form }) });
}

function handlers(context: Context, daemon: Daemon, chosen: () => IncidentChoice | undefined): PageHandlers {
  const actor = localActor();
  const { workspaceState } = context.extension;
  const notesKey = `healer.notes ${daemon.rootFolder}`;
  return {
    ...hostActions(async () => void (await daemon.connect())),
    'incidents/load': async () => {
      const view = loaded(daemon, await load(daemon));
      if (!view.ok) return view;
      const selected = chosen();
      const notes = workspaceState.get<Readonly<Record<string, string>>>(notesKey);
      return { ok: true, value: { ...view.value, ...(selected && { selected }), ...(notes && { notes }) } };
    },
    'incidents/find': (query) => daemon.request('incident/list', query),
    'incidents/show': (params) => daemon.request('incident/show', params),
    'incidents/similar': (params) => daemon.request('incident/similar', params),
    'incidents/start': (incident) =>
      daemon.request('incident/start', (root) => ({ root, trusted: vscode.workspace.isTrusted, actor, incident })),
    'incidents/startAsking': async () => {
      const started = await askAndStart(daemon);
      if (!started) return { ok: true, value: null };
      return started.ok ? { ok: true, value: { id: started.value.incident.id } } : started;
    },
    'incidents/note': (params) => daemon.request('incident/note', { ...params, actor }),
    'incidents/keepNotes': async ({ notes }) => {
      await workspaceState.update(notesKey, notes);
      return { ok: true, value: null };
    },
    'incidents/transition': (params) => daemon.request('incident/transition', { ...params, actor }),
    'incidents/severityAsking': ({ id }) => askAndRate(daemon, id),
    'incidents/ownerAsking': ({ id }) => askAndAssign(daemon, id),
    'incidents/reopenAsking': ({ id }) => askAndReopen(daemon, id),
    'incidents/exportAsking': ({ id, format }) => askAndExport(daemon, id, format),
    'incidents/milestones': (params) => daemon.request('incident/milestones', { ...params, actor }),
    'incidents/draft': (params) => daemon.request('incident/draft', { ...params, actor }),
    'incidents/actionDone': (params) => daemon.request('action/done', { ...params, actor }),
    'incidents/resolve': (params) => daemon.request('incident/resolve', { ...params, actor }),
    'incidents/postmortem': ({ id }) => writeAndOpen(daemon, id),
    'incidents/dryRun': async ({ playbook }) => {
      if (!vscode.workspace.isTrusted) return { ok: false, failure: failures.untrusted('A dry run') };
      await openPlan(context, daemon, { type: 'name', name: playbook }, vscode.ViewColumn.Beside);
      return { ok: true, value: null };
    },
    'incidents/openLog': ({ path }) => openLog(daemon.rootFolder, path),
    'incidents/openCommit': ({ hash }) => openCommit(daemon.rootFolder, hash),
    'incidents/openReport': ({ id }) => openReport(daemon, id),
  };
}

/** How many of those that are over are listed, the newest. */
const overListed = 200;

/** What the page draws first. A daemon that cannot start is part of the answer, not an error. */
async function load(daemon: Daemon): Promise<IncidentsView> {
  const me = localActor().name;
  const trusted = vscode.workspace.isTrusted;
  const [active, over, counts, playbooks] = await Promise.all([
    daemon.request('incident/list', { states: ['open', 'acknowledged', 'mitigated'] }),
    daemon.request('incident/list', { states: ['resolved', 'reviewed'], limit: overListed }),
    daemon.request('incident/counts', { owner: me }),
    daemon.request('playbook/list', (root) => ({ root })),
  ]);
  const away = (failure: Failure): IncidentsView => {
    return { connection: { state: 'failed', failure }, trusted, me, incidents: [], counts: none, playbooks: [] };
  };
  if (!active.ok) return away(active.failure);
  if (!over.ok) return away(over.failure);
  if (!counts.ok) return away(counts.failure);
  return {
    connection: { state: 'live' },
    trusted,
    me,
    incidents: [...active.value, ...over.value],
    counts: counts.value,
    ...(playbooks.ok ? playbooks.value : { playbooks: [] }),
  };
}

const none = { open: 0, acknowledged: 0, mitigated: 0, resolved: 0, reviewed: 0, mine: 0 };
