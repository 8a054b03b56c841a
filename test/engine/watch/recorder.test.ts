import { describe, expect, it } from 'vitest';
import type { Event } from '../../../engine/model/event.ts';
import { failed, type Result, success } from '../../../engine/model/failure.ts';
import type { HealthChange } from '../../../engine/store/health.ts';
import { createBoard } from '../../../engine/watch/board.ts';
import { watchEvent } from '../../../engine/watch/event.ts';
import { createRecorder } from '../../../engine/watch/recorder.ts';
import { freshWorkload } from '../../../engine/watch/settle.ts';
import { fullDisk } from './night.ts';

/** A recorder over a disk whose answers are given by hand, in the order it is asked. */
function recording() {
  const board = createBoard();
  const told: string[] = [];
  const written: HealthChange[] = [];
  const asked: { readonly change: HealthChange; readonly answer: (fits: boolean) => void }[] = [];
  const store = {
    record: (change: HealthChange) => {
      const { promise, resolve } = Promise.withResolvers<Result<void>>();
      const answer = (fits: boolean) => {
        if (fits) written.push(change);
        resolve(fits ? success(undefined) : failed(fullDisk));
      };
      asked.push({ change, answer });
      return promise;
    },
    load: async () => success({ checks: [], workloads: [] }),
  };
  const journal = { begin: async () => success(undefined), end: async () => success(undefined) };
  const onEvents = (events: readonly Event[]) => told.push(...events.map(({ message }) => message));
  const recorder = createRecorder({
    store,
    journal,
    board,
    onEvents,
    onFailure: () => {},
    onDropped: (count) => event(`dropped ${count}`),
  });
  const event = (message: string) =>
    watchEvent({ source: 'night', scope: 'local' }, '2026-11-22T03:00:00.000Z', {
      kind: 'check_fail',
      message,
      actor: { name: 'check', via: 'daemon' },
    });
  /** Answers the next write asked for, once it is. */
  const next = async (fits: boolean) => {
    await new Promise(setImmediate);
    asked.shift()?.answer(fits);
    await new Promise(setImmediate);
  };
  return { board, recorder, told, written, event, next };
}

describe('what a disk refused', () => {
  it('is dropped, the oldest first, where too much waits; that is told with the rest, once', async () => {
    const { recorder, told, event, next } = recording();
    void recorder.record({ events: [event('first')] });
    await next(false);
    for (let index = 0; index < 20_000; index++) void recorder.record({ events: [event(`${index}`)] });
    expect(recorder.waiting()).toBe(10_000);
    void recorder.flush();
    await next(false);
    void recorder.flush();
    await next(true);
    expect([told.length, told[0], told.at(-1)]).toEqual([10_001, '10000', 'dropped 10001']);
    void recorder.record({ events: [event('after')] });
    await next(true);
    expect(told.slice(-2)).toEqual(['dropped 10001', 'after']);
  });

  it('is written in order, although two want it written at once', async () => {
    const { recorder, told, event, next } = recording();
    void recorder.record({ events: [event('one')] });
    await next(false);
    const both = [recorder.flush(), recorder.behind()] as const;
    void recorder.record({ events: [event('two')] });
    await next(false);
    expect(told).toEqual([]);
    await next(true);
    await both[0];
    expect(await both[1]).toBeUndefined();
    expect(told).toEqual(['one', 'two']);
  });

  it('keeps the state of a workload that changed while the rest was being written', async () => {
    const { board, recorder, written, event, next } = recording();
    const memory = freshWorkload('web', { at: '2026-11-22T03:00:00.000Z', tick: 0 });
    board.workloads.set('web', { memory });
    void recorder.record({ events: [event('one')] });
    await next(false);
    void recorder.flush();
    await new Promise(setImmediate);
    const state = { ...memory.state, incident: 'INC-1' };
    board.workloads.set('web', { memory: { ...memory, state } });
    void recorder.record({ workloads: [state] });
    await next(true);
    void recorder.flush();
    await next(true);
    expect(written.at(-1)?.workloads).toEqual([state]);
  });
});
