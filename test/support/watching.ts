import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { folderWith, healer, startHealer } from './healer.ts';

/** An event as `healer events --json` prints it. */
export interface PrintedEvent {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly workload?: string;
  readonly check?: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A folder of definitions with a state directory of its own, and the command line in it. */
export interface WatchedFolder {
  readonly folder: string;
  readonly stateDirectory: string;
  readonly run: (...args: string[]) => ReturnType<typeof healer>;
  /** A process of the command line that goes on; ended with the test. */
  readonly start: (...args: string[]) => Running;
}

export interface Running {
  readonly child: ChildProcess;
  /** What it has written to stderr so far. */
  readonly stderr: () => string;
  readonly ended: Promise<number | null>;
  /** Waits for a line of its stderr. */
  readonly says: (line: RegExp) => Promise<void>;
}

export function watchedFolder(files: Readonly<Record<string, string>>): WatchedFolder {
  const folder = folderWith(files);
  const stateDirectory = join(folderWith({}), 'state');
  const env = { HEALER_STATE_DIR: stateDirectory, XDG_RUNTIME_DIR: folderWith({}) };
  return {
    folder,
    stateDirectory,
    run: (...args) => healer(args, { cwd: folder, env }),
    start: (...args) => running(startHealer(args, { cwd: folder, env })),
  };
}

function running(child: ChildProcess): Running {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    child,
    ended,
    stderr: () => said,
    async says(line) {
      while (!line.test(said)) {
        if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${said}`);
        await Promise.race([once(child.stderr ?? child, 'data'), ended]);
      }
    },
  };
}

/** A daemon that watches the folder, once it listens. */
export async function watching(where: WatchedFolder): Promise<Running> {
  const daemon = where.start('daemon', '--dir', where.folder);
  await daemon.says(/ watches .* listens at /);
  return daemon;
}

/** What `healer events --follow` prints. */
export interface Followed {
  readonly events: readonly PrintedEvent[];
  /** Waits until what has been printed so far fits, and gives it. */
  until(fits: (events: readonly PrintedEvent[]) => boolean): Promise<readonly PrintedEvent[]>;
}

export function follow(where: WatchedFolder): Followed {
  const { child, ended, stderr } = where.start('events', '--follow', '--json');
  const events: PrintedEvent[] = [];
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  let stopped = false;
  void ended.then(() => {
    stopped = true;
    lines.emit('line', '');
  });
  lines.on('line', (line: string) => {
    if (line !== '') events.push(JSON.parse(line) as PrintedEvent);
  });
  return {
    events,
    async until(fits) {
      while (!fits(events)) {
        if (stopped) throw new Error(`following events has ended: ${stderr()}`);
        await once(lines, 'line');
      }
      return events;
    },
  };
}

export const told =
  (kind: string, times = 1) =>
  (events: readonly PrintedEvent[]) =>
    events.filter((event) => event.kind === kind).length >= times;
