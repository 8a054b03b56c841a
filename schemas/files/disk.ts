import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Entry {
  readonly name: string;
  readonly type: 'file' | 'folder' | 'link' | 'other';
}

/** The few reads of a file system that loading needs. Each rejects as node:fs does when a thing may not be read. */
export interface Disk {
  /** What is there, links followed; undefined when nothing is. */
  look(
    path: string,
  ): Promise<
    { readonly realPath: string; readonly type: 'file' | 'folder' | 'other'; readonly size: number } | undefined
  >;
  /** A folder's entries by name, sorted. */
  list(folder: string): Promise<readonly Entry[]>;
  /** A file's bytes, at most one more than `limit`. */
  read(path: string, limit: number): Promise<Uint8Array>;
}

/** The disk of this machine. */
export const disk: Disk = {
  async look(path) {
    try {
      const realPath = await realpath(path);
      const found = await stat(realPath);
      const type = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { realPath, type, size: found.size };
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return undefined;
      throw error;
    }
  },
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .map((entry): Entry => {
        const type = entry.isFile()
          ? 'file'
          : entry.isDirectory()
            ? 'folder'
            : entry.isSymbolicLink()
              ? 'link'
              : 'other';
        return { name: entry.name, type };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  async read(path, limit) {
    const file = await open(path);
    try {
      const chunks: Buffer[] = [];
      let total = 0;
      while (total <= limit) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(64 * 1024, limit + 1 - total)));
        if (bytesRead === 0) break;
        chunks.push(buffer.subarray(0, bytesRead));
        total += bytesRead;
      }
      return Buffer.concat(chunks);
    } finally {
      await file.close();
    }
  },
};

/** Whether `folder` holds something called `name`. */
export async function holds(folder: string, name: string, from: Disk): Promise<boolean> {
  return (await from.look(join(folder, name))) !== undefined;
}

/** The system's code of an error (`EACCES`), or its message where it has none. */
export function errorCode(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
