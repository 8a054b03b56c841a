import { createHash, randomUUID } from 'node:crypto';
import { chmod, lstat, mkdir, open, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { isInside } from '../../schemas/files/inside.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { Params, WrittenPostmortem } from '../protocol/rpc.ts';
import { incidentEvent } from './event.ts';
import { postmortemChanging, postmortemNotOurs, postmortemOutside, postmortemUnwritable } from './failures.ts';
import { markOf } from './postmortem-document.ts';
import { draftPostmortem, type PostmortemSources } from './postmortem-draft.ts';
import { mergePostmortem } from './postmortem-merge.ts';
import type { IncidentStore, Origin } from './store.ts';
import { printDraft } from './template.ts';

export interface PostmortemWriter extends PostmortemSources, Origin {
  readonly store: Pick<IncidentStore, 'change'>;
  readonly clock: () => Date;
  readonly onChange: (id: string) => void;
}

/** A postmortem that is written by somebody else again and again is tried this often. */
const mostAttempts = 5;

/**
 * Writes `<id>.postmortem.md` into the folder `healer.yaml` names, whole or not at all; one that is there is brought up
 * to date (`mergePostmortem`). A file without the mark of this incident is left alone: `postmortem/not-ours`. A folder
 * that leads out of the root is `postmortem/outside-root`.
 */
export async function writePostmortem(
  writer: PostmortemWriter,
  { root, id, actor }: Params<'incident/postmortem'>,
): Promise<Result<WrittenPostmortem>> {
  const drafted = await draftPostmortem(writer, root, id);
  if (!drafted.ok) return drafted;
  const { draft } = drafted.value;
  return inFolder(root, drafted.value.folder, `${id}.postmortem.md`, async (wanted, realRoot) => {
    if (!(await makeFolder(wanted, realRoot))) return failed(postmortemOutside(wanted, realRoot));
    const path = join(await realpath(wanted), `${id}.postmortem.md`);
    const data = (markdown: string) => ({ path: relative(realRoot, path), sha256: sha256(markdown) });
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const before = await look(path, id);
      if (!before.ok) return before;
      const { text: markdown, kept } = before.value
        ? mergePostmortem(before.value.text, draft)
        : { text: printDraft(draft), kept: [] };
      if (markdown === before.value?.text) return success({ path, markdown, kept });
      const replaced = await replace(path, markdown, before.value, async () => {
        const now = writer.clock();
        return writer.store.change(id, (incident) => {
          const message = 'Postmortem written';
          return success({
            incident,
            event: incidentEvent(writer, 'postmortem_written', incident, actor, now, message, data(markdown)),
          });
        });
      });
      if (!replaced.ok) return replaced;
      if (!replaced.value) continue;
      writer.onChange(id);
      return success({ path, markdown, kept });
    }
    return failed(postmortemChanging(path));
  });
}

/**
 * The postmortem as it would be with every block new, what a person wrote outside of them included. Writes nothing; a
 * file that is not this incident's postmortem counts as none.
 */
export async function showPostmortem(
  sources: PostmortemSources,
  { root, id }: Params<'incident/draftPostmortem'>,
): Promise<Result<{ readonly markdown: string }>> {
  const drafted = await draftPostmortem(sources, root, id);
  if (!drafted.ok) return drafted;
  const { folder, draft } = drafted.value;
  return inFolder(root, folder, `${id}.postmortem.md`, async (wanted, realRoot) => {
    if (!isInside(await realAncestor(wanted), realRoot)) return failed(postmortemOutside(wanted, realRoot));
    const before = await look(join(wanted, `${id}.postmortem.md`), id);
    const existing = before.ok ? before.value : undefined;
    return success({ markdown: existing ? mergePostmortem(existing.text, draft, true).text : printDraft(draft) });
  });
}

/** Does what concerns a file in a folder of the root; what the file system refuses is `postmortem/not-written`. */
async function inFolder<T>(
  root: string,
  folder: string,
  name: string,
  act: (wanted: string, realRoot: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const wanted = resolve(root, folder);
  try {
    return await act(wanted, await realpath(root));
  } catch (error) {
    return failed(postmortemUnwritable(join(wanted, name), systemReason(error)));
  }
}

/** A postmortem as it lies on the disk. */
interface Existing {
  readonly text: string;
  readonly bytes: Buffer;
  /** Its permissions. */
  readonly mode: number;
}

/** The postmortem of this incident; undefined when nothing is there, `postmortem/not-ours` when something else is. */
async function look(path: string, id: string): Promise<Result<Existing | undefined>> {
  const found = await lstat(path).catch(absent);
  if (found === undefined) return success(undefined);
  const notOurs: Failure = postmortemNotOurs(path, id);
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
async function replace(
  path: string,
  text: string,
  before: Existing | undefined,
  record: () => Promise<Result<unknown>>,
): Promise<Result<boolean>> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx', flush: true });
    if (before) await chmod(temporary, before.mode);
    if (!(await isAsBefore(path, before))) return success(false);
    const recorded = await record();
    if (!recorded.ok) return recorded;
    if (!(await isAsBefore(path, before))) return success(false);
    await rename(temporary, path);
    await flushFolder(dirname(path));
    return success(true);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function isAsBefore(path: string, before: Existing | undefined): Promise<boolean> {
  const now = await readFile(path).catch(absent);
  return now === undefined ? before === undefined : before?.bytes.equals(now) === true;
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

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
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
function systemReason(error: unknown): string {
  const { errno } = error as NodeJS.ErrnoException;
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno);
  if (!words) throw error;
  return words[1];
}
