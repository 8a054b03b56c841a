import { relative } from 'node:path';
import type { Failure } from '../engine/model/failure.ts';
import type { ExitCode, Io } from './io.ts';

/** One failure as a line for a person: place (unless the words name it), words, code. */
export function failureLine({ file, line, message, code }: Failure, cwd: string): string {
  const said = file === undefined || (line === undefined && message.includes(file));
  const place = said ? '' : `${display(file, cwd)}${line ? `:${line}` : ''}: `;
  return `${place}${message} (${code})`;
}

/** Says why the command could not run. */
export function fail(io: Io, failure: Failure): ExitCode {
  io.err(`healer: ${failureLine(failure, io.cwd)}\n`);
  return 2;
}

/** A path as short as it can be told from here. */
export function display(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near === '' ? '.' : near.startsWith('..') ? path : near;
}
