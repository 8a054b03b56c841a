import { describe, expect, it } from 'vitest';
import { openSilences } from '../../../engine/alerts/silencing.ts';
import type { Event } from '../../../engine/model/event.ts';
import type { Database } from '../../../engine/store/database.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createSilenceStore } from '../../../engine/store/silences.ts';
import { codeOf, temporaryDatabase, value } from '../store/temporary.ts';

const origin = { source: 'daemon-1', scope: 'local' };
const mara = { name: 'mara', via: 'cli' } as const;
const hour = 3_600_000;
const start = Date.parse('2026-11-21T02:00:00.000Z');

/** Silences over a real database, with a clock moved by hand. */
async function open(database: Database = temporaryDatabase(), from = start) {
  let now = from;
  const told: Event[] = [];
  const silences = value(
    await openSilences({
      store: createSilenceStore(database, origin),
      origin,
      clock: () => new Date(now),
      onEvents: (events) => told.push(...events),
    }),
  );
  const add = (match = {}, duration = hour) => silences.add({ actor: mara, match, reason: 'moving', duration });
  const pass = (ms: number) => {
    now += ms;
    return new Date(now);
  };
  const events = async () =>
    value(await createEventStore(database).list({ kinds: ['silence_started', 'silence_ended'] }));
  return { database, silences, add, pass, told, events };
}

describe('silences', () => {
  it('are in force from when they are added, and say who and why', async () => {
    const { silences, add, told, events } = await open();
    const silence = value(await add({ workload: 'api' }));
    expect(silence).toMatchObject({
      match: { workload: 'api' },
      reason: 'moving',
      by: mara,
      starts: '2026-11-21T02:00:00.000Z',
      ends: '2026-11-21T03:00:00.000Z',
    });
    expect(silences.of({ workload: 'api' })).toEqual(silence);
    expect(silences.of({ workload: 'web' })).toBeUndefined();
    expect(silences.nextEnd()).toBe(start + hour);
    expect(value(await silences.list({}))).toEqual([silence]);
    expect(await events()).toEqual(told);
    expect(told).toMatchObject([
      {
        kind: 'silence_started',
        workload: 'api',
        actor: mara,
        message: 'Silenced workload api until 2026-11-21T03:00:00.000Z: moving',
        data: { silence: silence.id },
      },
    ]);
  });

  it('end by themselves, and that is written once', async () => {
    const { silences, add, pass, told, events } = await open();
    const silence = value(await add({ workload: 'a*' }));
    expect(value(await silences.expire(pass(hour - 1)))).toEqual([]);
    const over = pass(1);
    const [first, second] = await Promise.all([silences.expire(over), silences.expire(over)]);
    expect(silences.of({ workload: 'api' })).toBeUndefined();
    expect([value(first), value(second)]).toEqual([[silence], []]);
    expect(await events()).toEqual(told);
    expect(told.at(-1)).toMatchObject({
      kind: 'silence_ended',
      at: '2026-11-21T03:00:00.000Z',
      actor: { name: 'silence', via: 'daemon' },
      message: 'The silence of workload a* by mara is over (moving)',
    });
    expect(told).toHaveLength(2);
    expect(told.at(-1)).not.toHaveProperty('workload');
    expect(silences.nextEnd()).toBeUndefined();
    expect(value(await silences.list({}))).toEqual([]);
    expect(value(await silences.list({ ended: true }))).toEqual([silence]);
  });

  it('hold until their end is on record, so that nothing follows from it sooner, and two seconds at most', async () => {
    const { silences, add, pass } = await open();
    const api = value(await add({ workload: 'api' }));
    const web = value(await add({ workload: 'web' }, hour + 1_000));
    pass(hour + 999);
    expect(silences.of({ workload: 'api' })).toEqual(api);
    const expired = silences.expire(pass(0));
    expect(silences.of({ workload: 'api' })).toEqual(api);
    await expired;
    expect(silences.of({ workload: 'api' })).toBeUndefined();
    pass(2_000);
    expect(silences.of({ workload: 'web' })).toEqual(web);
    pass(1);
    expect(silences.of({ workload: 'web' })).toBeUndefined();
  });

  it('that ended while no daemon ran are told by the next one', async () => {
    const { database, add } = await open();
    await add({ workload: 'api' });
    const next = await open(database, start + 2 * hour);
    expect(next.silences.of({ workload: 'api' })).toBeUndefined();
    expect(value(await next.silences.expire(next.pass(0)))).toHaveLength(1);
    expect(next.told).toMatchObject([{ kind: 'silence_ended', at: '2026-11-21T04:00:00.000Z' }]);
    const last = await open(database, start + 3 * hour);
    expect(value(await last.silences.expire(last.pass(0)))).toEqual([]);
  });

  it('that are in force are taken over by the next daemon', async () => {
    const { database, add } = await open();
    const silence = value(await add({ workload: 'api' }));
    expect((await open(database, start + 1)).silences.of({ workload: 'api' })).toEqual(silence);
  });

  it('can be ended early, once', async () => {
    const { silences, add, pass, told, events } = await open();
    const { id } = value(await add());
    const ended = pass(60_000).toISOString();
    const end = () => silences.end({ actor: { name: 'jonas', via: 'editor' }, id });
    const [first, second] = await Promise.all([end(), end()]);
    expect(value(first)).toMatchObject({ id, ended });
    expect(codeOf(second)).toBe('silence/unknown');
    expect(silences.of({ workload: 'api' })).toBeUndefined();
    expect(told.at(-1)).toMatchObject({
      kind: 'silence_ended',
      actor: { name: 'jonas', via: 'editor' },
      message: 'jonas ended the silence of everything (moving)',
    });
    expect(await events()).toEqual(told);
    expect(value(await silences.list({ ended: true }))).toMatchObject([{ id, ended }]);
  });

  it('are listed the newest first', async () => {
    const { silences, add, pass } = await open();
    const first = value(await add({ workload: 'a' }));
    pass(1);
    const second = value(await add({ workload: 'b' }));
    expect(value(await silences.list({}))).toEqual([second, first]);
    pass(hour);
    const third = value(await add({ workload: 'c' }));
    expect(value(await silences.list({ ended: true }))).toEqual([third, second, first]);
  });

  it('that cannot be kept are not in force, and one that cannot be ended still is', async () => {
    const { database, silences, add, pass, told } = await open();
    const silence = value(await add({ workload: 'api' }));
    database.pragma('query_only = ON');
    expect(codeOf(await add({ workload: 'web' }))).toBe('store/read-only');
    expect(silences.of({ workload: 'web' })).toBeUndefined();
    expect(codeOf(await silences.end({ actor: mara, id: silence.id }))).toBe('store/read-only');
    expect(silences.of({ workload: 'api' })).toEqual(silence);
    expect(codeOf(await silences.expire(pass(hour)))).toBe('store/read-only');
    database.pragma('query_only = OFF');
    expect(value(await silences.expire(pass(0)))).toEqual([silence]);
    expect(told).toHaveLength(2);
  });

  it('are bounded in number', async () => {
    const { add } = await open();
    for (let at = 0; at < 200; at++) value(await add({ workload: `w-${at}` }));
    expect(codeOf(await add({ workload: 'one-more' }))).toBe('silence/too-many');
  });
});
