import * as vscode from 'vscode';
import type { WorkloadHealth } from '../../../engine/protocol/rpc.ts';
import { openTools } from '../commands/open-tools.ts';
import { askAndSilence } from '../commands/silence.ts';
import type { Context } from '../context.ts';
import { focusHealthView } from '../contributions.ts';
import { showFailure } from '../failures.ts';
import { acknowledgeOpen } from '../incidents/actions.ts';
import { activeStates } from '../incidents/looks.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import { plainText } from '../plain-text.ts';
import { toolsOnPath } from '../tools.ts';
import type { HealthBoard } from './board.ts';
import type { HealthFollower } from './follower.ts';
import { type Down, failedText, isUrgent, newsOf, overText, recoveredText, type Way, waysOf } from './notices.ts';

/** Changes are gathered for this long, in ms, so that many at once are one message. */
const gathering = 1_000;

/** Says that a workload turned unhealthy, that it is healthy again, and once that nothing is kept any more. */
export function notifyOfChanges(context: Context, board: HealthBoard): vscode.Disposable {
  const known = new Map<HealthFollower, Down>();
  const timers = new Map<HealthFollower, NodeJS.Timeout>();
  const unkept = new Set<HealthFollower>();

  const tell = (follower: HealthFollower) => {
    timers.delete(follower);
    if (!follower.overview) return;
    const { down, failed, recovered } = newsOf(known.get(follower), follower.overview);
    known.set(follower, down);
    if (recovered.length > 0) void vscode.window.showInformationMessage(plainText(`${recoveredText(recovered)}.`));
    if (failed.length > 0) void tellFailed(context, follower, failed);
  };
  const changed = (follower: HealthFollower) => {
    const { overview } = follower;
    if (!overview) return;
    if (!overview.unkept) unkept.delete(follower);
    else if (!unkept.has(follower)) {
      unkept.add(follower);
      void vscode.window.showErrorMessage(plainText(overview.unkept.message));
    }
    const news = newsOf(known.get(follower), overview);
    if (news.failed.length + news.recovered.length === 0) known.set(follower, news.down);
    else if (!timers.has(follower))
      timers.set(
        follower,
        setTimeout(() => tell(follower), gathering),
      );
  };
  return vscode.Disposable.from(
    board.onChange(changed),
    new vscode.Disposable(() => timers.forEach((timer) => void clearTimeout(timer))),
  );
}

async function tellFailed(
  context: Context,
  follower: HealthFollower,
  failed: readonly WorkloadHealth[],
): Promise<void> {
  const { daemon } = follower;
  const tools = await toolsOnPath(process.env['PATH'] ?? '');
  const { buttons, more } = waysOf(failed, tools.length > 0);
  const over = () => follower.overview && overText(failed, follower.overview, new Date());
  /** An incident opens after the failure is told, and a workload that is healthy again is told without it. */
  const incidentsOf = async (some: readonly WorkloadHealth[]): Promise<readonly string[]> => {
    const known = some.map(({ workload, incident }) => {
      const now = follower.overview?.workloads.find((one) => one.workload === workload);
      return { workload, incident: now?.incident ?? incident };
    });
    const isWhole = known.every(({ incident }) => incident !== undefined);
    const listed = isWhole ? undefined : await daemon.request('incident/list', { states: activeStates });
    const active = new Map(listed?.ok ? listed.value.map(({ workload, id }) => [workload, id]) : []);
    return known.flatMap(({ workload, incident }) => incident ?? active.get(workload) ?? []);
  };
  const go: Readonly<Record<Way, () => Promise<unknown> | Thenable<unknown>>> = {
    incident: async () => openIncidents(context, daemon, (await incidentsOf(failed.slice(0, 1)))[0]),
    acknowledge: async () => acknowledgeOpen(daemon, await incidentsOf(failed.filter(isUrgent))),
    health: () => vscode.commands.executeCommand(focusHealthView),
    silence: async () => {
      const silenced = failed[0] && (await askAndSilence(daemon, failed[0].workload));
      if (silenced && !silenced.ok) await showFailure(silenced.failure);
    },
    tools: openTools,
    more: async () => {
      const title = plainText(over() ?? failedText(failed));
      const chosen = await vscode.window.showQuickPick(Object.keys(more), { title, placeHolder: 'What next?' });
      const way = chosen === undefined ? undefined : more[chosen];
      if (way) await go[way]();
    },
  };
  const choice = await vscode.window.showErrorMessage(plainText(failedText(failed)), ...Object.keys(buttons));
  const way = choice === undefined ? undefined : buttons[choice];
  if (!way) return;
  const ended = over();
  if (ended && (way === 'incident' || way === 'acknowledge'))
    void vscode.window.showInformationMessage(plainText(`${ended}.`));
  await go[way]();
}
