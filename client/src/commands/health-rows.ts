import * as vscode from 'vscode';
import { asLastSeen, type WorkloadHealth } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { RowId } from '../contributions.ts';
import { failures, goTo, showFailure } from '../failures.ts';
import type { HealthBoard } from '../health/board.ts';
import type { HealthFollower } from '../health/follower.ts';
import { stateText } from '../health/looks.ts';
import type { HealthTree } from '../health/tree.ts';
import { type Subject, workloadId } from '../health/tree-model.ts';
import { nameOf } from '../health/words.ts';
import { openHealth } from '../pages/health-page.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import { openRunbook } from '../pages/open-runbook.ts';
import { plainItem, plainText } from '../plain-text.ts';
import { withPatience } from '../progress.ts';
import { askAndSilence } from './silence.ts';

interface Chosen extends Subject {
  readonly id: RowId;
  readonly follower: HealthFollower;
  readonly health: WorkloadHealth | undefined;
}

/** What can be done with a row of the Health view; without one it is asked which workload. */
export function healthRowActions(context: Context, board: HealthBoard, tree: HealthTree) {
  const onRow =
    (title: string, act: (chosen: Chosen) => Promise<void>, fits?: (health: WorkloadHealth) => boolean) =>
    async (row?: RowId): Promise<void> => {
      const chosen = row === undefined ? await askWorkload(title, board, fits) : found(row);
      if (chosen) await act(chosen);
    };
  const found = (row: RowId): Chosen | undefined => {
    const subject = tree.subjectOf(row);
    const follower = subject && board.of(subject.folder);
    return follower && { ...subject, id: row, follower, health: healthOf(follower, subject.workload) };
  };
  return {
    check: onRow('Run Check Now', runNow),
    openFile: onRow('Open Check File', async ({ source, health }) => {
      const at = source ?? health?.checks[0]?.source;
      if (at) await goTo(at);
    }),
    openIncident: onRow(
      'Open Incident of Workload',
      ({ follower, health }) => openIncidents(context, follower.daemon, health?.incident),
      ({ incident }) => incident !== undefined,
    ),
    openReport: onRow('Open Report of Workload', openReport, ({ report }) => report !== undefined),
    openRunbook: onRow(
      'Open Runbook of Workload',
      async ({ follower, health }) => {
        if (health?.runbook === undefined) return;
        const opened = await openRunbook(follower.daemon.rootFolder, health.runbook);
        if (!opened.ok) await showFailure({ ...opened.failure, ...health.checks[0]?.source });
      },
      ({ runbook }) => runbook !== undefined,
    ),
    openDashboard: onRow('Open Workload in Health', ({ follower, workload }) =>
      openHealth(context, follower.daemon, workload),
    ),
    silence: onRow('Silence Workload', async ({ follower, workload }) => {
      const silenced = await askAndSilence(follower.daemon, workload);
      if (silenced && !silenced.ok) await showFailure(silenced.failure);
    }),
    endSilence: onRow('End Silence', endSilence, ({ silence }) => silence !== undefined),
    pin: onRow('Pin Workload', ({ id }) => tree.setPinned(id, true)),
    unpin: onRow('Unpin Workload', ({ id }) => tree.setPinned(id, false)),
  };
}

/** Observes at once what is watched. The outcome shows in the view; what could not be run is said. */
async function runNow({ follower, workload, check }: Chosen): Promise<void> {
  if (!vscode.workspace.isTrusted) return showFailure(failures.untrusted('Running a check'));
  const answer = await withPatience(`Running check ${workload}`, (token) =>
    follower.daemon.request('health/check', { workload, ...(check !== undefined && { check }) }, token),
  );
  if (!answer.ok) return showFailure(answer.failure);
  if (answer.value.length === 0) return;
  const lines = answer.value.map((report) => `${nameOf(report)} ${report.result}: ${report.message}`);
  vscode.window.setStatusBarMessage(plainText(lines.join('; ')), 8_000);
}

async function openReport({ follower, health }: Chosen): Promise<void> {
  if (health?.report === undefined) return;
  const shown = await follower.daemon.request('report/show', { id: health.report });
  if (!shown.ok) return showFailure(shown.failure);
  await goTo({ file: shown.value.file, line: 1 });
}

async function endSilence({ follower, health }: Chosen): Promise<void> {
  if (!health?.silence) return;
  const ended = await follower.daemon.request('silence/end', { actor: localActor(), id: health.silence.id });
  if (!ended.ok) await showFailure(ended.failure);
}

async function askWorkload(
  title: string,
  board: HealthBoard,
  fits: (health: WorkloadHealth) => boolean = () => true,
): Promise<Chosen | undefined> {
  const items = board.followers.flatMap((follower) =>
    (follower.overview?.workloads ?? []).filter(fits).map((health) =>
      plainItem({
        label: health.workload,
        description: stateText(health.state, follower.watching),
        detail: (follower.watching ? health : asLastSeen(health)).message,
        follower,
        health,
      }),
    ),
  );
  if (items.length === 0) {
    await showFailure(failures.noWorkload());
    return undefined;
  }
  const choice = await vscode.window.showQuickPick(items, { title, placeHolder: 'Which workload?' });
  if (!choice) return undefined;
  const { follower, health } = choice;
  const { folder } = follower.daemon;
  return { id: workloadId(folder, health.workload), folder, workload: health.workload, follower, health };
}

function healthOf({ overview }: HealthFollower, workload: string): WorkloadHealth | undefined {
  return overview?.workloads.find((one) => one.workload === workload);
}
