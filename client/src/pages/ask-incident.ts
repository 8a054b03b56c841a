import * as vscode from 'vscode';
import type { IncidentDetail } from '../../../engine/protocol/page.ts';
import type { Result } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import { severities } from '../commands/start-incident.ts';
import type { Daemon } from '../daemon.ts';
import { plainItem } from '../plain-text.ts';

/** What a question came to: the incident changed, why not, or null when the person cancelled. */
type Asked = Promise<Result<IncidentDetail | null>>;

const cancelled = { ok: true, value: null } as const;

/** Asks how bad it is, and changes the severity. */
export async function askAndRate(daemon: Daemon, id: string): Asked {
  const chosen = await vscode.window.showQuickPick(severities, { title: id, placeHolder: 'How bad is it?' });
  if (!chosen) return cancelled;
  return daemon.request('incident/severity', { id, actor: localActor(), severity: chosen.label });
}

/** Asks who has it, among those known here, and assigns it. */
export async function askAndAssign(daemon: Daemon, id: string): Asked {
  const actor = localActor();
  const known = await knownOwners(daemon);
  const another = { label: 'Somebody else…', owner: undefined };
  const items = [
    plainItem({ label: actor.name, description: 'me', owner: actor.name }),
    ...known.filter((name) => name !== actor.name).map((name) => plainItem({ label: name, owner: name })),
    another,
    { label: 'Nobody', description: 'give it back', owner: '' },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: id, placeHolder: 'Who has it?' });
  if (!chosen) return cancelled;
  const owner = chosen.owner ?? (await vscode.window.showInputBox({ title: id, prompt: 'Who has it, by login name?' }));
  if (owner === undefined) return cancelled;
  return daemon.request('incident/assign', { id, actor, owner: owner.trim() });
}

/** Asks why it is opened again, and reopens it. */
export async function askAndReopen(daemon: Daemon, id: string): Asked {
  const reason = await vscode.window.showInputBox({
    title: `Reopen ${id}`,
    prompt: 'Why is it being worked on again? What was written as its resolution is kept.',
    placeHolder: 'It answers 503 again',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : 'Say why, in a line'),
  });
  if (!reason) return cancelled;
  return daemon.request('incident/reopen', { id, actor: localActor(), reason });
}

/** Those who have had an incident lately, or own a service, by name. */
async function knownOwners(daemon: Daemon): Promise<readonly string[]> {
  const [incidents, services] = await Promise.all([
    daemon.request('incident/list', { limit: 200 }),
    daemon.request('service/list', (root) => ({ root })),
  ]);
  const owners = [...(incidents.ok ? incidents.value : []), ...(services.ok ? services.value : [])];
  return [...new Set(owners.flatMap(({ owner }) => owner ?? []))].toSorted();
}
