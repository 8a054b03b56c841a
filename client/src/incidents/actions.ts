import * as vscode from 'vscode';
import type { IncidentDetail, IncidentSummary, Result } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import { generatePostmortem, writeAndOpen } from '../commands/generate-postmortem.ts';
import type { Context } from '../context.ts';
import type { RowId } from '../contributions.ts';
import type { Daemon } from '../daemon.ts';
import { showFailure } from '../failures.ts';
import { askAndAssign, askAndRate, askAndReopen } from '../pages/ask-incident.ts';
import { askAndExport } from '../pages/export-incident.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import { plainText } from '../plain-text.ts';
import { askIncident, type Chosen } from './ask.ts';
import type { IncidentBoard } from './board.ts';
import { activeStates, isActive } from './looks.ts';
import { stillOpen } from './notices.ts';
import type { IncidentTree } from './tree.ts';

/** How long what was done is said in the status bar, in ms. */
const said = 5_000;

/** What can be done with a row of the Incidents view; without one it is asked which incident. */
export function incidentActions(context: Context, board: IncidentBoard, tree: IncidentTree) {
  const actor = localActor();
  const onIncident =
    (
      title: string,
      act: (daemon: Daemon, incident: IncidentSummary) => Promise<unknown>,
      fits: (incident: IncidentSummary) => boolean = () => true,
    ) =>
    async (row?: RowId): Promise<void> => {
      const chosen = row === undefined ? await askIncident(title, board, fits) : found(row);
      if (chosen) await act(chosen.daemon, chosen.incident);
    };
  const found = (row: RowId): Chosen | undefined => {
    const subject = tree.subjectOf(row);
    const daemon = subject && board.of(subject.folder)?.daemon;
    return daemon && { daemon, incident: subject.incident };
  };
  const generate = onIncident('Generate Postmortem', async (daemon, { id }) => {
    const written = await writeAndOpen(daemon, id);
    if (!written.ok) await showFailure(written.failure);
  });
  return {
    show: onIncident('Open Incident', (daemon, { id }) => openIncidents(context, daemon, id)),
    acknowledge: onIncident(
      'Acknowledge Incident',
      (daemon, { id }) => acknowledge(daemon, id),
      ({ state }) => state === 'open',
    ),
    mitigate: onIncident(
      'Mark Incident as Mitigated',
      (daemon, { id }) =>
        tell(daemon.request('incident/transition', { id, actor, to: 'mitigated' }), `${id} is mitigated`),
      ({ state }) => state === 'open' || state === 'acknowledged',
    ),
    resolve: onIncident(
      'Resolve Incident',
      (daemon, { id }) => openIncidents(context, daemon, id, 'resolve'),
      isActive,
    ),
    reopen: onIncident(
      'Reopen Incident',
      (daemon, { id }) => tell(askAndReopen(daemon, id), `${id} is open again`),
      (incident) => !isActive(incident),
    ),
    review: onIncident(
      'Mark Incident as Reviewed',
      (daemon, { id }) =>
        tell(daemon.request('incident/transition', { id, actor, to: 'reviewed' }), `${id} is reviewed`),
      ({ state }) => state === 'resolved',
    ),
    take: onIncident(
      'Assign Incident to Me',
      (daemon, { id }) => tell(daemon.request('incident/assign', { id, actor, owner: actor.name }), `${id} is yours`),
      ({ owner }) => owner !== actor.name,
    ),
    assign: onIncident('Assign Incident', (daemon, { id }) => tell(askAndAssign(daemon, id), `${id} is assigned`)),
    severity: onIncident('Change Severity', (daemon, { id }) => tell(askAndRate(daemon, id), `${id} is rated anew`)),
    note: onIncident('Add Note to Incident', addNote),
    copyId: onIncident('Copy Incident ID', async (_, { id }) => {
      await vscode.env.clipboard.writeText(id);
      vscode.window.setStatusBarMessage(plainText(`Copied ${id}`), said);
    }),
    exportIncident: onIncident('Export Incident', exportIncident),
    postmortem: (row?: RowId) => (row === undefined ? generatePostmortem(context) : generate(row)),
  };
}

/** Acknowledges an incident, and says so, or why not. */
export function acknowledge(daemon: Daemon, id: string): Promise<boolean> {
  const actor = localActor();
  return tell(daemon.request('incident/transition', { id, actor, to: 'acknowledged' }), `${id} is acknowledged`);
}

/** Acknowledges those of these incidents that are open still; where none is, says how they stand. */
export async function acknowledgeOpen(daemon: Daemon, ids: readonly string[]): Promise<void> {
  const listed = await daemon.request('incident/list', { states: activeStates });
  if (!listed.ok) return showFailure(listed.failure);
  const { open, over } = stillOpen(ids, listed.value);
  if (open.length === 0) return void vscode.window.showInformationMessage(plainText(over));
  for (const id of open) if (!(await acknowledge(daemon, id))) return;
  if (open.length > 1) vscode.window.setStatusBarMessage(plainText(`${open.length} incidents are acknowledged`), said);
}

/** Says what was done to an incident, or why it was not; nothing where the person cancelled. Answers whether it was. */
async function tell(answer: Promise<Result<IncidentDetail | null>>, done: string): Promise<boolean> {
  const changed = await answer;
  if (!changed.ok) void showFailure(changed.failure);
  else if (changed.value) vscode.window.setStatusBarMessage(plainText(done), said);
  return changed.ok && changed.value !== null;
}

/** Asks for a note and adds it; when that fails it is asked again with what was typed. */
async function addNote(daemon: Daemon, { id, title }: IncidentSummary): Promise<void> {
  let value = '';
  for (;;) {
    const text = await vscode.window.showInputBox({
      title: `Note on ${id}: ${title}`,
      prompt: 'What did you see or do? One line; the note box of the incident page takes several.',
      placeHolder: 'Rolled the worker back to 1.17.3',
      value,
      ignoreFocusOut: true,
    });
    if (text === undefined || text.trim() === '') return;
    const note = daemon.request('incident/note', { id, actor: localActor(), text });
    if (await tell(note, `Noted on ${id}`)) return;
    value = text;
  }
}

const formats = [
  { label: 'HTML', description: 'one page to read, print or send', format: 'html' },
  { label: 'JSON', description: 'everything that is kept, for a program', format: 'json' },
] as const;

async function exportIncident(daemon: Daemon, { id }: IncidentSummary): Promise<void> {
  const chosen = await vscode.window.showQuickPick(formats, { title: `Export ${id}`, placeHolder: 'As what?' });
  if (!chosen) return;
  const written = await askAndExport(daemon, id, chosen.format);
  if (!written.ok) return showFailure(written.failure);
  if (written.value) vscode.window.setStatusBarMessage(plainText(`${id} was written to ${written.value.path}`), said);
}
