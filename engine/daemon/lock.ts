import { join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import { makePrivate, openConnection } from '../store/database.ts';
import { lockHeld, lockUnusable } from './failures.ts';

export interface Lock {
  release(): void;
}

/**
 * Takes the state directory's lock at once or not at all (`daemon/already-running`): an exclusive SQLite transaction
 * held on `lock.db`, which the kernel drops with the process, however it ends.
 */
export function takeLock(stateDirectory: string): Result<Lock> {
  const file = join(stateDirectory, 'lock.db');
  let database: ReturnType<typeof openConnection> | undefined;
  try {
    makePrivate(file);
    const held = openConnection(file, { timeout: 0 });
    database = held;
    held.exec('BEGIN EXCLUSIVE');
    return success({ release: () => held.close() });
  } catch (error) {
    database?.close();
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return failed(lockHeld(stateDirectory));
    return failed(lockUnusable(file, fileReason(error)));
  }
}
