import { describe, expect, it } from 'vitest';
import { createHistorian } from '../../../cli/history.ts';
import type { Check } from '../../../engine/model/check.ts';
import { value } from '../store/temporary.ts';
import { night, watched } from './night.ts';

const api = watched('api', { dependsOn: ['db'] });
const db = watched('db', { severity: 'P2' });
const slow = watched('db', { name: 'slow', interval: 300_000 });
const turns = /^(unhealthy|healthy|suppressed|unwatched)/;

async function down(checks: readonly Check[]) {
  const shop = await night({ checks });
  for (const { workload, name } of checks) if (name !== 'slow') shop.answers.set(`${workload}/${name}`, 'refused');
  await shop.clock.advance(45_000);
  const from = shop.events.length;
  const take = async (now: readonly Check[]) => {
    shop.definitions.checks = now;
    await shop.watch.reload();
  };
  const told = () => shop.told({ from }).filter((what) => turns.test(what));
  return { ...shop, take, turned: told };
}

describe('an unhealthy workload', () => {
  it.each<[string, readonly Check[], readonly Check[], readonly string[]]>([
    ['that is removed is unhealthy no longer', [db], [], ['unwatched db']],
    ['that is disabled, too', [db], [{ ...db, enabled: false }], ['unwatched db']],
    ['one check of which stays is not', [db, slow], [slow], []],
    ['one check of which changes is not', [db], [{ ...db, timeout: 4_000 }], []],
    ['that suppresses another leaves that to itself', [api, db], [api], ['unwatched db']],
    ['what is suppressed and removed ends, too', [api, db], [db], ['unwatched api']],
  ])('%s', async (_, before, after, expected) => {
    const shop = await down(before);
    await shop.take(after);
    expect(shop.turned()).toEqual(expected);
    await shop.take(after);
    expect(shop.turned()).toEqual(expected);
    await shop.watch.stop();
  });

  it('that is removed leaves no outage under way in the history, and a note in its incident', async () => {
    const shop = await down([db]);
    await shop.take([]);
    const historian = createHistorian();
    const told = shop.events.map(historian.tell);
    expect(historian.ongoing(shop.clock.now().getTime())).toEqual([]);
    expect(told.findLast(({ event }) => event.kind === 'unwatched')).toMatchObject({
      event: { message: 'no longer watched: no enabled check of it is left', actor: { name: 'watch' } },
      outage: { duration: expect.any(Number) },
    });
    const [incident] = value(await shop.incidents.openOf(['db']));
    const { timeline } = value(await shop.incidents.show(incident?.id ?? ''));
    expect(timeline.at(-1)).toMatchObject({
      kind: 'incident_note',
      message: 'db is no longer watched: no enabled check of it is left.',
    });
    expect(shop.watch.board.stateOf('db')).not.toHaveProperty('incident');
  });

  it('that is removed alerts what it suppressed, at its next look', async () => {
    const shop = await down([api, db]);
    await shop.take([api]);
    await shop.clock.advance(10_000);
    expect(shop.turned()).toEqual(['unwatched db', 'unhealthy api']);
  });

  it('that comes back is judged anew, and its attempts go on', async () => {
    const auto = watched('db', { auto: true });
    const shop = await down([auto]);
    await shop.take([]);
    const { attempts } = shop.watch.board.stateOf('db') ?? {};
    expect(attempts).toBeGreaterThan(0);
    await shop.take([auto]);
    await shop.clock.advance(5_000);
    expect(shop.turned()).toEqual(['unwatched db']);
    expect(shop.watch.board.stateOf('db')?.attempts).toBe(attempts);
    await shop.clock.advance(10_000);
    expect(shop.turned()).toEqual(['unwatched db', 'unhealthy db']);
    expect(shop.done.filter((what) => what.startsWith('incident'))).toEqual(['incident db']);
  });

  it('that was removed while nothing watched is unhealthy no longer once something does', async () => {
    const shop = await down([db]);
    await shop.watch.stop();
    const { database, clock } = shop;
    const later = await night({ checks: [], database, clock });
    expect(later.told()).toEqual(['watch_started', 'unwatched db']);
    await later.watch.stop();
  });
});
