import { type Dirent, type FSWatcher, type Stats, watch } from 'node:fs';
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

/** A look takes about 25 µs of processor time for each file and folder: with this rest for each, in ms, 1% of a core. */
const restForEach = 2.5;

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
  /** Files and folders of the last look. */
  let seen = 0;
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

  /** Listens to each folder that is there, and no longer to the one that was there before it; whether to any anew. */
  const arm = (listed: Looked['folders']): boolean => {
    for (const [folder, { watcher }] of armed) {
      if (listed.has(folder)) continue;
      watcher.close();
      armed.delete(folder);
    }
    let anew = false;
    for (const [folder, identity] of stopped ? [] : listed) {
      if (armed.get(folder)?.identity === identity) continue;
      armed.get(folder)?.watcher.close();
      armed.delete(folder);
      const watcher = listen(folder, changed, () => armed.delete(folder));
      if (!watcher) continue;
      armed.set(folder, { identity, watcher });
      anew = true;
    }
    return anew;
  };

  const look = async () => {
    if (!followed || busy) return;
    const looked = followed;
    const found = await lookAt(looked);
    seen = found.entries;
    if (looked !== followed || busy) return;
    arm(found.folders);
    if (signature !== undefined && found.signature !== signature) changed();
    signature = found.signature;
  };
  let looking: NodeJS.Timeout;
  const lookAgain = (wait: number) => {
    looking = setTimeout(
      () => void look().finally(() => stopped || lookAgain(Math.max(lookEvery, seen * restForEach))),
      wait,
    );
  };
  lookAgain(lookEvery);

  return {
    async follow(next, readSince = Number.POSITIVE_INFINITY) {
      if (JSON.stringify(next) !== JSON.stringify(followed)) signature = undefined;
      followed = next;
      let found = await lookAt(next);
      if (next !== followed) return;
      // What changed before it was listened to is seen by another look.
      if (arm(found.folders)) found = await lookAt(next);
      if (signature !== undefined || next !== followed) return;
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
function watchFolder(folder: string, onChange: () => void, onEnd: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, onChange);
    return watcher.on('error', () => {
      watcher.close();
      onEnd();
    });
  } catch {
    return undefined;
  }
}

interface Looked {
  /** What changes with the files read, and with what the folders hold by name. */
  readonly signature: string;
  /** When the last of them changed, in ms since 1970. */
  readonly changedAt: number;
  /** How many files and folders were looked at. */
  readonly entries: number;
  /** Every folder that is there, the root first, with which one it is. */
  readonly folders: ReadonlyMap<string, string>;
}

async function lookAt({ root, folders, files }: Followed): Promise<Looked> {
  const seen: string[] = [];
  let changedAt = 0;
  const identities = new Map<string, string>();
  const at = await stat(root).catch(() => undefined);
  if (at) identities.set(root, identityOf(at));
  const take = (path: string, found: Stats | undefined, names = ''): void => {
    if (found) changedAt = Math.max(changedAt, found.ctimeMs);
    seen.push(`${path} ${found ? `${found.mtimeMs} ${found.size} ${found.ino}` : 'gone'} ${names}`);
  };
  const listed = new Set<string>();
  const list = async (folder: string, deep: boolean): Promise<void> => {
    if (listed.has(folder)) return;
    listed.add(folder);
    const entries = await readdir(folder, { withFileTypes: true }).catch((): readonly Dirent[] => []);
    const found = await stat(folder).catch(() => undefined);
    if (found) identities.set(folder, identityOf(found));
    take(folder, found, entries.map(({ name }) => name).join('/'));
    if (!deep) return;
    for (const entry of entries) {
      if (entry.isDirectory() && !neverEntered.has(entry.name)) await list(join(folder, entry.name), true);
    }
  };
  for (const folder of folders) await list(folder, true);
  // Folders that are reached by links hold files as well.
  for (const file of files) await list(dirname(file), false);
  for (const file of files) take(file, await stat(file).catch(() => undefined));
  return { signature: seen.join('\n'), changedAt, entries: seen.length, folders: identities };
}

/** Which file or folder it is, whatever its name. */
function identityOf({ dev, ino }: Stats): string {
  return `${dev} ${ino}`;
}
