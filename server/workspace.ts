import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { ParsedFile } from '../schemas/document.ts';
import { disk } from '../schemas/files/disk.ts';
import { markedRoot } from '../schemas/files/nearest.ts';
import { isYaml } from '../schemas/files/walk.ts';
import { maxFileBytes } from '../schemas/validate.ts';
import { type OpenDocuments, pathOfUri } from './documents.ts';
import { fileOf, filesUnder, takeFiles } from './read-workspace.ts';
import type { WorkspaceView } from './service/workspace/name-at.ts';
import { collectNames, occurrencesOf } from './service/workspace/occurrences.ts';
import { createWorkspace, nestedRoots, type Workspace } from './service/workspace/workspace.ts';
import { unhurried } from './unhurried.ts';

/** How many files are read at once. */
const atOnce = 8;

/** How much text is looked through for names at once, in UTF-16 units; of more, other requests are answered in between. */
const atOneGo = 20_000;

/** Pause before changes on the disk are read, and before diagnostics are renewed for them, in ms. */
const pause = 80;

/**
 * Pause before the folders are first read, in ms: what a client shows when it starts is opened, and judged, first, and
 * need not be read from the disk. Whoever needs the names does not wait for it.
 */
const firstPause = 500;

export interface WorkspaceOptions {
  /** URIs of the folders the client has open. */
  readonly folders: readonly string[];
  /** The client tells of changed files when asked to. */
  readonly watches: boolean;
  /** Called when what is defined somewhere has changed, once for a burst of changes. */
  readonly changed: () => void;
  /** Does what an open file's diagnostics need, in steps, so that each document is read once for them and for its names. */
  readonly prepare: (uri: string) => Iterable<void>;
  readonly failed: (error: unknown) => void;
  /** Tells the person what they may wonder about. */
  readonly note: (message: string) => void;
}

/** The names in the folders the client has open, kept as the files change. */
export interface OpenWorkspace {
  /** The names as they are now; undefined until the folders have been read for the first time. */
  view(): WorkspaceView | undefined;
  /** Resolves when what is known to have changed has been read. */
  settled(): Promise<void>;
  /** As `settled`, and reads what the client would not have told of. */
  renewed(): Promise<void>;
  /** Begins to read and to watch; to be called once the client is initialized. */
  start(): void;
  changeFolders(event: WorkspaceFoldersChangeEvent): void;
}

/**
 * Keeps an index of the names under the roots of the client's folders and of the files it opens. A file that is open is
 * taken as it is on the screen, any other as it is on the disk; only files whose time or size changed are read again.
 */
