import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { cli, type RunOptions } from './healer.ts';

/** The built command line in a real terminal of its own, as `script` gives one. */
export interface TerminalSession {
  /** Everything that was shown so far, without what moves the cursor. */
  readonly shown: () => string;
  /** Waits for this to be shown after what was waited for before. */
  readonly shows: (text: string) => Promise<void>;
  readonly type: (keys: string) => void;
  readonly ended: Promise<number | null>;
  /** The terminal goes away, as when its window is closed. */
  readonly hangUp: () => void;
}

export function onTerminal(args: readonly string[], { cwd, env }: RunOptions): TerminalSession {
  const command = ['stty cols 200 rows 40;', 'exec', process.execPath, cli, ...args].map(quoted).join(' ');
  const flags =
    process.platform === 'darwin' ? ['-q', '/dev/null', 'sh', '-c', command] : ['-qec', command, '/dev/null'];
  const child = spawn('script', flags, {
    ...(cwd !== undefined && { cwd }),
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', TERM: 'xterm', SHELL: '/bin/sh', ...env },
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let shown = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text.replace(escapes, '');
  });
  return {
    shown: () => shown,
    ended,
    async shows(text) {
      for (;;) {
        const at = shown.indexOf(text, seen);
        if (at >= 0) {
          seen = at + text.length;
          return;
        }
        const over = await Promise.race([once(child.stdout, 'data').then(() => false), ended.then(() => true)]);
        if (over && !shown.includes(text, seen)) throw new Error(`"${text}" was not shown but:\n${shown.slice(seen)}`);
      }
    },
    type: (keys) => void child.stdin.write(keys),
    hangUp: () => void child.kill('SIGKILL'),
  };
}

/** Control sequences of a terminal: `ESC [ … letter`. */
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g');

function quoted(word: string): string {
  return /^[\w./=-]+$|^stty /.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
