import { randomUUID } from 'node:crypto';
import { chmod, lstat, mkdir, open, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { isInside } from '../../schemas/files/inside.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { postmortemLink, postmortemNotOurs, postmortemOutside } from './failures.ts';
import type { ChartFile } from './postmortem.ts';
import { markOf } from './postmortem-document.ts';

/** A postmortem as it lies on the disk. */
export interface Existing {
  readonly text: string;
  readonly bytes: Buffer;
  /** Its permissions. */
  readonly mode: number;
}

/**
 * The postmortem of this incident; undefined when nothing is there, `postmortem/not-ours` when
 * something else is, `postmortem/link` when a link is.
 */
export async function readPostmortemFile(path: string, id: string): Promise<Result<Existing | undefined>> {
  const found = await lstat(path).catch(absent);
  if (found === undefined) return success(undefined);
  if (found.isSymbolicLink()) return failed(postmortemLink(path, await readlink(path)));
  const notOurs = postmortemNotOurs(path, id);
  if (!found.isFile() || found.size > mostBytes) return failed(notOurs);
  const bytes = await readFile(path);
  const text = decoded(bytes);
  if (text === undefined || markOf(text)?.incident !== id) return failed(notOurs);
  return success({ text, bytes, mode: found.mode & 0o777 });
}

/** No postmortem is larger. */
const mostBytes = 16 * 1024 * 1024;

/** As text that is written back byte for byte; undefined when it is not UTF-8. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Puts a text in the place of what was there `before`, once `record` has kept that it will. False when somebody has
 * written there meanwhile: nothing is replaced then.
 */
export async function replacePostmortem(
  path: string,
  text: string,
  before: Existing | undefined,
  record: () => Promise<Result<unknown>>,
): Promise<Result<boolean>> {
  return putInPlace(path, text, before?.mode, async () => {
    if (!(await isAsBefore(path, before))) return success(false);
    const recorded = await record();
    return recorded.ok ? success(await isAsBefore(path, before)) : recorded;
  });
}

/** Puts charts beside a postmortem. What is there already stays: evidence does not change, and a person may have drawn on it. */
export async function writeCharts(
  folder: string,
  charts: readonly ChartFile[],
  realRoot: string,
): Promise<Result<null>> {
  for (const { path, svg } of charts) {
    const file = join(folder, path);
    if (!(await makeFolder(dirname(file), realRoot))) return failed(postmortemOutside(dirname(file), realRoot));
    if ((await lstat(file).catch(absent)) !== undefined) continue;
    await putInPlace(file, svg);
  }
  return success(null);
}

/** Writes a file whole or not at all; what `ready` says last decides whether it takes its place. */
async function putInPlace(
  path: string,
  text: string,
  mode?: number,
  ready: () => Promise<Result<boolean>> = async () => success(true),
): Promise<Result<boolean>> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx', flush: true });
    if (mode !== undefined) await chmod(temporary, mode);
    const decided = await ready();
    if (!decided.ok || !decided.value) return decided;
    await rename(temporary, path);
    await flushFolder(dirname(path));
    return decided;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function isAsBefore(path: string, before: Existing | undefined): Promise<boolean> {
  const now = await readFile(path).catch(absent);
  return now === undefined ? before === undefined : before?.bytes.equals(now) === true;
}

/** Whether the folder is there and lies in the root, links followed; nothing is made through a link that leads out. */
export async function makeFolder(folder: string, realRoot: string): Promise<boolean> {
  if (!isInside(await realAncestor(folder), realRoot)) return false;
  await mkdir(folder, { recursive: true });
  return isInside(await realpath(folder), realRoot);
}

export async function realAncestor(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return realAncestor(dirname(path));
  }
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** What is not there is undefined; any other refusal stands. */
function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
  return undefined;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** The operating system's words for what it refused; anything that is not from it is a bug and is thrown on. */
export function systemReason(error: unknown): string {
  const { errno } = error as NodeJS.ErrnoException;
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno);
  if (!words) throw error;
  return words[1];
}
