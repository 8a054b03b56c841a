import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { disk } from '../schemas/files/disk.ts';
import { markedRoot } from '../schemas/files/nearest.ts';
import { isYaml } from '../schemas/files/walk.ts';
import { maxFileBytes } from '../schemas/validate.ts';
import { type OpenDocuments, pathOfUri } from './documents.ts';
import { filesUnder, takeBytes, takeFiles } from './read-workspace.ts';
import type { WorkspaceView } from './service/workspace/name-at.ts';
import { createWorkspace, nestedRoots, type Workspace } from './service/workspace/workspace.ts';

/** How many files are read at once. */
const atOnce = 8;

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
  readonly failed: (error: unknown) => void;
}

/** The names in the folders the client has open, kept as the files change. */
export interface OpenWorkspace {
  /** The names as they are now; undefined until the folders have been read for the first time. */
  view(): WorkspaceView | undefined;
  /** Resolves when what is known to have changed has been read. */
  settled(): Promise<void>;
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
  let reading: Promise<void> | undefined;
  let again: NodeJS.Timeout | undefined;
  let telling: NodeJS.Timeout | undefined;

  const takeEdits = () => {
    for (const uri of edited) {
      edited.delete(uri);
      const file = documents.parsed(uri);
      if (file && !passedOver.has(file.path)) workspace.set(file.path, file, true);
    }
    tell();
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
      if (present.has(path) || !(await stat(path).catch(() => undefined))) continue;
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
  };

  const takeAll = async (waiting: string[]) => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await take(path);
  };

  const take = async (path: string) => {
    const found = await stat(path).catch(() => undefined);
    const stamp = found ? `${found.mtimeMs} ${found.size}` : '';
    if (stamp === taken.get(path)) return;
    taken.set(path, stamp);
    if (found && found.size <= maxFileBytes) takeBytes(workspace, path, await disk.read(path, maxFileBytes));
    else workspace.set(path, undefined, false);
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
    if (uri.startsWith('file:') && !workspace.at(path)) void joinRoot(path);
    else if (!options.watches || !taken.has(path)) schedule();
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

  /** The root of a file that lies in none of the folders, where something marks it as one. */
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
      await reading;
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

function folderPath(uri: string): string[] {
  if (!uri.startsWith('file:')) return [];
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}
