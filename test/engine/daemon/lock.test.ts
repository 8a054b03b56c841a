import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeLock } from '../../../engine/daemon/lock.ts';
import { expectOk, temporaryFolder } from './harness.ts';

it('a lock is held by one until it is let go', () => {
  const folder = temporaryFolder();
  const lock = expectOk(takeLock(folder));
  expect(takeLock(folder)).toMatchObject({ ok: false, failure: { code: 'daemon/already-running', file: folder } });
  lock.release();
  expectOk(takeLock(folder)).release();
});

it('a lock in a folder that is gone says which file', () => {
  const folder = temporaryFolder();
  rmSync(folder, { recursive: true });
  const file = join(folder, 'lock.db');
  expect(takeLock(folder)).toMatchObject({ ok: false, failure: { code: 'daemon/lock-unusable', file } });
});
