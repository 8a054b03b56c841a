import * as vscode from 'vscode';
import type { Answer, Result, Severity } from '../../../engine/protocol/rpc.ts';
import { localActor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Daemon } from '../daemon.ts';
import { showFailure } from '../failures.ts';
import { openIncidents } from '../pages/incidents-page.ts';
import { plainItem } from '../plain-text.ts';

export const severities: readonly { readonly label: Severity; readonly description: string }[] = [
  { label: 'P1', description: 'critical: people cannot use the service' },
  { label: 'P2', description: 'high: a large part is broken or slow' },
  { label: 'P3', description: 'medium: it works, but something is at risk' },
  { label: 'P4', description: 'low: a nuisance, for working hours' },
];

/** Asks for title, severity and service, opens the incident with its evidence, and shows it. */
export async function startIncident(context: Context): Promise<void> {
  const daemon = await context.daemonFor();
  if (!daemon) return;
  const started = await askAndStart(daemon);
  if (!started) return;
  if (!started.ok) return showFailure(started.failure);
  await openIncidents(context, daemon, started.value.incident.id);
}

/** As `startIncident`, without showing it; undefined when the person cancelled. */
export async function askAndStart(daemon: Daemon): Promise<Result<Answer<'incident/start'>> | undefined> {
  const title = await vscode.window.showInputBox({
    title: 'Start Incident (1/3)',
    prompt: 'What is broken, in a line?',
    placeHolder: 'billing_api answers 503',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : 'An incident needs a title'),
  });
  if (!title) return undefined;
  const options = { title: 'Start Incident (2/3)', placeHolder: 'How bad is it?', ignoreFocusOut: true };
  const severity = await vscode.window.showQuickPick(severities, options);
  if (!severity) return undefined;
  const service = await askService(daemon);
  if (service === undefined) return undefined;
  const incident = { title: title.trim(), severity: severity.label, ...(service ? { service } : {}) };
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: 'Opening the incident and taking evidence…',
  };
  return vscode.window.withProgress(progress, () =>
    daemon.request('incident/start', (root) => ({
      root,
      trusted: vscode.workspace.isTrusted,
      actor: localActor(),
      incident,
    })),
  );
}

/** The service chosen, `''` for none, undefined when the person cancelled. Where none is defined nothing is asked. */
async function askService(daemon: Daemon): Promise<string | undefined> {
  const services = await daemon.request('service/list', (root) => ({ root }));
  if (!services.ok || services.value.length === 0) return '';
  const none = { label: 'No service', description: 'evidence of this host only', name: '' };
  const items = services.value.map(({ name, workloads, owner }) =>
    plainItem({
      label: name,
      description: [workloads.join(', '), owner && `owner ${owner}`].filter(Boolean).join(' · '),
      name,
    }),
  );
  const options = { title: 'Start Incident (3/3)', placeHolder: 'Which service?', ignoreFocusOut: true };
  return (await vscode.window.showQuickPick([...items, none], options))?.name;
}
