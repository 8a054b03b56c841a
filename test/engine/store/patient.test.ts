import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Failure, failed, success } from '../../../engine/model/failure.ts';
import { attemptAll } from '../../../engine/store/attempt.ts';
import { patiently, waitBriefly } from '../../../engine/store/patient.ts';
import { codeOf, openTemporary, temporaryDatabase, temporaryFolder, value } from './temporary.ts';

it('a database that another program holds delays its writer, and nobody else for long', async () => {
  const file = join(temporaryFolder(), 'healer.db');
  const database = temporaryDatabase(file);
  database.exec('CREATE TABLE notes (text TEXT)');
  waitBriefly(database);
  const other = openTemporary(file);
  other.exec('BEGIN IMMEDIATE');
  const add = async () => attemptAll(database, () => void database.exec("INSERT INTO notes VALUES ('kept')"));
  const began = performance.now();
  expect(codeOf(await add())).toBe('store/busy');
  expect(performance.now() - began).toBeLessThan(4_000);

  let tries = 0;
  const kept = patiently(async () => {
    // Let go between two tries, which only somebody who does not hold up everything can see.
    if (++tries === 1) setImmediate(() => other.exec('COMMIT'));
    return await add();
  });
  value(await kept);
  expect(tries).toBe(2);
  expect(database.prepare('SELECT text FROM notes').all()).toEqual([{ text: 'kept' }]);
});

it('another failure is told at once', async () => {
  const full: Failure = { code: 'store/disk-full', message: 'full' };
  let tries = 0;
  const told = await patiently(async () => {
    tries++;
    return failed(full);
  });
  expect({ tries, told }).toEqual({ tries: 1, told: failed(full) });
  expect(await patiently(async () => success(1))).toEqual(success(1));
});
