import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import { sweep, writeAtomically } from './atomic-file.ts';
import { programMissing, stateReadOnly } from './failures.ts';

const program = 'cli.js';
const addon = 'better_sqlite3.node';
/** What the program loads when it serves HTTP. */
const http = 'http.js';
const names = [program, addon, http];

/** A copy that nobody has asked for in this time is not about to be started, in ms. */
const startingFor = 600_000;

/**
 * Copies the program and what it needs beside it to the state directory's `bin/<version>-<8 hex of their content>`, so that
 * an update cannot pull them away from a running daemon. What is there already is used when it is the same, byte for
 * byte. Returns the copied program's path.
 */
export function installProgram(cli: string, stateDirectory: string, version: string): Result<string> {
  const packed = pack(cli, stateDirectory, version);
  if (!packed.ok) return packed;
  const { folder, files } = packed.value;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const [name, content] of files) {
      if (!holds(join(folder, name), content)) writeAtomically(join(folder, name), content);
    }
    const now = new Date();
    utimesSync(folder, now, now);
    return success(join(folder, program));
  } catch (error) {
    return failed(stateReadOnly(folder, fileReason(error)));
  }
}

/** Where `installProgram` would put it; nothing is written. */
export function programPath(cli: string, stateDirectory: string, version: string): Result<string> {
  const packed = pack(cli, stateDirectory, version);
  return packed.ok ? success(join(packed.value.folder, program)) : packed;
}

interface Packed {
  readonly folder: string;
  readonly files: readonly (readonly [name: string, content: Buffer])[];
}

function pack(cli: string, stateDirectory: string, version: string): Result<Packed> {
  try {
    const files = names.map((name) => [name, readFileSync(name === program ? cli : join(dirname(cli), name))] as const);
    const hash = createHash('sha256');
    for (const [, content] of files) hash.update(content);
    return success({ folder: join(stateDirectory, 'bin', `${version}-${hash.digest('hex').slice(0, 8)}`), files });
  } catch (error) {
    return failed(programMissing(dirname(cli), (error as Error).message));
  }
}

/**
 * Removes what earlier starts left in the state directory's `bin`, except the running program's own copy and what
 * another process may be about to start. The caller is the daemon that holds the lock; `now` in ms since 1970.
 */
export function pruneProgram(running: string, stateDirectory: string, now: number): void {
  const bin = join(stateDirectory, 'bin');
  const own = dirname(running);
  sweep(bin, (name) => join(bin, name) !== own, now - startingFor);
  if (dirname(own) === bin)
    sweep(own, (name) => name !== basename(running) && !names.includes(name), now - startingFor);
}

function holds(file: string, content: Buffer): boolean {
  try {
    return readFileSync(file).equals(content);
  } catch {
    return false;
  }
}
