import * as vscode from 'vscode';
import type { Result, Silence } from '../../../engine/protocol/rpc.ts';
import { parseLongDuration } from '../../../schemas/duration.ts';
import { localActor } from '../actor.ts';
import type { Daemon } from '../daemon.ts';

const hour = 3_600_000;
/** The longest a silence lasts, in ms. */
const longest = 30 * 24 * hour;

const durations: readonly { readonly label: string; readonly duration?: number }[] = [
  { label: '30 minutes', duration: hour / 2 },
  { label: '1 hour', duration: hour },
  { label: '2 hours', duration: 2 * hour },
  { label: '8 hours', duration: 8 * hour },
  { label: '24 hours', duration: 24 * hour },
  { label: 'Other…' },
];

/** Asks for how long and why, and silences a workload; undefined when the person cancelled. */
export async function askAndSilence(daemon: Daemon, workload: string): Promise<Result<Silence> | undefined> {
  const duration = await askDuration(`Silence ${workload} (1/2)`);
  if (duration === undefined) return undefined;
  const reason = await vscode.window.showInputBox({
    title: `Silence ${workload} (2/2)`,
    prompt: 'Why? Everybody who sees the silence reads it.',
    placeHolder: 'nightly reindex',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : 'A silence needs a reason'),
  });
  if (!reason) return undefined;
  return daemon.request('silence/add', { actor: localActor(), match: { workload }, reason: reason.trim(), duration });
}

/** ms, or undefined when the person cancelled. */
async function askDuration(title: string): Promise<number | undefined> {
  const placeHolder = 'For how long? Nobody is alerted and nothing restarts by itself until it ends.';
  const choice = await vscode.window.showQuickPick(durations, { title, placeHolder, ignoreFocusOut: true });
  if (!choice || choice.duration !== undefined) return choice?.duration;
  const typed = await vscode.window.showInputBox({
    title,
    prompt: 'For how long? At most 30d.',
    placeHolder: '1h30m',
    ignoreFocusOut: true,
    validateInput: (text) => (silenceDuration(text) ? undefined : 'A duration such as 45m, 1h30m or 2d, at most 30d'),
  });
  return typed ? silenceDuration(typed) : undefined;
}

function silenceDuration(text: string): number | undefined {
  const duration = parseLongDuration(text.trim());
  return duration && duration > 0 && duration <= longest ? duration : undefined;
}
