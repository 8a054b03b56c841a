import { readFile, stat } from 'node:fs/promises';
import { fileTooLarge, notAFile, unreadableFile } from './failures.ts';
import type { ProbeError } from './probe.ts';

/** The text of a regular file of `limit` bytes at most, or why it cannot be had. `what` names it: `pid file`. */
export async function readSmallFile(
  path: string,
  limit: number,
  what: string,
): Promise<{ readonly text: string } | ProbeError> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return notAFile(what, path);
    return found.size > limit ? fileTooLarge(what, path, limit) : { text: await readFile(path, 'utf8') };
  } catch (error) {
    return unreadableFile(error, what, path);
  }
}
