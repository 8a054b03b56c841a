import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';

/** What is followed: folders with everything in them, and single files. */
export interface Followed {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

export interface FileFollower {
  /** Follows this from now on. */
  follow(followed: Followed): void;
  stop(): void;
}

/** A change is told when nothing further happened for this long, in ms: editors write in several steps. */
const calm = 200;
/** Some file systems tell of nothing: what was read is looked at this often, in ms. */
const lookEvery = 5_000;

/** Tells of changes under folders and in files. `onChange` is called one at a time, once more after changes meanwhile. */
export function followFiles(onChange: () => Promise<void>): FileFollower {
  let watchers: FSWatcher[] = [];
  let followed: Followed = { folders: [], files: [] };
  let signature = '';
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
      await onChange();
    } while (again && !stopped);
    busy = false;
  };

  const changed = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), calm);
  };

  const look = async () => {
    const found = await signatureOf(followed.files);
    if (signature !== '' && found !== signature) changed();
    signature = found;
  };
  const looking = setInterval(() => void look(), lookEvery);

  const close = () => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };

  return {
    follow(next) {
      const same = next.folders.join('\0') === followed.folders.join('\0');
      followed = next;
      signature = '';
      void look();
      if (same || stopped) return;
      close();
      watchers = next.folders.flatMap((folder) => watchFolder(folder, changed));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(looking);
      close();
    },
  };
}

/** None where the system allows no more: looking finds changes all the same, only later. */
function watchFolder(folder: string, changed: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { recursive: true }, changed);
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}

async function signatureOf(files: readonly string[]): Promise<string> {
  const seen = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
        () => 'gone',
      ),
    ),
  );
  return seen.join('\n');
}
