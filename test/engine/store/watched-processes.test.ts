import { expect, it } from 'vitest';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createWatchedProcessStore } from '../../../engine/store/watched-processes.ts';
import { temporaryDatabase, value } from './temporary.ts';

const one = { pid: 7, start: '1', name: 'worker', boot: 'b', seen: '2026-11-22T03:00:00.000Z' };
const other = { ...one, start: '2', snapshot: { takenAt: one.seen, pid: 7, name: 'worker' } };

it('keeps what runs of each subject, in place of what ran of it before', async () => {
  const database = temporaryDatabase();
  const store = createWatchedProcessStore(database, createGroupCommit(database), { source: 'd', scope: 'local' });
  const rows = async () => value(await store.load());
  expect(await rows()).toEqual([]);
  value(await store.keep([{ subject: 'a', processes: [one, other] }]));
  value(await store.keep([{ subject: 'b', processes: [one] }]));
  expect(await rows()).toEqual([
    { subject: 'a', ...one },
    { subject: 'a', ...other },
    { subject: 'b', ...one },
  ]);
  value(await store.keep([{ subject: 'a', processes: [] }]));
  expect(await rows()).toEqual([{ subject: 'b', ...one }]);
});
