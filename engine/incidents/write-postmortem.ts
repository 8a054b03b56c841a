import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { isInside } from '../../schemas/files/inside.ts';
import type { Actor } from '../model/actor.ts';
import type { Event } from '../model/event.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { WrittenPostmortem } from '../protocol/rpc.ts';
import { incidentEvent } from './event.ts';
import { postmortemEdited, postmortemOutside, postmortemUnwritable } from './failures.ts';
import { postmortem } from './postmortem.ts';
import { readIncidents } from './service.ts';
import type { IncidentStore, Origin } from './store.ts';

export interface PostmortemWriter extends Origin {
  readonly store: IncidentStore;
  readonly clock: () => Date;
  readonly onChange: (id: string) => void;
}

export interface PostmortemRequest {
  /** Absolute path. */
  readonly root: string;
  /** Relative to the root: `postmortems` in healer.yaml. */
  readonly folder: string;
  readonly id: string;
  readonly actor: Actor;
}

/**
 * Writes `<folder>/<id>.postmortem.md` under the root, whole or not at all. A file that Healer did not leave as it is
 * now is left alone: `postmortem/edited`. A folder that leads out of the root is `postmortem/outside-root`.
 */
export async function writePostmortem(
  { store, clock, onChange, ...origin }: PostmortemWriter,
  { root, folder, id, actor }: PostmortemRequest,
): Promise<Result<WrittenPostmortem>> {
  const detail = await readIncidents(store, clock).show(id);
  if (!detail.ok) return detail;
  const now = clock();
  const markdown = postmortem(detail.value, now);

  const wanted = resolve(root, folder);
  const name = `${id}.postmortem.md`;
  try {
    const realRoot = await realpath(root);
    if (!(await makeFolder(wanted, realRoot))) return failed(postmortemOutside(wanted, realRoot));
    const path = join(await realpath(wanted), name);
    if (!(await mayReplace(path, detail.value.timeline))) return failed(postmortemEdited(path));

    const temporary = join(dirname(path), `.${id}.${randomUUID()}.tmp`);
    try {
      await writeFile(temporary, markdown, { flag: 'wx', flush: true });
      const known = await store.change(id, (incident) => {
        const data = { path: relative(realRoot, path), sha256: sha256(markdown) };
        const event = incidentEvent(origin, 'postmortem_written', incident, actor, now, 'Postmortem written', data);
        return success({ incident, event });
      });
      if (!known.ok) return known;
      await rename(temporary, path);
      await flushFolder(dirname(path));
    } finally {
      await rm(temporary, { force: true });
    }
    onChange(id);
    return success({ path, markdown });
  } catch (error) {
    return failed(postmortemUnwritable(join(wanted, name), systemReason(error)));
  }
}

/** Whether the folder is there and lies in the root, links followed; nothing is made through a link that leads out. */
async function makeFolder(folder: string, realRoot: string): Promise<boolean> {
  if (!isInside(await realAncestor(folder), realRoot)) return false;
  await mkdir(folder, { recursive: true });
  return isInside(await realpath(folder), realRoot);
}

async function realAncestor(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return realAncestor(dirname(path));
  }
}

/**
 * Whether the file is absent, or is one that Healer wrote. Its event is kept before the file is put in place, so a
 * version that was ever recorded is ours even when a crash came between.
 */
async function mayReplace(path: string, timeline: readonly Event[]): Promise<boolean> {
  try {
    if (!(await lstat(path)).isFile()) return false;
    const found = sha256(await readFile(path));
    return timeline.some((event) => event.kind === 'postmortem_written' && event.data?.['sha256'] === found);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
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

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** The operating system's words for what it refused; anything that is not from it is a bug and is thrown on. */
function systemReason(error: unknown): string {
  const { errno } = error as NodeJS.ErrnoException;
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno);
  if (!words) throw error;
  return words[1];
}
