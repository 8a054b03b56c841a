import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { writeAtomically } from './atomic-file.ts';
import { tokenMissing, tokenOpen, tokenUnreadable } from './failures.ts';

/** The file in a state directory that holds the token of its HTTP interface. */
export function tokenFile(stateDirectory: string): string {
  return join(stateDirectory, 'http-token');
}

/** The token, made now when there is none; the caller holds the lock. 256 random bits in base64url, as RFC 6750 allows. */
export function ensureToken(stateDirectory: string): Result<string> {
  const found = readToken(stateDirectory);
  if (found.ok || found.failure.code !== 'http/no-token') return found;
  const file = tokenFile(stateDirectory);
  const token = randomBytes(32).toString('base64url');
  try {
    writeAtomically(file, `${token}\n`);
    return success(token);
  } catch (error) {
    return failed(tokenUnreadable(file, fileReason(error)));
  }
}

/** The token there is. One that others may read, or that is too short to be a secret, is refused. */
export function readToken(stateDirectory: string): Result<string> {
  const file = tokenFile(stateDirectory);
  try {
    const descriptor = openSync(file, 'r');
    try {
      if ((fstatSync(descriptor).mode & 0o077) !== 0) return failed(tokenOpen(file));
      const token = readFileSync(descriptor, 'utf8').trim();
      return /^[\w~+./-]{32,}=*$/.test(token) ? success(token) : failed(tokenUnreadable(file, 'it holds no token'));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return failed(isAbsent(error) ? tokenMissing(file) : tokenUnreadable(file, fileReason(error)));
  }
}
