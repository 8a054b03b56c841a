import * as vscode from 'vscode';
import type { HealthView } from '../../../engine/protocol/page.ts';
import type { CheckReport, Params, Result } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import { askAndSilence } from '../commands/silence.ts';
import type { Context } from '../context.ts';
import { commands } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { failures } from '../failures.ts';
import { startWatching } from '../watching.ts';
import { hostActions, openReport } from './host-actions.ts';
import { openIncidents } from './incidents-page.ts';
import { openRunbook } from './open-runbook.ts';
import type { PageHandlers } from './page.ts';
import { panelOf } from './panel-of.ts';

/** The health dashboards; what is chosen is a workload, by name. */
export const healthPanels = panelOf<string>({
  name: 'health',
  title: 'Health',
  handlers,
  select: (page, workload) => page.notify('health/select', { workload }),
  follow: (daemon, page) =>
    vscode.Disposable.from(
      daemon.onHealthChanged((change) => page.notify('health/changed', change)),
      // A daemon that watches tells of definitions itself.
      vscode.workspace.onDidSaveTextDocument(({ languageId, uri }) => {
        const here = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath === daemon.folder;
        if (languageId === 'yaml' && here && daemon.welcome?.mode !== 'watching') page.notify('health/changed', {});
      }),
    ),
});

/** Shows the health dashboard of a folder's daemon, with one workload selected when it is named. */
export async function openHealth(context: Context, daemon: Daemon, selected?: string): Promise<void> {
  healthPanels.open(context, daemon, selected);
}

function handlers(context: Context, daemon: Daemon, chosen: () => string | undefined): PageHandlers {
  return {
    ...hostActions(async () => void (await daemon.connect())),
    'health/load': async (asked) => {
      const selected = chosen();
      return { ok: true, value: { ...(await load(daemon, asked)), ...(selected !== undefined && { selected }) } };
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
    'health/openReport': ({ id }) => openReport(daemon, id),
    'health/openRunbook': ({ runbook }) => openRunbook(daemon.rootFolder, runbook),
    'health/startWatching': () => startWatching(context, daemon),
    'health/newCheck': async () => {
      await vscode.commands.executeCommand(commands.newCheck);
      return { ok: true, value: null };
    },
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
