import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { tokenMissing, tokenOpen, tokenUnreadable } from './failures.ts';

/** More than any token, in bytes. */
const mostBytes = 64 * 1024;

/**
 * The bearer token in a file that a profile names: relative to the root, by absolute path or by `~/`. One that others
 * may read is refused, where files have modes.
 */
export async function readTokenFile(root: string, written: string): Promise<Result<string>> {
  const file = written.startsWith('~/') ? join(homedir(), written.slice(2)) : resolve(root, written);
  try {
    // So that a pipe in its place does not make us wait for a writer.
    const opened = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await opened.stat();
      if (!found.isFile()) return failed(tokenUnreadable(file, 'it is not a regular file'));
      if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) return failed(tokenOpen(file));
      if (found.size > mostBytes) return failed(tokenUnreadable(file, 'it is too large for a token'));
      const token = (await opened.readFile('utf8')).trim();
      // RFC 6750, section 2.1: what a bearer token may be made of.
      return /^[\w~+./-]+=*$/.test(token) ? success(token) : failed(tokenUnreadable(file, 'it holds no token'));
    } finally {
      await opened.close();
    }
  } catch (error) {
    return failed(isAbsent(error) ? tokenMissing(file) : tokenUnreadable(file, fileReason(error)));
  }
}
