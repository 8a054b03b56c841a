import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { platformUnsupported, socketFolderUnsafe, socketPathTooLong } from './failures.ts';
import { shortHash } from './state-directory.ts';

/** Bytes a Unix socket's path may have: the kernel's field less its closing zero. */
const limit = process.platform === 'darwin' ? 103 : 107;

export interface SocketFolders {
  /** XDG_RUNTIME_DIR, where it is set. */
  readonly runtime?: string | undefined;
  /** `/tmp` */
  readonly temporary: string;
}

/**
 * The path of the socket for a state directory, in a folder (made when missing) that is ours alone: under the runtime
 * directory, else under the temporary one. The failure is the last candidate's.
 */
export function socketPath(stateDirectory: string, folders: SocketFolders): Result<string> {
  const user = process.getuid?.();
  if (user === undefined) return failed(platformUnsupported(process.platform));
  const file = `${shortHash(stateDirectory)}.sock`;
  const inRuntime = folders.runtime ? usable(join(folders.runtime, 'healer'), file, user) : undefined;
  return inRuntime?.ok ? inRuntime : usable(join(folders.temporary, `healer-${user}`), file, user);
}

function usable(folder: string, file: string, user: number): Result<string> {
  const path = join(folder, file);
  const bytes = Buffer.byteLength(path);
  if (bytes > limit) return failed(socketPathTooLong(path, bytes, limit));
  const fault = folderFault(folder, user);
  return fault === undefined ? success(path) : failed(socketFolderUnsafe(folder, fault));
}

/** Why the folder cannot be trusted with a socket, or undefined when it is ours and closed to others. */
function folderFault(folder: string, user: number): string | undefined {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') return `it cannot be made (${message})`;
  }
  const found = lstatSync(folder);
  if (found.isSymbolicLink()) return 'it is a symbolic link';
  if (!found.isDirectory()) return 'it is not a folder';
  if (found.uid !== user) return `it belongs to another user (${found.uid})`;
  if ((found.mode & 0o077) !== 0) return `others may open it (mode ${(found.mode & 0o777).toString(8)}, 700 is needed)`;
  return undefined;
}
