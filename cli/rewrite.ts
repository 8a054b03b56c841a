import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unreadable } from '../engine/definitions/failures.ts';
import { type Failure, failed, type Result, success } from '../engine/model/failure.ts';
import { disk, errorCode } from '../schemas/files/disk.ts';
import { maxFileBytes } from '../schemas/validate.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Gives a file new text, or leaves it be where `change` gives undefined or what is there. It is never seen half written;
 * its mode, its byte order mark and a link to it stay. Answers with whether it differs (or, with `look`, would differ).
 */
export async function rewrite(
  path: string,
  change: (bytes: Uint8Array) => string | undefined,
  look = false,
): Promise<Result<boolean>> {
  let bytes: Uint8Array;
  try {
    bytes = await disk.read(path, maxFileBytes);
  } catch (error) {
    return failed(unreadable(path, errorCode(error)));
  }
  const text = change(bytes);
  const marked = byteOrderMark.every((byte, index) => bytes[index] === byte);
  const now = text === undefined ? undefined : Buffer.from((marked ? '\uFEFF' : '') + text);
  if (!now || now.equals(bytes)) return success(false);
  if (look) return success(true);
  try {
    await replace(await realpath(path), now);
    return success(true);
  } catch (error) {
    return failed(unwritable(path, errorCode(error)));
  }
}

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const { mode } = await stat(path);
    await writeFile(temporary, bytes, { flag: 'wx', flush: true, mode });
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

function unwritable(file: string, reason: string): Failure {
  return { code: 'cli/unwritable', message: `This cannot be written (${reason}) and stays as it was.`, file };
}