export function openWorkspace(
  connection: Connection,
  documents: OpenDocuments,
  options: WorkspaceOptions,
): OpenWorkspace {
  let folders = options.folders.flatMap(folderPath);
  let workspace: Workspace = createWorkspace([]);
  let complete = false;
  let told = 0;
  let started = false;
  /** Files taken from the disk: when they were written and how large they were. */
  const taken = new Map<string, string>();
  /** Files that are open and on the disk, and were passed over there: git ignores them, or they lie in node_modules. */
  const passedOver = new Set<string>();
  const extraRoots = new Set<string>();
  const edited = new Set<string>();
  let unmarked: readonly string[] = [];
  /** Roots that are read in part only. */
  let cut: readonly string[] = [];
  let collecting: Promise<void> | undefined;
  let reading: Promise<void> | undefined;
  let again: NodeJS.Timeout | undefined;
  let telling: NodeJS.Timeout | undefined;

  const takeEdits = () => {
    for (const uri of edited) {
      const file = documents.parsed(uri);
      if (file && isLong(file)) collect();
      else edited.delete(uri);
      if (file && !edited.has(uri) && !passedOver.has(file.path)) workspace.set(file.path, file, true);
    }
    tell();
  };

  /** Looks through what is too long to do at once, and takes it then. */
  const collect = () => {
    const work = async () => {
      for (const uri of edited) {
        const file = documents.parsed(uri);
        const isStale = () => documents.parsed(uri) !== file;
        if (file && (await unhurried(options.prepare(uri), isStale))) await unhurried(collectNames(file), isStale);
      }
    };
    const done = () => {
      collecting = undefined;
      takeEdits();
    };
    const failed = (error: unknown) => {
      collecting = undefined;
      options.failed(error);
    };
    collecting ??= work().then(done).catch(failed);
  };

  const settle = async () => {
    await reading;
    takeEdits();
    while (collecting) await collecting;
  };

  const tell = () => {
    if (!complete || workspace.generation === told) return;
    told = workspace.generation;
    clearTimeout(telling);
    telling = setTimeout(options.changed, pause);
  };

  const read = async () => {
    const files = await filesUnder(folders, extraRoots);
    const roots = [...files.roots, ...nestedRoots(files.paths)].sort().join('\n');
    if (
      roots !==
      [...workspace.indexes]
        .map(({ root }) => root)
        .sort()
        .join('\n')
    ) {
      workspace = createWorkspace(roots === '' ? [] : roots.split('\n'));
      taken.clear();
      for (const uri of documents.uris()) edited.add(uri);
    }
    const open = new Set([...documents.uris()].map(pathOfUri));
    const present = new Set(files.paths);
    passedOver.clear();
    for (const path of open) {
      const unread = files.cut.some((root) => path.startsWith(join(root, '/')));
      if (present.has(path) || unread || !(await stat(path).catch(() => undefined))) continue;
      passedOver.add(path);
      workspace.set(path, undefined, false);
    }
    for (const path of taken.keys()) {
      if (present.has(path) && !open.has(path)) continue;
      taken.delete(path);
      if (!open.has(path)) workspace.set(path, undefined, false);
    }
    const waiting = files.paths.filter((path) => isYaml(path) && !open.has(path));
    await Promise.all(Array.from({ length: atOnce }, () => takeAll(waiting)));
    await takeFiles(workspace, files.paths);
    complete = true;
    takeEdits();
    for (const root of files.cut)
      if (!cut.includes(root))
        options.note(
          `Names are known from a part of ${root} only: it holds many files, and neither healer.yaml nor .git. Open the folder you work in, or put a healer.yaml there.`,
        );
    ({ cut, unmarked } = files);
  };

  const takeAll = async (waiting: string[]) => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await take(path);
  };

  const take = async (path: string) => {
    const found = await stat(path).catch(() => undefined);
    const stamp = found ? `${found.mtimeMs} ${found.size}` : '';
    if (stamp === taken.get(path)) return;
    taken.set(path, stamp);
    const file = found && found.size <= maxFileBytes ? fileOf(path, await disk.read(path, maxFileBytes)) : undefined;
    if (file) await unhurried(collectNames(file), () => false);
    if (documents.uriOf(path) === undefined) workspace.set(path, file, false);
    else taken.delete(path);
  };

  const begin = () => {
    clearTimeout(again);
    again = undefined;
    reading = (reading ?? Promise.resolve()).then(read).catch(options.failed);
  };

  const schedule = () => {
    if (!started) return;
    clearTimeout(again);
    again = setTimeout(begin, complete ? pause : firstPause);
  };

  documents.onContent((uri, change) => {
    edited.add(uri);
    if (change) return;
    const path = pathOfUri(uri);
    const root = workspace.at(path)?.root;
    if (uri.startsWith('file:') && (root === undefined || unmarked.includes(root))) void joinRoot(path);
    if (root !== undefined && (!options.watches || !taken.has(path))) schedule();
  });
  documents.onSave(() => {
    if (!options.watches) schedule();
  });
  documents.onClose((uri) => {
    edited.delete(uri);
    const path = pathOfUri(uri);
    workspace.set(path, undefined, false);
    taken.delete(path);
    schedule();
  });

  /** The root of a file that lies in none of the folders, or in one that nothing marks, where something marks it as one. */
  const joinRoot = async (path: string) => {
    const root = await markedRoot(dirname(path), disk).catch(() => undefined);
    if (root === undefined || extraRoots.has(root)) return;
    extraRoots.add(root);
    schedule();
  };

  connection.onDidChangeWatchedFiles(schedule);

  return {
    view() {
      takeEdits();
      return complete ? { workspace, uriOf: (path) => documents.uriOf(path) ?? pathToFileURL(path).href } : undefined;
    },
    async settled() {
      if (again) begin();
      await settle();
    },
    async renewed() {
      if (again || !options.watches) begin();
      await settle();
    },
    start() {
      started = true;
      if (options.watches) {
        const watchers = [{ globPattern: '**/*.{yaml,yml,md}' }, { globPattern: '**/.gitignore' }];
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(options.failed);
      }
      again = setTimeout(begin, firstPause);
    },
    changeFolders({ added, removed }) {
      const gone = new Set(removed.flatMap(({ uri }) => folderPath(uri)));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...added.flatMap(({ uri }) => folderPath(uri))];
      schedule();
    },
  };
}

/** Whether much of a file has not been looked through for names. */
function isLong({ documents }: ParsedFile): boolean {
  let length = 0;
  return documents.some((document) => {
    if (!occurrencesOf.has(document)) length += document.text.length;
    return length > atOneGo;
  });
}

function folderPath(uri: string): string[] {
  if (!uri.startsWith('file:')) return [];
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}
