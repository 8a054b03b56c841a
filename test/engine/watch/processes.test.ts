import { describe, expect, it } from 'vitest';
import { failed } from '../../../engine/model/failure.ts';
import type { SeenProcess } from '../../../engine/watch/process-watch.ts';
import { createProcessWatch } from '../../../engine/watch/processes.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { running } from './night.ts';

/** Two processes are watched, of which one can be kept from being known. */
function watching() {
  const clock = fakeClock();
  const told: string[] = [];
  const there = new Map<string, readonly SeenProcess[]>([
    ['dark', [running(1)]],
    ['clear', [running(2)]],
  ]);
  const unknown = new Set<string>();
  let looking = Promise.resolve();
  const unread = async () => failed({ code: 'test/unread', message: 'not read' });
  const watch = createProcessWatch({
    clock,
    looker: {
      async look(wanted) {
        await looking;
        const found = wanted.filter(({ key }) => !unknown.has(key));
        return new Map(found.map(({ key }) => [key, there.get(key) ?? []]));
      },
    },
    memory: { recall: () => [], keep: () => {}, stop: async () => {} },
    snapshot: unread,
    origin: unread,
    restartedBy: () => undefined,
    onCrash: ({ key }) => told.push(`crash ${key}`),
    onKnown: () => {},
    onChange: () => {},
    onUnknown: ({ key }) => told.push(`unknown ${key}`),
    onKnownAgain: ({ key }) => told.push(`known ${key}`),
    onLook: () => {},
    onFault: (error) => told.push(String(error)),
  });
  watch.set(
    ['dark', 'clear'].map((key) => ({
      key,
      name: { name: key },
      workloads: [key],
      checks: [],
      memory: false,
      origin: false,
    })),
  );
  const hang = () => {
    const held = Promise.withResolvers<void>();
    looking = held.promise;
    return held.resolve;
  };
  return { clock, told, there, unknown, watch, hang };
}

describe('a process of which it is not known whether it runs', () => {
  it('is told of once, and when it is known again; crashes of others are seen', async () => {
    const { clock, told, there, unknown } = watching();
    await clock.advance(1_000);
    unknown.add('dark');
    await clock.advance(4_000);
    expect(told).toEqual([]);
    there.set('clear', []);
    await clock.advance(60_000);
    expect(told).toEqual(['crash clear', 'unknown dark']);
    unknown.delete('dark');
    await clock.advance(1_000);
    expect(told.slice(2)).toEqual(['known dark']);
  });

  it('has crashed when it is found gone afterwards', async () => {
    const { clock, told, there, unknown } = watching();
    await clock.advance(1_000);
    unknown.add('dark');
    there.set('dark', []);
    await clock.advance(2_000);
    unknown.delete('dark');
    await clock.advance(1_000);
    expect(told).toEqual(['crash dark']);
  });
});

describe('a look that does not come back', () => {
  it('is overdue after half a minute, until it does', async () => {
    const { clock, watch, hang } = watching();
    const answer = hang();
    await clock.advance(30_000);
    expect(watch.overdue()).toBeUndefined();
    await clock.advance(30_000);
    expect(watch.overdue()).toBe(60_000);
    answer();
    await clock.advance(1_000);
    expect(watch.overdue()).toBeUndefined();
  });
});
