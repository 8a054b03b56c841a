import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAbsolute } from 'node:path';
import { childEnvironment } from '../checks/environment.ts';
import type { RestartTarget } from '../model/check.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { redact, redactWords } from '../redact.ts';
import { endGroup } from './begun-command.ts';
import { openCommandOutput } from './command-output.ts';
import {
  restartCommandFailed,
  restartCommandMissing,
  restartEndedWithDaemon,
  restartOutlivesDaemon,
  restartStays,
  restartTimedOut,
} from './failures.ts';
import { restartByCommand } from './restarters/command.ts';
import { restartContainer } from './restarters/container.ts';
import { restartRollout } from './restarters/kubernetes.ts';
import { restartUnit } from './restarters/unit.ts';
import { hindranceOf, startPatience } from './startable.ts';

/** Characters of a target or a command in a message. */
const longestName = 60;

/** A command as an argument vector; no shell. */
export interface RestartCommand {
  readonly argv: readonly string[];
  /** / where it does not matter, so that it asks no other folder. */
  readonly cwd?: string;
}

/** Restarts what the target names; success once its command has ended with 0. `begun` is told its process as it starts. */
export type Restarter = (
  target: RestartTarget,
  signal: AbortSignal,
  begun?: (pid: number) => void,
) => Promise<Result<null>>;

/** How long a restart may take, in ms: what systemd gives a unit to stop, and as long again to start. */
export const restartTimeout = 180_000;

/** After a kill the kernel needs a moment, in ms. A command of another user, as by sudo, may not be killed at all. */
const afterKill = 2_000;

/** How much of what a command says is read, in bytes: its end. */
const outputLimit = 2_000;

/** What restarts a target: its name among the leases of this host, and the command. */
export function commandOf(target: RestartTarget, root: string): RestartCommand {
  switch (target.type) {
    case 'unit':
      return restartUnit(target);
    case 'command':
      return restartByCommand(target, root);
    case 'container':
      return restartContainer(target);
    case 'kubernetes':
      return restartRollout(target);
  }
}

/**
 * What is restarted, in one line without secrets: two daemons with the same line restart the same thing. A command whose
 * program is named by its absolute path is the same one in every root, any other only in its own.
 */
export function describeTarget(target: RestartTarget, root: string): string {
  switch (target.type) {
    case 'unit':
      return `unit ${target.unit}`;
    case 'command':
      return `command ${redactWords(target.command).join(' ')}${isAbsolute(target.command[0] ?? '') ? '' : ` in ${root}`}`;
    case 'container':
      return `container ${target.container}`;
    case 'kubernetes':
      return `${target.resource} in namespace ${target.namespace}`;
  }
}

/** A target or command as messages name it, cut where it is long: the event of an attempt has the whole of it in its data. */
export function shortName(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
}

/**
 * Restarts by the commands of this host. What a command that ends by itself has started lives on: that is the workload.
 * One that takes longer than `timeout` ms, or than the daemon lives, is ended with everything of its process group, or
 * left where it cannot be: its lease lasts while it runs.
 */
export function hostRestarter(root: string, timeout = restartTimeout): Restarter {
  return async (target, signal, begun) => {
    const { argv, cwd = '/' } = commandOf(target, root);
    const [program = '', ...words] = argv;
    const shown = shortName(redactWords(argv).join(' '));
    const late = AbortSignal.timeout(timeout);
    const end = AbortSignal.any([signal, late]);
    const env = childEnvironment({});
    const hindrance = await hindranceOf(
      shown,
      { program, path: env['PATH'], cwd },
      { signal: end, patience: startPatience },
    );
    if (signal.aborted) return failed(restartCommandFailed(shown, 'was not started, because the daemon ended'));
    if (hindrance) return failed(hindrance);
    const output = openCommandOutput();
    const heard = output?.descriptor ?? 'ignore';
    try {
      const child = spawn(program, words, {
        cwd,
        env,
        detached: true,
        stdio: ['ignore', heard, heard],
      });
      if (child.pid !== undefined) begun?.(child.pid);
      const stays = Promise.withResolvers<undefined>();
      let wait: NodeJS.Timeout | undefined;
      const kill = () => {
        endGroup(child.pid);
        wait = setTimeout(() => stays.resolve(undefined), afterKill);
      };
      end.addEventListener('abort', kill, { once: true });
      const ending = await Promise.race([once(child, 'exit'), stays.promise]).finally(() => {
        end.removeEventListener('abort', kill);
        clearTimeout(wait);
      });
      if (!ending) {
        child.unref();
        return failed(
          signal.aborted ? restartOutlivesDaemon(shown, child.pid) : restartStays(shown, timeout, child.pid),
        );
      }
      const [code, killedBy] = ending as [number | null, NodeJS.Signals | null];
      if (code === 0) return success(null);
      if (code === null && late.aborted) return failed(restartTimedOut(shown, timeout));
      if (code === null && signal.aborted) return failed(restartEndedWithDaemon(`\`${shown}\``));
      const ended = code === null ? `was ended by ${killedBy}` : `ended with exit code ${code}`;
      // Masked as a whole, because a private key is one in all of its lines only.
      const last = redact(output?.tail(outputLimit) ?? '')
        .trim()
        .split('\n')
        .at(-1);
      return failed(restartCommandFailed(shown, last ? `${ended}: ${last}` : ended));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return failed(
        code === 'ENOENT' ? restartCommandMissing(program) : restartCommandFailed(shown, `did not start: ${message}`),
      );
    } finally {
      output?.close();
    }
  };
}
