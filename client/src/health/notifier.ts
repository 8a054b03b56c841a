import * as vscode from 'vscode';
import type { WorkloadHealth } from '../../../engine/protocol/rpc.ts';
import { openTools } from '../commands/open-tools.ts';
import { askAndSilence } from '../commands/silence.ts';
import type { Context } from '../context.ts';
import { focusHealthView } from '../contributions.ts';
import { showFailure } from '../failures.ts';
import { acknowledge } from '../incidents/actions.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import { plainText } from '../plain-text.ts';
import { toolsOnPath } from '../tools.ts';
import type { HealthBoard } from './board.ts';
import type { HealthFollower } from './follower.ts';
import { type Down, failedText, newsOf, recoveredText } from './notices.ts';

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
  const [first] = failed.length === 1 ? failed : [];
  const only = first?.workload;
  const incident = () => follower.overview?.workloads.find(({ workload }) => workload === only)?.incident;
  const tools = await toolsOnPath(process.env['PATH'] ?? '');
  const ways: Record<string, () => Promise<unknown> | Thenable<unknown>> = {
    'Open Incident': () => openIncidents(context, daemon, incident()),
    ...(isUrgent(first) && {
      Acknowledge: async () => {
        const id = incident();
        if (id !== undefined) await acknowledge(daemon, id);
      },
    }),
    'Show Health': () => vscode.commands.executeCommand(focusHealthView),
    ...(only !== undefined && {
      'Silence…': async () => {
        const silenced = await askAndSilence(daemon, only);
        if (silenced && !silenced.ok) await showFailure(silenced.failure);
      },
    }),
    ...(tools.length > 0 && { 'Host Tools…': () => openTools() }),
  };
  const choice = await vscode.window.showErrorMessage(plainText(failedText(failed)), ...Object.keys(ways));
  if (choice) await ways[choice]?.();
}

/** Whether the incident of a workload cannot wait: this message is the word of it too. */
function isUrgent(failed: WorkloadHealth | undefined): boolean {
  return failed?.severity === 'P1' || failed?.severity === 'P2';
}
