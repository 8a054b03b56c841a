import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../cli/program.ts';
import { type Database, openDatabase } from '../../engine/store/database.ts';
import { migrate } from '../../engine/store/migrate.ts';
import { value } from '../engine/store/temporary.ts';
import { folderWith, healer, startHealer } from './healer.ts';
import { onTerminal } from './terminal.ts';

/** A root, and the command line in it with a state directory of its own, whose daemon ends with the test. */
export function workplace(files: Readonly<Record<string, string>> = {}) {
  const project = 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health]\n';
  const cwd = folderWith({ 'healer.yaml': project, ...files });
  const state = folderWith({});
  const env = { HEALER_STATE_DIR: state, XDG_RUNTIME_DIR: folderWith({}) };
  onTestFinished(async () => {
    if (existsSync(join(state, 'daemon.json'))) await healer(['daemon', 'stop'], { cwd, env });
  });
  return {
    cwd,
    state,
    /** A process of its own. */
    run: (...args: string[]) => healer(args, { cwd, env }),
    /** The same inside this process: enough for what starts nothing, and sooner done. */
    async ask(...args: string[]) {
      const said = { stdout: '', stderr: '' };
      const code = await run(args, {
        out: (text) => (said.stdout += text),
        err: (text) => (said.stderr += text),
        cwd,
        env,
        signal: new AbortController().signal,
      });
      return { code, ...said };
    },
    /** A process of its own in a real terminal. */
    sit: (...args: string[]) => onTerminal(args, { cwd, env }),
    /** A command that goes on, inside this process and on a terminal, with the frames it has drawn so far. */
    attend(...args: string[]) {
      const drawn: string[] = [];
      const abort = new AbortController();
      const draw = (lines: readonly string[]) => void drawn.push(lines.join('\n'));
      const io = { out: () => {}, err: () => {}, draw, cwd, env, signal: abort.signal };
      const ended = run(args, io);
      return {
        drawn,
        end() {
          abort.abort();
          return ended;
        },
      };
    },
    /** A command that goes on, with what it has said so far. Ended with the test. */
    start(...args: string[]) {
      const child = startHealer(args, { cwd, env });
      const said = { stdout: '', stderr: '' };
      child.stdout?.on('data', (chunk) => (said.stdout += chunk));
      child.stderr?.on('data', (chunk) => (said.stderr += chunk));
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      onTestFinished(async () => {
        child.kill('SIGKILL');
        await ended;
      });
      return {
        said,
        async end() {
          child.kill('SIGINT');
          return ended;
        },
      };
    },
    /** The database in the state directory, made when missing. */
    database(): Database {
      const database = value(openDatabase(join(state, 'healer.db')));
      value(migrate(database));
      onTestFinished(() => void database.close());
      return database;
    },
  };
}
