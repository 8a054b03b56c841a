import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { stateOnNetwork, stateReadOnly } from './failures.ts';
import { gitOrigin } from './git-origin.ts';
import { networkFileSystem } from './network-file-system.ts';

/** Where a state directory may come from, strongest first. */
export interface StateDirectoryChoice {
  /** `--state-dir` */
  readonly flag?: string;
  /** Read for HEALER_STATE_DIR (which the extension sets to its setting where it is unset) and XDG_STATE_HOME. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** What `root.json` in a state directory says of the folder whose history it keeps. */
export interface RootRecord {
  /** Absolute real path. */
  readonly root: string;
  /** The URL of its git remote `origin`, without credentials. */
  readonly origin?: string;
}

/** The absolute path of the state directory for `root` (an absolute real path). Nothing is made or read. */
export function stateDirectoryFor(root: string, choice: StateDirectoryChoice = {}): string {
  const environment = choice.environment ?? process.env;
  const given = choice.flag || environment['HEALER_STATE_DIR'];
  if (given) return resolve(given);
  const xdg = environment['XDG_STATE_HOME'];
  const home = xdg && isAbsolute(xdg) ? xdg : join(environment['HOME'] || homedir(), '.local', 'state');
  return join(home, 'healer', `${folderName(root)}-${shortHash(root)}`);
}

/** 12 hex digits that stand for a path. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/**
 * Makes the state directory (mode 0700) where it is missing, checks that it is local and writable, and records `root`
 * in it unless another root is recorded. Returns its real path.
 */
export function prepareStateDirectory(path: string, root: string): Result<string> {
  let directory: string;
  try {
    makeFolders(path);
    directory = realpathSync(path);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return failed(stateReadOnly(path, fileReason(error)));
  }
  const network = networkFileSystem(statSync(directory, { bigint: true }).dev, mountTable());
  if (network !== undefined) return failed(stateOnNetwork(directory, network));
  try {
    recordRoot(directory, root);
  } catch (error) {
    return failed(stateReadOnly(directory, fileReason(error)));
  }
  return success(directory);
}

/** Step by step: Node's own `recursive` never returns where a folder is there and nothing can be made in it, as in /proc. */
function makeFolders(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw Object.assign(new Error(path), { code: 'EEXIST' });
    return;
  }
  const parent = dirname(path);
  if (parent !== path) makeFolders(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(path)) throw error;
  }
}

/** Replaces a file whole: a reader sees the old text or the new. Mode 0600. */
export function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, file);
}

function recordRoot(directory: string, root: string): void {
  const file = join(directory, 'root.json');
  const recorded = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = recordedRoot(recorded);
  if (typeof known === 'string' && known !== root) return;
  const origin = gitOrigin(root);
  const record: RootRecord = origin === undefined ? { root } : { root, origin };
  const text = `${JSON.stringify(record, null, 2)}\n`;
  if (text !== recorded) writeAtomically(file, text);
}

/** The root a `root.json` names; undefined for a damaged one that names nothing. */
function recordedRoot(text: string): unknown {
  try {
    return (JSON.parse(text) as Partial<RootRecord> | null)?.root;
  } catch {
    return undefined;
  }
}

/** A folder name that leaves room for a hash within the 255 bytes of a file name. */
function folderName(root: string): string {
  return [...(basename(root) || 'root')].slice(0, 60).join('');
}

function mountTable(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return '';
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'its file system is read-only',
  EEXIST: 'a file is in its place',
  EISDIR: 'a folder is in its place',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'the folder cannot be made there',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'its symbolic links go round in a circle',
};

/** Why a file or folder could not be used, in words. */
export function fileReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
