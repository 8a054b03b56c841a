import { execFile } from 'node:child_process';
import type * as vscode from 'vscode';
import type { DaemonAddress, DaemonStatus, Failure, Result } from '../../engine/protocol/rpc.ts';
import { failures } from './failures.ts';

export interface RunHealerOptions {
  /** Where it runs. */
  readonly folder: string;
  /** dist/cli.js */
  readonly cli: string;
  /** The setting `healer.stateDirectory`, read at each run; the environment's own goes before it. */
  readonly stateDirectory: () => string | undefined;
  readonly log: vscode.LogOutputChannel;
}

/** What a run of `healer` printed, and why it failed where it did. */
export interface HealerRun {
  readonly stdout: string;
  readonly problem?: string;
}

/** How long a run may take, in ms, and print, in bytes. */
const patience = 20_000;
const mostOutput = 64 * 1024 * 1024;

/** Runs `healer` with these arguments by the editor's own Node. */
export function runHealer(options: RunHealerOptions, args: readonly string[]): Promise<HealerRun> {
  const { cli, folder, log } = options;
  const stateDirectory = process.env['HEALER_STATE_DIR'] || options.stateDirectory();
  const env = {
    ...process.env,
    ELECTRON_RUN_AS_NODE: '1',
    ...(stateDirectory ? { HEALER_STATE_DIR: stateDirectory } : {}),
  };
  return new Promise((resolve) => {
    const how = { cwd: folder, env, timeout: patience, maxBuffer: mostOutput };
    execFile(process.execPath, [cli, ...args], how, (error, stdout, stderr) => {
      const said = stderr.trim();
      if (said) log.warn(said);
      resolve(error ? { stdout, problem: said || error.message } : { stdout });
    });
  });
}

/** Runs `healer daemon` with these words: what it tells of the daemon, or the failure it tells instead. */
export async function runDaemonCommand<T extends DaemonAddress | DaemonStatus>(
  options: RunHealerOptions,
  words: readonly string[],
): Promise<Result<T>> {
  const { stdout, problem = 'it said nothing' } = await runHealer(options, ['daemon', ...words, '--json']);
  return parseAnswer<T>(stdout) ?? { ok: false, failure: failures.daemonStart(problem) };
}

function parseAnswer<T extends DaemonAddress | DaemonStatus>(stdout: string): Result<T> | undefined {
  try {
    const answer = JSON.parse(stdout) as Partial<T> & Partial<Failure>;
    if (answer.stateDirectory) return { ok: true, value: answer as T };
    if (answer.code) return { ok: false, failure: answer as Failure };
  } catch {
    return undefined;
  }
  return undefined;
}
