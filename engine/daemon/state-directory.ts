import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { writeAtomically } from './atomic-file.ts';
import { stateOfAnother, stateOnNetwork, stateReadOnly, stateUnsafe } from './failures.ts';
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
  /** Sample data: it is nobody's history, and so open to every root. */
  readonly demo?: true;
}

/** The absolute path of the state directory for `root` (an absolute real path). Nothing is made or read. */
export function stateDirectoryFor(root: string, choice: StateDirectoryChoice = {}): string {
  const environment = choice.environment ?? process.env;
  const given = choice.flag || environment['HEALER_STATE_DIR'];
  if (given) return resolve(given);
  return join(stateHome(environment), `${folderName(root)}-${shortHash(root)}`);
}

/** Where sample data is kept unless told otherwise. Nothing is made or read. */
export function demoDirectory(environment: NodeJS.ProcessEnv): string {
  return join(stateHome(environment), 'demo');
}

function stateHome(environment: NodeJS.ProcessEnv): string {
  const xdg = environment['XDG_STATE_HOME'];
  const home = xdg && isAbsolute(xdg) ? xdg : join(environment['HOME'] || homedir(), '.local', 'state');
  return join(home, 'healer');
}

/** 12 hex digits that stand for a path. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/**
 * Makes the state directory (mode 0700) where it is missing, and checks that it is ours alone to write in, local and
 * writable. Returns its real path.
 */
export function prepareStateDirectory(path: string): Result<string> {
  let directory: string;
  let found: Stats;
  try {
    makeFolders(path);
    directory = realpathSync(path);
    found = statSync(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return failed(stateReadOnly(path, fileReason(error)));
  }
  const fault = ownerFault(found);
  if (fault !== undefined) return failed(stateUnsafe(directory, fault));
  const network = networkFileSystem(statSync(directory, { bigint: true }).dev, mountTable());
  return network === undefined ? success(directory) : failed(stateOnNetwork(directory, network));
}

/** Why somebody else could change what the daemon keeps and runs there, or undefined when nobody can. */
function ownerFault({ uid, mode }: Stats): string | undefined {
  const user = process.getuid?.();
  if (user !== undefined && uid !== user) return `it belongs to another user (${uid})`;
  return (mode & 0o022) === 0 ? undefined : `others may write in it (mode ${(mode & 0o777).toString(8)})`;
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

/**
 * Records in the state directory whose history it keeps; the caller holds the lock. Another root that is still there is
 * `daemon/state-of-another`. One that is gone has moved, and `root` takes its place: the value is the old one, to be told.
 */
export function recordRoot(directory: string, root: string): Result<string | undefined> {
  const file = join(directory, 'root.json');
  try {
    const recorded = textOf(file);
    const { root: known, demo } = recordIn(recorded);
    if (demo) return success(undefined);
    if (known !== undefined && belongsToAnother(known, root)) return failed(stateOfAnother(directory, known, root));
    const origin = gitOrigin(root);
    const record: RootRecord = origin === undefined ? { root } : { root, origin };
    const text = `${JSON.stringify(record, null, 2)}\n`;
    if (text !== recorded) writeAtomically(file, text);
    return success(known === root ? undefined : known);
  } catch (error) {
    return failed(stateReadOnly(directory, fileReason(error)));
  }
}

/** Whether a state directory holds sample data. */
export function isDemo(directory: string): boolean {
  try {
    return recordIn(textOf(join(directory, 'root.json'))).demo === true;
  } catch {
    return false;
  }
}

/** Whether what is recorded for one root is closed to another: as long as the first is there. */
export function belongsToAnother(recorded: string, root: string): boolean {
  if (recorded === root) return false;
  try {
    statSync(recorded);
    return true;
  } catch (error) {
    return !isAbsent(error);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return '';
    throw error;
  }
}

/** What a `root.json` says; of a damaged one what can be told. */
function recordIn(text: string): Partial<RootRecord> {
  try {
    const { root, demo } = (JSON.parse(text) ?? {}) as { readonly root?: unknown; readonly demo?: unknown };
    return { ...(typeof root === 'string' && { root }), ...(demo === true && { demo }) };
  } catch {
    return {};
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
