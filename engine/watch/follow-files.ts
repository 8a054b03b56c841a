import { type Dirent, type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { neverEntered } from '../../schemas/files/ignored.ts';

/** What is followed. */
export interface Followed {
  /** Followed itself, without what is in its folders: what is named there may come back. */
  readonly root: string;
  /** Folders with everything in them, whether they are there or not. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

export interface FileFollower {
  /**
   * Follows this from now on; settles once it was looked at, so that no later change is missed. `readSince`: when the
   * reading of it began (ms since 1970): what changed after that is told too.
   */
  follow(followed: Followed, readSince?: number): Promise<void>;
  stop(): void;
}

export interface FollowOptions {
  /** Between two looks at what the system may not tell of, in ms; 5 s by default. */
  readonly lookEvery?: number;
  /** Listens to the system's word of changes; `fs.watch` by default. */
  readonly listen?: typeof watchFolder;
}

/** A change is told when nothing further happened for this long, in ms: editors write in several steps. */
const calm = 200;

interface Armed {
  readonly identity: string;
  readonly watcher: FSWatcher;
}

/**
 * Tells of changes under folders and in files. The system's word comes at once, and is not relied on: a look every few
 * seconds finds what it did not tell of, and listens anew to a folder that is another one by now. `onChange` is called
 * one at a time, once more after changes meanwhile.
 */
export function followFiles(
  onChange: () => Promise<void>,
  { lookEvery = 5_000, listen = watchFolder }: FollowOptions = {},
): FileFollower {
  const armed = new Map<string, Armed>();
  let followed: Followed | undefined;
  let signature: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  let again = false;
  let stopped = false;

  const run = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      // Taken before what is read by it, so that nothing changes unseen between the two.
      if (followed) signature = (await lookAt(followed)).signature;
      await onChange();
    } while (again && !stopped);
    busy = false;
  };

  const changed = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), calm);
  };

  /** Listens to each folder that is there, and no longer to the one that was there before it. */
  const arm = async ({ root, folders }: Followed) => {
    const wanted = new Map([[root, false], ...folders.map((folder) => [folder, true] as const)]);
    for (const [folder, { watcher }] of armed) {
      if (wanted.has(folder)) continue;
      watcher.close();
      armed.delete(folder);
    }
    for (const [folder, recursive] of wanted) {
      const identity = await identityOf(folder);
      if (stopped || armed.get(folder)?.identity === identity) continue;
      armed.get(folder)?.watcher.close();
      armed.delete(folder);
      const watcher =
        identity === undefined ? undefined : listen(folder, recursive, changed, () => armed.delete(folder));
      if (identity !== undefined && watcher) armed.set(folder, { identity, watcher });
    }
  };

  const look = async () => {
    if (!followed || busy) return;
    const looked = followed;
    await arm(looked);
    const found = (await lookAt(looked)).signature;
    if (looked !== followed || busy) return;
    if (signature !== undefined && found !== signature) changed();
    signature = found;
  };
  let looking: NodeJS.Timeout;
  const lookAgain = () => {
    looking = setTimeout(() => void look().finally(() => stopped || lookAgain()), lookEvery);
  };
  lookAgain();

  return {
    async follow(next, readSince = Number.POSITIVE_INFINITY) {
      if (JSON.stringify(next) !== JSON.stringify(followed)) signature = undefined;
      followed = next;
      await arm(next);
      if (signature !== undefined) return;
      const found = await lookAt(next);
      if (next !== followed) return;
      signature ??= found.signature;
      if (found.changedAt >= readSince) changed();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(looking);
      for (const { watcher } of armed.values()) watcher.close();
      armed.clear();
    },
  };
}

/** None where the system allows no more: looking finds changes all the same, only later. */
function watchFolder(
  folder: string,
  recursive: boolean,
  onChange: () => void,
  onEnd: () => void,
): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { recursive }, onChange);
    return watcher.on('error', () => {
      watcher.close();
      onEnd();
    });
  } catch {
    return undefined;
  }
}

/** Which file or folder a path leads to now; undefined for none. */
async function identityOf(path: string): Promise<string | undefined> {
  return await stat(path).then(
    ({ dev, ino }) => `${dev} ${ino}`,
    () => undefined,
  );
}

/** What changes with the files read, and with what the folders hold by name; and when the last of them changed. */
async function lookAt({ folders, files }: Followed): Promise<{ signature: string; changedAt: number }> {
  const seen: string[] = [];
  let changedAt = 0;
  const stampOf = async (path: string): Promise<string> => {
    const found = await stat(path).catch(() => undefined);
    if (!found) return 'gone';
    changedAt = Math.max(changedAt, found.ctimeMs);
    return `${found.mtimeMs} ${found.size} ${found.ino}`;
  };
  const listed = new Set<string>();
  const list = async (folder: string, deep: boolean): Promise<void> => {
    if (listed.has(folder)) return;
    listed.add(folder);
    const entries = await readdir(folder, { withFileTypes: true }).catch((): readonly Dirent[] => []);
    seen.push(`${folder} ${await stampOf(folder)} ${entries.map(({ name }) => name).join('/')}`);
    if (!deep) return;
    for (const entry of entries) {
      if (entry.isDirectory() && !neverEntered.has(entry.name)) await list(join(folder, entry.name), true);
    }
  };
  for (const folder of folders) await list(folder, true);
  // Folders that are reached by links hold files as well.
  for (const file of files) await list(dirname(file), false);
  for (const file of files) seen.push(`${file} ${await stampOf(file)}`);
  return { signature: seen.join('\n'), changedAt };
}
