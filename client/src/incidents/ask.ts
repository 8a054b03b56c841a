import * as vscode from 'vscode';
import type { IncidentSummary } from '../../../engine/protocol/rpc.ts';
import type { Daemon } from '../daemon.ts';
import { failures, showFailure } from '../failures.ts';
import { plainItem } from '../plain-text.ts';
import type { IncidentBoard } from './board.ts';
import { byLatest, byNeed, isActive, lookOf } from './looks.ts';
import { descriptionOf } from './tree-model.ts';

/** An incident chosen, with the daemon that keeps it. */
export interface Chosen {
  readonly daemon: Daemon;
  readonly incident: IncidentSummary;
}

/** Asks which incident, the active ones first; undefined when there is none, which has been said, or the person cancelled. */
export async function askIncident(
  title: string,
  board: IncidentBoard,
  fits: (incident: IncidentSummary) => boolean,
): Promise<Chosen | undefined> {
  const chosen: Chosen[] = [];
  for (const follower of board.followers) {
    const known = follower.incidents ? { ok: true as const, value: follower.incidents } : await follower.list();
    if (!known.ok) {
      await showFailure(known.failure);
      return undefined;
    }
    chosen.push(...known.value.filter(fits).map((incident) => ({ daemon: follower.daemon, incident })));
  }
  if (chosen.length === 0) {
    await showFailure(failures.noSuchIncident());
    return undefined;
  }
  const active = chosen.filter(({ incident }) => isActive(incident));
  const over = chosen.filter(({ incident }) => !isActive(incident));
  const several = board.followers.length > 1;
  const items = [
    ...section('active', active.sort((one, other) => byNeed(one.incident, other.incident)).map(itemOf)),
    ...section('over', over.sort((one, other) => byLatest('resolved')(one.incident, other.incident)).map(itemOf)),
  ];
  const options = { title, placeHolder: 'Which incident?', matchOnDetail: true };
  const item = await vscode.window.showQuickPick<Item>(items, options);
  return item?.chosen;

  function itemOf({ daemon, incident }: Chosen): Item {
    const { id, severity, title: what } = incident;
    return plainItem({
      label: `${severity} ${what}`,
      detail: [id, descriptionOf(incident, new Date()), several && daemon.name].filter(Boolean).join(' · '),
      iconPath: new vscode.ThemeIcon(lookOf(incident).icon),
      chosen: { daemon, incident },
    });
  }
}

interface Item extends vscode.QuickPickItem {
  readonly chosen?: Chosen;
}

function section(label: string, items: readonly Item[]): readonly Item[] {
  return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
}
