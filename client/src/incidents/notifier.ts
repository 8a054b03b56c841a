import * as vscode from 'vscode';
import type { IncidentSummary } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import type { HealthBoard } from '../health/board.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import { plainText } from '../plain-text.ts';
import { acknowledgeOpen } from './actions.ts';
import type { IncidentBoard } from './board.ts';
import { newIncidents, openedText } from './notices.ts';

/** Says once that an incident was opened that cannot wait. */
export function notifyOfIncidents(context: Context, board: IncidentBoard, health: HealthBoard): vscode.Disposable {
  const since = new Date().toISOString();
  const me = localActor();
  /** By state directory: two folders of one root have one daemon, and its incidents are told once. */
  const seen = new Map<string, Set<string>>();
  return board.onChange(({ daemon, incidents = [] }) => {
    // Without a daemon nothing opens.
    if (!daemon.welcome) return;
    const place = daemon.welcome.stateDirectory;
    const known = seen.get(place) ?? new Set();
    seen.set(place, known);
    const opened = newIncidents(incidents, { since, known, me, overview: health.of(daemon.folder)?.overview });
    for (const { id } of incidents) known.add(id);
    if (opened.length > 0) void tell(context, daemon, opened);
  });
}

async function tell(context: Context, daemon: Daemon, opened: readonly IncidentSummary[]): Promise<void> {
  const ways: Record<string, () => Promise<unknown>> = {
    Open: () => openIncidents(context, daemon, opened[0]?.id),
    Acknowledge: () =>
      acknowledgeOpen(
        daemon,
        opened.map(({ id }) => id),
      ),
  };
  const choice = await vscode.window.showErrorMessage(plainText(openedText(opened)), ...Object.keys(ways));
  if (choice) await ways[choice]?.();
}
