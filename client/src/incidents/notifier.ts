import * as vscode from 'vscode';
import type { IncidentSummary } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import type { HealthBoard } from '../health/board.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import { acknowledge } from './actions.ts';
import type { IncidentBoard } from './board.ts';
import type { IncidentFollower } from './follower.ts';
import { type Known, newIncidents, openedText } from './notices.ts';

/** Says once that an incident was opened that cannot wait. */
export function notifyOfIncidents(context: Context, board: IncidentBoard, health: HealthBoard): vscode.Disposable {
  const known = new WeakMap<IncidentFollower, NonNullable<Known>>();
  return board.onChange((follower) => {
    const { daemon, incidents } = follower;
    if (!incidents) return;
    const before = known.get(follower);
    const told = { me: localActor(), overview: health.of(daemon.folder)?.overview };
    const opened = newIncidents(before, incidents, told);
    known.set(follower, new Set([...(before ?? []), ...incidents.map(({ id }) => id)]));
    if (opened.length > 0) void tell(context, daemon, opened);
  });
}

async function tell(context: Context, daemon: Daemon, opened: readonly IncidentSummary[]): Promise<void> {
  const ways: Record<string, () => Promise<unknown>> = {
    Open: () => openIncidents(context, daemon, opened[0]?.id),
    Acknowledge: () => Promise.all(opened.map(({ id }) => acknowledge(daemon, id))),
  };
  const choice = await vscode.window.showErrorMessage(openedText(opened), ...Object.keys(ways));
  if (choice) await ways[choice]?.();
}
