import { expect, it } from 'vitest';
import type { RestartAttempt } from '../../../engine/model/restart-attempt.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createRestartJournal } from '../../../engine/store/restart-attempts.ts';
import { createTallyStore } from '../../../engine/store/tallies.ts';
import { watchEvent } from '../../../engine/watch/event.ts';
import { temporaryDatabase, value } from './temporary.ts';

const origin = { source: 'host', scope: 'local' };
const at = '2026-11-22T03:00:00.000Z';

const attempt = (id: string, workload: string, cause = 'auto_restart'): RestartAttempt => ({
  id,
  workload,
  target: `unit ${workload}.service`,
  cause,
  number: 1,
  report: 'report',
  began: at,
  outcome: 'under_way',
});

it('counts restarts, by auto_restart and by rules, by how they ended; one without an end is unknown, unless it is under way', async () => {
  const database = temporaryDatabase();
  const journal = createRestartJournal(database, createGroupCommit(database), origin);
  for (const [id, workload, outcome] of [
    ['1', 'web', 'worked'],
    ['2', 'web', 'worked'],
    ['3', 'web', 'failed'],
    ['4', 'api', undefined],
    ['5', 'api', undefined],
  ] as const) {
    value(await journal.begin(attempt(id, workload, id === '2' ? 'web-crash' : 'auto_restart'), {}));
    if (outcome) value(await journal.end(id, { at, outcome }, {}));
  }
  const tallies = createTallyStore(database, origin);
  expect(value(tallies.restarts(new Set(['5'])))).toEqual([
    { workload: 'api', outcome: 'unknown', count: 1 },
    { workload: 'web', outcome: 'failed', count: 1 },
    { workload: 'web', outcome: 'worked', count: 2 },
  ]);
});

it('counts crashes', async () => {
  const database = temporaryDatabase();
  const events = ['worker', 'worker', 'api'].map((workload) =>
    watchEvent(origin, at, { kind: 'crash', workload, message: 'it is gone' }),
  );
  value(await createEventStore(database).append(events));
  expect(value(createTallyStore(database, origin).crashes())).toEqual([
    { workload: 'api', count: 1 },
    { workload: 'worker', count: 2 },
  ]);
});
