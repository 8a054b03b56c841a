import { describe, expect, it } from 'vitest';
import { type Night, night, notesOf, watched } from './night.ts';

const auto = { auto: true } as const;
const pidFile = 'cannot read the pid file /mnt/run/web.pid: it does not answer';

/** As many looks, 10 s apart, as there are answers: `.` is fine, `x` fails, `?` is a file that cannot be read. */
async function look({ answers, clock }: Night, looks: string, key = 'web/http'): Promise<void> {
  for (const one of looks) {
    answers.set(key, { '.': 'ok', x: 'HTTP 503' }[one] ?? pidFile);
    await clock.advance(clock.tick() === 0 ? 5_000 : 10_000);
  }
}

const restarts = ({ done }: Night) => done.filter((what) => what.startsWith('restart'));

describe('what a check goes by cannot be read', () => {
  it('is told as any failure, with an incident and why nothing is restarted', async () => {
    const shop = await night({ checks: [watched('web', auto)] });
    await look(shop, '.??????');
    expect(shop.done).toEqual(['report web', 'incident web']);
    expect(shop.told({ fails: true })).toEqual([
      'watch_started',
      'definitions_changed',
      'check_fail web',
      'check_fail web',
      'unhealthy web',
      'restart_withheld web',
    ]);
    expect(shop.events.at(-1)?.message).toBe(
      `not restarted: nobody knows how it stands: ${pidFile}. See to that, or restart it by hand.`,
    );
  });

  it('is no reason given where its target was seen to fail at last', async () => {
    const shop = await night({ checks: [watched('web', auto)] });
    await look(shop, '?x');
    expect(shop.told()).toEqual(['watch_started', 'definitions_changed', 'unhealthy web']);
    await look(shop, 'x');
    expect(shop.told().slice(3)).toEqual(['restart web']);
  });

  it('is told again once an hour', async () => {
    const shop = await night({ checks: [watched('web', { ...auto, interval: 60_000 })] });
    shop.answers.set('web/http', pidFile);
    await shop.clock.advance(65 * 60_000);
    expect(shop.told().filter((what) => what === 'restart_withheld web')).toHaveLength(2);
    expect(await notesOf(shop, 'not restarted: ')).toHaveLength(1);
  });

  it('is told anew in each failure, in the incident they share', async () => {
    const shop = await night({ checks: [watched('web', auto)] });
    await look(shop, '.???..???..???');
    expect(shop.told().filter((what) => what === 'restart_withheld web')).toHaveLength(3);
    expect(await notesOf(shop, 'not restarted: ')).toHaveLength(3);
    expect(shop.done.filter((what) => what === 'incident web')).toHaveLength(1);
  });

  it.each([
    ['???', 0],
    ['x???', 0],
    ['?x?x?x', 0],
    ['??x', 0],
    ['??xx', 1],
    ['xx???', 1],
    ['xx???x', 1],
    ['xx???xx', 2],
  ])('restarts only what has failed often enough since, after %s (%d)', async (answers, expected) => {
    const shop = await night({ checks: [watched('web', auto)] });
    await look(shop, answers);
    expect(restarts(shop)).toHaveLength(expected);
  });

  it('explains no failure of another', async () => {
    const shop = await night({
      checks: [watched('db', auto), watched('web', { ...auto, dependsOn: ['db'] })],
    });
    await look(shop, '???', 'db/http');
    await look(shop, 'xxx');
    expect(shop.told()).toEqual(expect.arrayContaining(['unhealthy db', 'unhealthy web', 'restart web']));
    expect(shop.told()).not.toContain('suppressed web');
    expect(shop.done).toContain('incident web');
  });

  it('holds for the next daemon, until it has looked itself', async () => {
    const shop = await night({ checks: [watched('web', auto)] });
    await look(shop, '???');
    await shop.watch.stop();
    const two = [watched('web', auto), watched('web', { ...auto, name: 'other', interval: 1_000 })];
    const held = Promise.withResolvers<void>();
    const next = await night({
      checks: two,
      database: shop.database,
      clock: shop.clock,
      until: ({ name }) => (name === 'http' ? held.promise : Promise.resolve()),
    });
    next.answers.set('web/http', pidFile);
    await next.clock.advance(30_000);
    expect(restarts(next)).toEqual([]);
    held.resolve();
    await next.watch.stop();
  });
});
