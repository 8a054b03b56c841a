import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileThreads, type Waiting } from '../file-threads.ts';
import { fileTooLarge, notAFile, unreadableFile } from './failures.ts';
import type { ProbeError } from './probe.ts';

const ask = fileThreads.asker<{ readonly text: string } | ProbeError>();

/** The text of a regular file of `limit` bytes at most, or why it cannot be had. `what` names it: `pid file`. */
export async function readSmallFile(
  path: string,
  limit: number,
  what: string,
  wait?: Waiting,
): Promise<{ readonly text: string } | ProbeError> {
  try {
    return await ask(`${what} ${path}`, dirname(path), () => read(path, limit, what), wait);
  } catch (error) {
    return unreadableFile(error, what, path);
  }
}

async function read(path: string, limit: number, what: string): Promise<{ readonly text: string } | ProbeError> {
  const found = await stat(path);
  if (!found.isFile()) return notAFile(what, path);
  return found.size > limit ? fileTooLarge(what, path, limit) : { text: await readFile(path, 'utf8') };
}
