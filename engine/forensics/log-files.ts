import { glob, readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { isInside } from '../../schemas/files/inside.ts';
import { fileThreads } from '../file-threads.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { beforeAbort } from './before-abort.ts';
import { utc } from './units.ts';

/** The log files that a profile means. */
export interface LogFiles {
  /** By absolute path. */
  readonly files: readonly string[];
  /** What names none, each with its reason. */
  readonly unread: readonly string[];
}

/** Files that match one pattern and are looked at, to find those written last. */
const mostMatches = 500;

/**
 * The files that `logs` of a profile names: relative to the root and inside it (links are resolved), also as patterns
 * (`logs/*.log`), or anywhere by absolute path or `~/`. Of a pattern the `most` last written count. When `signal` aborts,
 * what was found until then is the answer.
 */
export async function logFiles(
  root: string,
  logs: readonly string[],
  { most, signal }: { readonly most: number; readonly signal: AbortSignal },
): Promise<LogFiles> {
  const found = await Promise.all(
    logs.map(async (written): Promise<LogFiles> => {
      try {
        return await filesOf(root, written, most, signal);
      } catch (error) {
        return unread(`${written}: ${fileReason(error)}`);
      }
    }),
  );
  const files = [...new Set(found.flatMap((one) => one.files))];
  return {
    files: files.slice(0, most),
    unread: [
      ...found.flatMap((one) => one.unread),
      ...files.slice(most).map((file) => `${shownPath(root, file)}: more than ${most} files`),
    ],
  };
}

/** A path as people read it: relative to the root where it lies inside, else absolute. */
export function shownPath(root: string, file: string): string {
  return isInside(file, root) ? relative(root, file) : file;
}

const askNamed = fileThreads.asker<LogFiles>();

async function filesOf(root: string, written: string, most: number, signal: AbortSignal): Promise<LogFiles> {
  const named = (path: string) =>
    beforeAbort(
      askNamed(`${written} ${path}`, dirname(path), () => presentOrGone(path, written)),
      signal,
    );
  if (isAbsolute(written)) return named(written);
  if (written.startsWith('~/')) return named(join(homedir(), written.slice(2)));
  if (!isInside(resolve(root, written), root)) return unread(outside(written));
  if (/[*?[{]/.test(written) && !(await exists(resolve(root, written)))) {
    return matching(root, written, most, signal);
  }
  const found = await named(resolve(root, written));
  const [file] = found.files;
  return file !== undefined && !isInside(await realpath(file), await realpath(root)) ? unread(outside(written)) : found;
}

function unread(reason: string): LogFiles {
  return { files: [], unread: [reason] };
}

function outside(written: string): string {
  return `${written}: it leads outside the root; name it by its absolute path`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function presentOrGone(path: string, written: string): Promise<LogFiles> {
  try {
    await stat(path);
    return { files: [path], unread: [] };
  } catch (error) {
    if (!isAbsent(error)) return unread(`${written}: ${fileReason(error)}`);
    const older = await rotated(path);
    return unread(`${written}: there is no such file${older === undefined ? '' : `; ${older}`}`);
  }
}

async function matching(root: string, pattern: string, most: number, signal: AbortSignal): Promise<LogFiles> {
  const inside = await realpath(root);
  const matches: { readonly path: string; readonly changed: number }[] = [];
  const odd: string[] = [];
  // Once the time is up, all is left out: a walk that nobody waits for any more ends soon.
  const exclude = (path: string) => signal.aborted || ['node_modules', '.git'].includes(basename(path));
  const { names, cut } = await namesOf(glob(pattern, { cwd: root, exclude }), signal);
  if (cut !== undefined) odd.push(`${pattern}: ${cut}`);
  for (const name of names) {
    const path = resolve(root, name);
    try {
      const found = await stat(path);
      if (!found.isFile()) continue;
      if (isInside(await realpath(path), inside)) matches.push({ path, changed: found.mtimeMs });
      else odd.push(outside(name));
    } catch (error) {
      odd.push(`${name}: ${isAbsent(error) ? 'it is a link to nothing' : fileReason(error)}`);
    }
  }
  if (matches.length === 0 && odd.length === 0) return unread(`${pattern}: no file matches`);
  const newest = matches.sort((one, other) => other.changed - one.changed || one.path.localeCompare(other.path));
  return { files: newest.slice(0, most).map(({ path }) => path), unread: odd };
}

/** What a walk found until the time was up or it was enough, and why it did not go on to its end. */
async function namesOf(
  walk: AsyncIterator<string>,
  signal: AbortSignal,
): Promise<{ readonly names: readonly string[]; readonly cut?: string }> {
  const names: string[] = [];
  const stopped = Promise.withResolvers<undefined>();
  const stop = () => stopped.resolve(undefined);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    while (names.length < mostMatches) {
      const next = await Promise.race([stopped.promise, walk.next()]);
      if (next === undefined) return { names, cut: 'the time was up before all folders were looked through' };
      if (next.done) return { names };
      names.push(next.value);
    }
    return { names, cut: `more than ${mostMatches} files match, and not all were looked at` };
  } finally {
    signal.removeEventListener('abort', stop);
    void walk.return?.();
  }
}

/**
 * What stands where a log was: the newest file that rotation names after it (`api.log.1`, `api.log-20261121.gz`,
 * `api-2026-11-21.log`), as a sentence's part. Undefined when there is none.
 */
export async function rotated(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  const name = basename(path);
  const stem = basename(path, extname(path));
  const after = (other: string) =>
    other.startsWith(`${name}.`) || other.startsWith(`${name}-`) || /^[.-]\d/.test(other.slice(stem.length));
  try {
    const others = (await readdir(folder)).filter((other) => other !== name && other.startsWith(stem) && after(other));
    const seen = await Promise.all(
      others.slice(0, mostMatches).map(async (other) => ({ other, changed: (await stat(join(folder, other))).mtime })),
    );
    const [newest] = seen.sort((one, next) => next.changed.getTime() - one.changed.getTime());
    if (!newest) return undefined;
    return `it was rotated: ${newest.other} beside it was last written ${utc(newest.changed.toISOString())} UTC`;
  } catch {
    return undefined;
  }
}
