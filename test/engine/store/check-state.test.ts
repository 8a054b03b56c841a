import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { CheckState } from '../../../engine/model/check-state.ts';
import type { Event } from '../../../engine/model/event.ts';
import { createCheckStateStore } from '../../../engine/store/check-state.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { temporaryDatabase, value } from './temporary.ts';

const fresh: CheckState = {
  workload: 'api',
  check: 'http',
  source: 'daemon-1',
  scope: 'local',
  actor: { name: 'check', via: 'daemon' },
  healthy: true,
  consecutiveFails: 0,
  totalChecks: 1,
  totalFails: 0,
  restartCount: 0,
};

const failing: CheckState = {
  ...fresh,
  healthy: false,
  lastCheck: '2026-11-21T02:54:12.000Z',
  lastHealthy: '2026-11-21T02:53:12.000Z',
  consecutiveFails: 3,
  totalChecks: 4,
  totalFails: 3,
  restartCount: 1,
  lastError: 'GET /healthz answered 503',
  lastRestart: '2026-11-21T02:54:13.000Z',
};

const failed: Event = {
  id: uuidv7(),
  at: '2026-11-21T02:54:12.000Z',
  kind: 'check_fail',
  source: 'daemon-1',
  scope: 'local',
  workload: 'api',
  check: 'http',
  actor: { name: 'check', via: 'daemon' },
  message: 'GET /healthz answered 503',
};

describe('the check state store', () => {
  it('keeps one row a check: the last that was written', async () => {
    const store = createCheckStateStore(temporaryDatabase());
    const other = { ...fresh, workload: 'Api' };
    for (const state of [fresh, other, failing]) value(await store.record(state, []));
    expect(value(await store.list())).toEqual([other, failing]);
  });

  it('keeps the state together with its events', async () => {
    const database = temporaryDatabase();
    value(await createCheckStateStore(database).record(failing, [failed]));
    expect(value(await createEventStore(database).list({ since: '', limit: 9 }))).toEqual([failed]);
  });

  it('keeps neither when one of the two cannot be kept', async () => {
    const database = temporaryDatabase();
    const store = createCheckStateStore(database);
    await expect(store.record(fresh, [failed, failed])).rejects.toThrow('never replaced');
    await expect(store.record({ ...fresh, totalChecks: -1 }, [failed])).rejects.toThrow('CHECK');
    expect(value(await store.list())).toEqual([]);
    expect(value(await createEventStore(database).list({ since: '', limit: 9 }))).toEqual([]);
  });
});
