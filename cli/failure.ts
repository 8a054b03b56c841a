import { relative } from 'node:path';
import type { Failure } from '../engine/model/failure.ts';
import type { ExitCode, Io } from './io.ts';

/** One failure as a line for a person: place (unless the words name it), words, code. */
export function failureLine(failure: Failure, cwd: string): string {
  const { file, line, message, code } = failure;
  const said = file !== undefined && line === undefined && message.includes(file);
  const place = said ? '' : placeOf(failure, cwd);
  return `${place === '' ? '' : `${place}: `}${message} (${code})`;
}

/** `file:line` of a failure, as short as it can be told from here; empty where it has no file. */
export function placeOf({ file, line }: Failure, cwd: string): string {
  return file === undefined ? '' : `${display(file, cwd)}${line === undefined ? '' : `:${line}`}`;
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
