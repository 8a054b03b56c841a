import { describe, expect, it } from 'vitest';
import type { Check, CheckReport } from '../../../engine/model/check.ts';
import { failed } from '../../../engine/model/failure.ts';
import type { Silence } from '../../../engine/model/silence.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { watchEvent } from '../../../engine/watch/event.ts';
import { overview } from '../../../engine/watch/overview.ts';
import { value } from '../store/temporary.ts';
import { brokenReport, type Night, night, notesOf, watched } from './night.ts';

/** Lets as many checks go by as there are answers: `.` is fine, `x` fails. */
async function seen(night: Night, answers: string, key = 'web/http'): Promise<void> {
  for (const answer of answers) {
    night.answers.set(key, answer === '.' ? 'ok' : 'HTTP 503');
    await night.clock.advance(night.clock.tick() === 0 ? 5_000 : 10_000);
  }
}

/** Resolves every incident that is open. */
async function resolveAll({ incidents }: Night): Promise<void> {
  const resolution = { summary: 's', root_cause: 'r', fix: 'f' };
  for (const { id } of value(await incidents.list({ states: ['open'] })))
    value(await incidents.resolve({ id, actor: { name: 'mara', via: 'cli' }, resolution }));
}

const auto = { auto: true } as const;

describe('given outcomes, expect events (an answer every 10 s, two failures make unhealthy)', () => {
  it.each<[string, Parameters<typeof watched>[1], string, readonly string[]]>([
    ['nothing of a workload that is fine', {}, '....', []],
    ['a failure alone', {}, '.x..', ['check_fail']],
    ['unhealthy once, and healthy once', {}, '.xxxx..', ['check_fail', 'check_fail', 'unhealthy', 'healthy']],
    ['failures that are not in a row', {}, 'x.x.x.', ['check_fail', 'check_fail', 'check_fail']],
    [
      'as many successes as asked for',
      { successThreshold: 2 },
      'xx.x..',
      ['check_fail', 'check_fail', 'unhealthy', 'check_fail', 'healthy'],
    ],
    ['a restart before its attempt', auto, '.xx', ['check_fail', 'check_fail', 'unhealthy', 'restart']],
    [
      'failures in a row begin again after a restart that worked',
      auto,
      '.xxxx',
      ['check_fail', 'check_fail', 'unhealthy', 'restart', 'restart'],
    ],
    [
      'the limit of attempts, once',
      { ...auto, max: 1 },
      'xxxxxxxx',
      ['check_fail', 'check_fail', 'unhealthy', 'restart', 'restart_exhausted', 'check_fail'],
    ],
  ])('%s', async (_, given, answers, expected) => {
    const shop = await night({ checks: [watched('web', given)] });
    const from = shop.events.length;
    await seen(shop, answers);
    expect(shop.events.slice(from).map(({ kind }) => kind)).toEqual(expected);
    await shop.watch.stop();
  });
});

describe('what follows from an unhealthy workload', () => {
  it.each([
    [1, 'health check failed 1 time: HTTP 503'],
    [2, 'health check failed 2 times: HTTP 503'],
  ])('says that it failed, after %d', async (retries, message) => {
    const shop = await night({ checks: [watched('web', { retries })] });
    await seen(shop, 'xx');
    expect(shop.events.find(({ kind }) => kind === 'unhealthy')?.message).toBe(message);
  });

  it('names a long command once it is cut, and keeps it whole in the data', async () => {
    const web = watched('web', auto);
    const argv = ['/bin/sh', '-c', 'while true; do echo restarting the whole of the web; sleep 1; done'];
    const restart = { ...web.restart, target: { type: 'command' as const, command: argv } };
    const shop = await night({ checks: [{ ...web, restart }] });
    await seen(shop, '.xx');
    const told = shop.events.find(({ kind }) => kind === 'restart');
    expect(told?.message).toBe(
      'auto-restarting (attempt 1): command /bin/sh -c while true; do echo restarting the whole…',
    );
    expect(told?.data?.['target']).toBe(`command ${argv.join(' ')}`);
  });

  it('is a report, an incident and a restart, in this order', async () => {
    const shop = await night({ checks: [watched('web', auto)] });
    await seen(shop, '.xx');
    expect(shop.done).toEqual(['report web', 'incident web', 'restart web.service']);
  });

  it('is one report a transition, however many restarts follow', async () => {
    const shop = await night({ checks: [watched('web', auto)] });
    await seen(shop, `${'x'.repeat(30)}.xx`);
    expect(shop.done.filter((what) => what === 'report web')).toHaveLength(2);
    expect(shop.done.filter((what) => what.startsWith('restart')).length).toBeGreaterThan(2);
  });

  it('is no restart while no report is on the disk, and an alert that says so', async () => {
    let full = true;
    const report = async () => (full ? failed(brokenReport) : ({ ok: true, value: 'report-1' } as const));
    const shop = await night({ checks: [watched('web', auto)], report });
    await seen(shop, 'xxxxxx');
    expect(shop.done.filter((what) => what.startsWith('restart'))).toEqual([]);
    expect(shop.told()).toContain('restart_withheld web');
    expect(shop.done).toContain('incident web');
    full = false;
    await seen(shop, 'xx');
    expect(shop.done.at(-1)).toBe('restart web.service');
  });

  it('is no restart while it is refused, which its incident says once and the events once a minute', async () => {
    const lease = () => failed({ code: 'restart/lease-unusable', message: 'The leases of this host cannot be used.' });
    const shop = await night({ checks: [watched('web', auto)], lease });
    await seen(shop, 'x'.repeat(31));
    expect(shop.told().filter((what) => what === 'restart_withheld web').length).toBeGreaterThan(3);
    expect(await notesOf(shop, 'not restarted: ')).toHaveLength(1);
  });

  it('is no restart without a report, which the incident says in each failure, also where nothing restarts it', async () => {
    const shop = await night({ checks: [watched('web')], report: async () => failed(brokenReport) });
    await seen(shop, 'xx..xx');
    expect(await notesOf(shop, 'not restarted: ')).toHaveLength(2);
  });

  it('is no restart while it is refused, which the incident opened meanwhile says too', async () => {
    const lease = () => failed({ code: 'restart/lease-held', message: 'Another Healer restarts it.' });
    const shop = await night({
      checks: [watched('web', auto), watched('web', { ...auto, name: 'slow', retries: 4 })],
      lease,
    });
    await seen(shop, 'xxx');
    await resolveAll(shop);
    shop.answers.set('web/slow', 'HTTP 503');
    await seen(shop, 'x'.repeat(5));
    expect(shop.done.filter((what) => what === 'incident web')).toHaveLength(2);
    expect(await notesOf(shop, 'not restarted: ')).toHaveLength(2);
  });

  it('is a report tried every 5 s, while it cannot be written', async () => {
    const report = async () => failed(brokenReport);
    const shop = await night({ checks: [watched('web', { ...auto, interval: 1_000, retries: 1 })], report });
    shop.answers.set('web/http', 'HTTP 503');
    await shop.clock.advance(125_000);
    expect(shop.done.filter((what) => what === 'report web failed')).toHaveLength(26);
  });

  /** A workload that flaps and is unhealthy now, for the seventh time, whose report waits for `written`. */
  const flapping = async (given: Pick<Parameters<typeof night>[0], 'silence'> = {}) => {
    const written = Promise.withResolvers<void>();
    let isSlow = false;
    const report = async () => {
      if (isSlow) await written.promise;
      return { ok: true, value: 'report-1' } as const;
    };
    const web = watched('web', { ...auto, dependsOn: ['db'] });
    const quick = { ...web, restart: { ...web.restart, delay: 1, backoff: 1 } };
    const shop = await night({ checks: [quick, watched('db')], report, ...given });
    await seen(shop, 'xx.'.repeat(6));
    isSlow = true;
    await seen(shop, 'xx');
    const restarts = () => shop.done.filter((what) => what === 'restart web.service').length;
    expect(restarts()).toBe(6);
    return { shop, restarts, written: written.resolve, quick };
  };

  it.each<[string, (about: Awaited<ReturnType<typeof flapping>>) => Promise<unknown>]>([
    [
      'its health config forbids it',
      async ({ shop, quick }) => {
        shop.definitions.checks = [{ ...quick, restart: { ...quick.restart, auto: false } }, watched('db')];
        await shop.watch.reload();
      },
    ],
    ['what it depends on goes down', ({ shop }) => seen(shop, 'xxx', 'db/http')],
  ])('is no restart once %s while its report is written', async (_, meanwhile) => {
    const about = await flapping();
    await meanwhile(about);
    about.written();
    await about.shop.clock.advance(0);
    expect(about.restarts()).toBe(6);
  });

  it('is no restart once it is silenced while its report is written', async () => {
    let isSilent = false;
    const silence = () => (isSilent ? ({ ends: '2026-11-22T05:00:00.000Z', reason: 'moving' } as Silence) : undefined);
    const { shop, restarts, written } = await flapping({ silence });
    isSilent = true;
    written();
    await shop.clock.advance(0);
    expect(restarts()).toBe(6);
  });

  it('is the restart its health config names by the time its report is written', async () => {
    const { shop, quick, written } = await flapping();
    const target = { type: 'unit', unit: 'other.service' } as const;
    shop.definitions.checks = [{ ...quick, restart: { ...quick.restart, target } }, watched('db')];
    await shop.watch.reload();
    written();
    await shop.clock.advance(0);
    expect(shop.done.at(-1)).toBe('restart other.service');
  });

  it('is no restart once it is healthy again while its report is written', async () => {
    const { shop, restarts, written } = await flapping();
    await seen(shop, '.');
    written();
    await shop.clock.advance(0);
    expect(restarts()).toBe(6);
    await seen(shop, 'xx');
    expect(restarts()).toBe(7);
  });

  it('is no restart once the watch ends while its report is written', async () => {
    const { shop, restarts, written } = await flapping();
    const ended = shop.watch.stop();
    await shop.clock.advance(1_000);
    written();
    await ended;
    expect(restarts()).toBe(6);
  });

  it('waits longer before each further attempt', async () => {
    const shop = await night({ checks: [watched('web', { ...auto, retries: 1 })] });
    await seen(shop, 'x'.repeat(30));
    const at = shop.events.filter(({ kind }) => kind === 'restart').map((event) => Date.parse(event.at));
    expect(at.map((time) => (time - (at[0] ?? 0)) / 1000)).toEqual([0, 10, 30, 70, 150]);
  });

  it('excuses failures within the grace time after a restart that worked', async () => {
    const shop = await night({ checks: [watched('web', { ...auto, retries: 1, grace: 25_000 })] });
    await seen(shop, 'xxxx');
    const excused = shop.events.filter(({ kind }) => kind === 'check_fail').map(({ data }) => data?.['excused']);
    expect(excused).toEqual([undefined]);
    expect(shop.events.filter(({ kind }) => kind === 'restart')).toHaveLength(2);
  });

  it('counts attempts from zero once it was healthy for long', async () => {
    const shop = await night({ checks: [watched('web', { ...auto, max: 1, resetAfter: 60_000 })] });
    await seen(shop, 'xxxx');
    expect(shop.told()).toContain('restart_exhausted web');
    const from = shop.events.length;
    await seen(shop, '........xx');
    expect(shop.told({ from })).toEqual(['healthy web', 'unhealthy web', 'restart web']);
  });

  it.each([
    ['the incident it has', false, 1],
    ['a new one, where somebody resolved that while it was unhealthy', true, 2],
  ])('calls a person at the limit by %s', async (_, resolved, opened) => {
    const shop = await night({ checks: [watched('web', { ...auto, max: 1, retries: 1 })] });
    await seen(shop, 'x');
    if (resolved) await resolveAll(shop);
    await seen(shop, 'xx');
    expect(shop.told()).toContain('restart_exhausted web');
    expect(shop.done.filter((what) => what === 'incident web')).toHaveLength(opened);
    const [open] = value(await shop.incidents.openOf(['web']));
    const { timeline } = value(await shop.incidents.show(open?.id ?? ''));
    expect(timeline.map(({ message }) => message).join('\n')).toContain(
      `${resolved ? 'web is not' : 'Not'} restarted any more: restarted 1 time without lasting success`,
    );
  });

  describe('calls a person at the limit, where the disk refused that at first,', () => {
    /** A workload at its limit, whose incident somebody resolved, on a disk that refuses writes. */
    const refusing = async () => {
      const checks = [watched('web', { ...auto, max: 1, retries: 1 })];
      const shop = await night({ checks });
      await seen(shop, 'x');
      await resolveAll(shop);
      shop.database.pragma('query_only = ON');
      await seen(shop, 'xx');
      expect(value(await shop.incidents.openOf(['web']))).toEqual([]);
      return { shop, checks, mend: () => shop.database.pragma('query_only = OFF') };
    };

    it('at a later look, once', async () => {
      const { shop, mend } = await refusing();
      mend();
      await seen(shop, 'xxx');
      expect(value(await shop.incidents.openOf(['web']))).toHaveLength(1);
      expect(await notesOf(shop, 'Opened as P3: web is not restarted any more')).toHaveLength(1);
      expect(await notesOf(shop, 'Not restarted any more')).toEqual([]);
      expect(shop.told().filter((what) => what === 'restart_exhausted web')).toHaveLength(1);
    });

    it('by the next daemon', async () => {
      const { shop, checks, mend } = await refusing();
      await shop.watch.stop();
      mend();
      const later = await night({ checks, database: shop.database, clock: shop.clock });
      await seen(later, 'xxx');
      expect(value(await later.incidents.openOf(['web']))).toHaveLength(1);
      expect(later.told()).toContain('restart_exhausted web');
    });
  });

  it('keeps no incident of a person called at the limit as it turns healthy', async () => {
    const called = Promise.withResolvers<void>();
    const shop = await night({
      checks: [watched('web', { ...auto, max: 1, retries: 1 })],
      alerting: (real) => ({
        ...real,
        async call(failing, text) {
          await called.promise;
          return real.call(failing, text);
        },
      }),
    });
    await seen(shop, 'xx.');
    called.resolve();
    await shop.clock.advance(0);
    expect(shop.told()).toContain('restart_exhausted web');
    expect(shop.watch.board.stateOf('web')).toMatchObject({ healthy: true, exhausted: true });
    expect(shop.watch.board.stateOf('web')?.incident).toBeUndefined();
  });

  it('makes nothing unhealthy sooner by looking at once and again at its place on the grid', async () => {
    const shop = await night({ checks: [watched('web', { retries: 3, interval: 30_000 })], random: () => 0.9 });
    shop.answers.set('web/http', 'HTTP 503');
    const began = shop.clock.now().getTime();
    await shop.clock.advance(120_000);
    const unhealthy = shop.events.find(({ kind }) => kind === 'unhealthy');
    expect(Date.parse(unhealthy?.at ?? '') - began).toBeGreaterThanOrEqual(60_000);
  });

  it('says that a restart failed, and counts it', async () => {
    const restart = async () => failed({ code: 'restart/failed', message: '`systemctl` ended with exit code 5' });
    const shop = await night({ checks: [watched('web', { ...auto, max: 2, retries: 1 })], restart });
    await seen(shop, 'xxxx');
    expect(shop.told({ from: 2 })).toEqual(
      [
        'definitions_changed',
        'unhealthy web',
        'restart web',
        'restart_failed web',
        'restart web',
        'restart_failed web',
        'restart_exhausted web',
      ].slice(1),
    );
  });
});

describe('a workload that flaps', () => {
  const flaps = (given: Parameters<typeof watched>[1] = {}) =>
    night({ checks: [watched('web', { retries: 1, ...given })] });
  const count = ({ done }: Night, what: string) => done.filter((one) => one.startsWith(what)).length;

  it('is one incident, told of each time, for as long as nobody resolves it', async () => {
    const shop = await flaps();
    await seen(shop, 'x.x.x');
    expect(count(shop, 'incident web')).toBe(1);
    expect(count(shop, 'join web is unhealthy: HTTP 503 (already part of this incident)')).toBe(2);
    await resolveAll(shop);
    await seen(shop, '.x');
    expect(count(shop, 'incident web')).toBe(2);
    expect(value(await shop.incidents.openOf(['web']))).toHaveLength(1);
  });

  it('joins the incident nobody has resolved hours later, and after the daemon was started anew', async () => {
    const shop = await flaps();
    await seen(shop, `x${'.'.repeat(60)}`);
    await shop.watch.stop();
    const { database, clock } = shop;
    const later = await night({ checks: [watched('web', { retries: 1 })], database, clock });
    await seen(later, '..x');
    expect(count(later, 'incident')).toBe(0);
    expect(count(later, 'join web is unhealthy')).toBe(1);
  });

  it('has six reports an hour, and its incident says where one is left out', async () => {
    const shop = await flaps();
    await seen(shop, 'x.'.repeat(8));
    expect(count(shop, 'report web')).toBe(6);
    expect(count(shop, 'note No forensic report')).toBe(2);
  });

  it('has a report before each restart, however many', async () => {
    const shop = await flaps({ ...auto, resetAfter: 5_000 });
    await seen(shop, 'x..'.repeat(9));
    expect(shop.done.filter((what) => !/^(note|incident|join)/.test(what))).toEqual(
      Array.from({ length: 9 }, () => ['report web', 'restart web.service']).flat(),
    );
  });
});

describe('a disk that refuses', () => {
  const one = { ...auto, retries: 1, max: 1 };
  const attempts = (shop: Night) =>
    shop.database.prepare('SELECT number, outcome FROM restart_attempts ORDER BY began').all();

  it('the beginning of a restart: none is made, and none counted', async () => {
    let full = true;
    const isFull = ({ what }: { readonly what: string }) => full && what === 'begin';
    const shop = await night({ checks: [watched('web', one)], isFull });
    await seen(shop, 'xxxx');
    expect(shop.done).not.toContain('restart web.service');
    expect(shop.watch.board.stateOf('web')).toMatchObject({ attempts: 0, restartCount: 0 });
    expect(shop.watch.board.workloads.get('web')?.lastAttempt).toBeUndefined();
    full = false;
    await seen(shop, 'xx');
    expect(shop.done.filter((what) => what === 'restart web.service')).toHaveLength(1);
    expect(shop.told()).toEqual(expect.arrayContaining(['restart_withheld web', 'restart web']));
    expect(attempts(shop)).toEqual([{ number: 1, outcome: 'worked' }]);
  });

  it('the end of a restart: it was made and counts, and its end is written when there is room', async () => {
    let full = false;
    const restart = async () => {
      full = true;
      return failed({ code: 'restart/failed', message: 'exit code 5' });
    };
    const shop = await night({ checks: [watched('web', one)], restart, isFull: () => full });
    const from = shop.events.length;
    await seen(shop, 'xxxxxx');
    expect(shop.done.filter((what) => what === 'restart web.service')).toHaveLength(1);
    expect(shop.watch.board.stateOf('web')).toMatchObject({ attempts: 1, restartCount: 1 });
    expect(attempts(shop)).toEqual([{ number: 1, outcome: null }]);
    full = false;
    await shop.clock.advance(1_000);
    expect(attempts(shop)).toEqual([{ number: 1, outcome: 'failed' }]);
    expect(shop.told({ from })).toEqual([
      'unhealthy web',
      'restart web',
      'restart_failed web',
      'restart_exhausted web',
    ]);
  });

  it('what led to a restart: it waits until that is written, and is told after it', async () => {
    let full = false;
    const shop = await night({ checks: [watched('web', { ...one, max: 0 })], isFull: () => full });
    await seen(shop, '.');
    const from = shop.events.length;
    full = true;
    await seen(shop, 'xxx');
    expect(shop.done).not.toContain('restart web.service');
    full = false;
    await seen(shop, 'x');
    expect(shop.done.filter((what) => what === 'restart web.service')).toHaveLength(1);
    expect(shop.told({ from, fails: true }).slice(0, 4)).toEqual([
      'check_fail web',
      'unhealthy web',
      'restart_withheld web',
      'restart web',
    ]);
  });
});

describe('a workload that depends on another', () => {
  const both = () => [watched('api', { ...auto, dependsOn: ['db'] }), watched('db')];

  it.each([
    ['checked before it', ['api', 'db']],
    ['checked after it', ['db', 'api']],
  ])('is suppressed while the other is unhealthy, %s', async (_, order) => {
    const checks = order.flatMap((name) => both().filter(({ workload }) => workload === name));
    const shop = await night({ checks });
    shop.answers.set('api/http', 'HTTP 503').set('db/http', 'refused');
    await shop.clock.advance(45_000);
    expect(shop.told()).toEqual(expect.arrayContaining(['unhealthy db', 'suppressed api']));
    expect(shop.told()).not.toContain('unhealthy api');
    expect(shop.done.filter((what) => what.startsWith('restart') || what === 'incident api')).toEqual([]);
    expect(shop.done.filter((what) => what.startsWith('join'))).toEqual([
      'join api is suppressed: HTTP 503 (depends on db)',
    ]);
    const [incident] = value(await shop.incidents.openOf(['api']));
    expect(incident).toMatchObject({ workload: 'db', service: 'db' });
  });

  it('is looked into by itself when only it fails', async () => {
    const shop = await night({ checks: both() });
    shop.answers.set('api/http', 'HTTP 503');
    await shop.clock.advance(25_000);
    expect(shop.told()).toContain('unhealthy api');
    expect(shop.done).toContain('incident api');
  });

  it.each<[string, number, readonly string[]]>([
    ['right after a look of the other at its turn', 900, ['suppressed front', 'unhealthy bigdb', 'restart bigdb']],
    ['long before the next look of the other', 4_000, ['suppressed front', 'unhealthy bigdb', 'restart bigdb']],
  ])('makes the other unhealthy no sooner than its own looks do: it fails %s', async (_, later, expected) => {
    const shop = await night({
      checks: [
        watched('front', { ...auto, interval: 1_000, timeout: 500, dependsOn: ['bigdb'] }),
        watched('bigdb', { ...auto, interval: 8_000 }),
      ],
    });
    await shop.clock.advance(7_950);
    shop.answers.set('bigdb/http', 'refused');
    await shop.clock.advance(later);
    shop.answers.set('front/http', 'HTTP 500');
    await shop.clock.advance(15_950 - shop.clock.tick());
    expect(shop.told().filter((what) => /^(unhealthy|suppressed|restart)/.test(what))).toEqual([]);
    await shop.clock.advance(1_500);
    const told = shop.told().filter((what) => /^(unhealthy|suppressed|restart)/.test(what));
    expect(told.toSorted()).toEqual(expected.toSorted());
  });

  it('is alerted once the other is healthy and it still fails', async () => {
    const shop = await night({ checks: both() });
    shop.answers.set('api/http', 'HTTP 503').set('db/http', 'refused');
    await shop.clock.advance(45_000);
    shop.answers.set('db/http', 'ok');
    await shop.clock.advance(30_000);
    expect(shop.told()).toContain('unhealthy api');
  });

  it('waits in a chain for the slow one at its end', async () => {
    const fast = { interval: 2_000, timeout: 1_000 };
    const shop = await night({
      checks: [
        watched('web', { ...auto, ...fast, dependsOn: ['api'] }),
        watched('api', { ...auto, ...fast, dependsOn: ['db'] }),
        watched('db', { interval: 60_000, retries: 3 }),
      ],
    });
    await shop.clock.advance(70_000);
    for (const key of ['web/http', 'api/http', 'db/http']) shop.answers.set(key, 'down');
    await shop.clock.advance(240_000);
    expect(shop.told().filter((what) => what.startsWith('unhealthy'))).toEqual(['unhealthy db']);
    expect(shop.done.filter((what) => what.startsWith('restart'))).toEqual([]);
  });

  it('says what it waits for while that fails and is not decided, and only then', async () => {
    const shop = await night({
      checks: [
        watched('web', { retries: 1, interval: 2_000, dependsOn: ['core', 'mail'] }),
        watched('core', { interval: 20_000 }),
        watched('mail'),
      ],
    });
    const message = () => {
      const silence = () => undefined;
      const timeOf = (tick: number) => String(tick);
      return overview({ board: shop.watch.board, silence, timeOf }, ['web'])[0]?.message;
    };
    await shop.clock.advance(25_000);
    shop.answers.set('web/http', 'HTTP 500').set('core/http', 'refused');
    await shop.clock.advance(3_000);
    expect(message()).toBe('HTTP 500; waits for core, which fails too and may explain it');
    shop.answers.set('core/http', 'ok');
    await shop.clock.advance(20_000);
    expect(message()).toBe('HTTP 500');
    expect(shop.told()).toContain('unhealthy web');
  });

  it('is judged anew once the other is healthy: what it met before does not count', async () => {
    const shop = await night({ checks: [...both()] });
    shop.answers.set('api/http', 'HTTP 503').set('db/http', 'refused');
    await shop.clock.advance(45_000);
    expect(shop.told()).toContain('suppressed api');
    shop.answers.set('db/http', 'ok');
    await shop.clock.advance(14_000);
    shop.answers.set('api/http', 'ok');
    await shop.clock.advance(40_000);
    expect(shop.told()).not.toContain('unhealthy api');
    expect(shop.watch.board.stateOf('api')).not.toHaveProperty('suppressedBy');
  });

  it('does not wait for one that waits for it', async () => {
    const shop = await night({
      checks: [watched('api', { dependsOn: ['db'] }), watched('db', { dependsOn: ['api'] })],
    });
    shop.answers.set('api/http', 'HTTP 503').set('db/http', 'refused');
    await shop.clock.advance(25_000);
    expect(shop.told()).toEqual(expect.arrayContaining(['unhealthy api', 'unhealthy db']));
  });

  it('is explained by what its dependency waits for', async () => {
    const shop = await night({
      checks: [watched('web', { dependsOn: ['api'] }), watched('api', { dependsOn: ['db'] }), watched('db')],
    });
    for (const key of ['web/http', 'api/http', 'db/http']) shop.answers.set(key, 'down');
    await shop.clock.advance(60_000);
    expect(shop.told().filter((what) => what.startsWith('unhealthy'))).toEqual(['unhealthy db']);
    expect(shop.watch.board.stateOf('web')?.suppressedBy).toBe('db');
  });
});

describe('a silence', () => {
  it('keeps incidents and restarts back until it ends, and the record goes on', async () => {
    let silence: Silence | undefined = {
      id: 's',
      match: {},
      reason: 'reindex',
      by: { name: 'jonas', via: 'cli' },
      starts: '',
      ends: '',
    };
    const shop = await night({ checks: [watched('web', auto)], silence: () => silence });
    await seen(shop, 'xxx');
    expect(shop.done).toEqual(['report web']);
    expect(shop.told()).toContain('unhealthy web');
    silence = undefined;
    await seen(shop, 'x');
    expect(shop.done).toEqual(['report web', 'incident web', 'restart web.service']);
  });
});

describe('time that goes by in another way', () => {
  it('is not an outage: failures after a sleep are noted and do not count', async () => {
    const shop = await night({ checks: [watched('web')] });
    await seen(shop, '..');
    shop.clock.sleep(8 * 3_600_000);
    await seen(shop, 'x.');
    expect(shop.told().slice(2)).toEqual(['clock_jumped']);
    expect(shop.events.find(({ kind }) => kind === 'check_fail')?.data?.['excused']).toBe('after_sleep');
  });

  it('excuses the failure that comes before anybody noticed the pause', async () => {
    let answer = Promise.withResolvers<void>();
    answer.resolve();
    const shop = await night({ checks: [watched('web', { retries: 1 })], until: () => answer.promise });
    await seen(shop, '.');
    answer = Promise.withResolvers<void>();
    await seen(shop, 'x');
    shop.clock.stall(4_500);
    answer.resolve();
    await shop.clock.advance(0);
    expect(shop.events.find(({ kind }) => kind === 'check_fail')?.data?.['excused']).toBe('held_up');
    expect(shop.told()).not.toContain('unhealthy web');
  });

  it.each<[string, Partial<CheckReport>, readonly (string | undefined)[]]>([
    ['what had no answer, and never twice in a row', {}, ['held_up', undefined, 'held_up']],
    ['nothing that the target answered', { answered: true }, [undefined, undefined, undefined]],
  ])('excuses of a daemon that is held up again and again %s', async (_, seen, expected) => {
    let answer = Promise.withResolvers<void>();
    const check = watched('web', { retries: 5 });
    const shop = await night({ checks: [check], until: () => answer.promise, seen });
    shop.answers.set('web/http', 'no answer');
    await shop.clock.advance(1_000);
    for (const _ of expected) {
      shop.clock.stall(8_000);
      answer.resolve();
      await shop.clock.advance(0);
      answer = Promise.withResolvers();
      await shop.clock.advance(10_000);
    }
    const excuses = shop.events.filter(({ kind }) => kind === 'check_fail').map(({ data }) => data?.['excused']);
    expect(excuses.slice(0, expected.length)).toEqual(expected);
    expect(shop.told()).not.toContain('clock_jumped');
    expect(shop.events.find(({ kind }) => kind === 'watch_held_up')?.message).toMatch(
      /^this daemon was held up for \d+ s:/,
    );
  });

  it.each<[string, Partial<CheckReport>, readonly string[]]>([
    ['what had no answer in time, however often', { silent: 'late' }, ['held_up', 'held_up', 'held_up', 'held_up']],
    ['what could not even be asked', { silent: 'unasked' }, ['held_up', 'held_up', 'held_up', 'held_up']],
    ['nothing else', {}, []],
  ])('while a file system keeps every thread excuses %s', async (_, seen, expected) => {
    const checks = [watched('web', { retries: 4 })];
    const shop = await night({ checks, seen, threadTurn: () => new Promise(() => {}) });
    shop.answers.set('web/http', 'no answer');
    await shop.clock.advance(40_000);
    const excuses = shop.events
      .filter(({ kind }) => kind === 'check_fail')
      .flatMap(({ data }) => data?.['excused'] ?? []);
    expect(excuses).toEqual(expected);
    expect(shop.told().includes('unhealthy web')).toBe(expected.length === 0);
    const [held, ...more] = shop.events.filter(({ kind }) => kind === 'watch_held_up');
    expect(held?.message).toMatch(/^no file and no host name can be looked at: every thread/);
    expect(more).toEqual([]);
    expect(shop.watch.heldUp()?.message).toMatch(/^No file and no host name/);
  });

  it('counts what has no answer in time while threads have their turn', async () => {
    const shop = await night({ checks: [watched('web')], seen: { silent: 'late' } });
    await seen(shop, 'xxx');
    expect(shop.told()).toContain('unhealthy web');
    expect(shop.watch.heldUp()).toBeUndefined();
  });

  it('does not excuse an answer that came after a sleep', async () => {
    const shop = await night({ checks: [watched('web')], seen: { answered: true } });
    await seen(shop, '..');
    shop.clock.sleep(8 * 3_600_000);
    await seen(shop, 'xx');
    expect(shop.told().slice(2)).toEqual(['clock_jumped', 'unhealthy web']);
  });

  it('set back does not stop restarts from coming', async () => {
    const shop = await night({ checks: [watched('web', { ...auto, retries: 1 })] });
    await seen(shop, 'x');
    shop.clock.sleep(-3_600_000);
    await seen(shop, 'xx');
    expect(shop.events.filter(({ kind }) => kind === 'restart')).toHaveLength(2);
  });
});

describe('a watch that ends', () => {
  it('leaves behind what does not, says so, and keeps what it knows', async () => {
    const process = { type: 'process', name: 'worker', cpu: false } as const;
    const shop = await night({
      checks: [watched('queue', { probe: process })],
      looking: new Promise(() => {}),
    });
    await shop.clock.advance(15_000);
    const stopped = shop.watch.stop();
    await shop.clock.advance(3_000);
    await stopped;
    expect(shop.told().at(-1)).toBe('watch_stopped');
    expect(shop.done).toContain('log looking at processes did not end within 3 s, and the watch ends without that');
  });
});

describe('definitions that change while they are watched', () => {
  const file = (one: Check, line: number): Check => ({ ...one, source: { ...one.source, line } });

  it('keep the state of what did not change', async () => {
    const shop = await night({ checks: [watched('web'), watched('api')] });
    await seen(shop, 'xx');
    shop.definitions.checks = [file(watched('web'), 9), watched('db')];
    await shop.watch.reload();
    expect(shop.events.at(-1)).toMatchObject({
      kind: 'definitions_changed',
      data: { added: ['db/http'], removed: ['api/http'], changed: [] },
    });
    expect(shop.watch.board.stateOf('web')?.healthy).toBe(false);
    const from = shop.events.length;
    await seen(shop, '.');
    expect(shop.told({ from })).toEqual(['healthy web']);
  });

  it('stay as they were where a file cannot be taken any more, and this is said once', async () => {
    const shop = await night({ checks: [watched('web'), watched('api')] });
    const broken = {
      code: 'definition/unreadable',
      message: 'not YAML',
      file: '/shop/health/web.health.yaml',
      line: 3,
    };
    shop.definitions.checks = [watched('api')];
    shop.definitions.failures = [broken];
    const from = shop.events.length;
    await shop.watch.reload();
    await shop.watch.reload();
    expect(shop.told({ from })).toEqual(['definitions_invalid']);
    expect([...shop.watch.board.checks.keys()]).toEqual(['api/http', 'web/http']);
  });

  it('are told to be fine again, also where nothing changed by it', async () => {
    const shop = await night({ checks: [watched('web')] });
    const file = '/shop/health/web.health.yaml';
    const from = shop.events.length;
    shop.definitions.checks = [];
    shop.definitions.failures = [{ code: 'yaml/broken', message: 'not YAML', file, line: 3 }];
    await shop.watch.reload();
    shop.definitions.checks = [watched('web')];
    shop.definitions.failures = [];
    await shop.watch.reload();
    await shop.watch.reload();
    expect(shop.told({ from })).toEqual(['definitions_invalid', 'definitions_changed']);
    expect(shop.events.at(-1)).toMatchObject({
      message: `nothing is wrong with ${file} any more`,
      data: { added: [], removed: [], changed: [], mended: [file] },
    });
  });
});

it('the same mistake in another file is told as well', async () => {
  const shop = await night({ checks: [] });
  const broken = (file: string) => ({ code: 'yaml/broken', message: 'bad indentation', file, line: 3 });
  shop.definitions.failures = [broken('/shop/health/web.health.yaml')];
  await shop.watch.reload();
  shop.definitions.failures = [broken('/shop/health/web.health.yaml'), broken('/shop/health/api.health.yaml')];
  await shop.watch.reload();
  const told = shop.events.filter(({ kind }) => kind === 'definitions_invalid').map(({ message }) => message);
  expect(told).toEqual([
    '/shop/health/web.health.yaml:3: bad indentation',
    '/shop/health/api.health.yaml:3: bad indentation',
  ]);
});

describe('a daemon that starts again', () => {
  it('knows how everything stood, and goes on from there', async () => {
    const first = await night({ checks: [watched('web', { ...auto, max: 2, retries: 1 })] });
    await seen(first, 'x');
    const again = await night({
      checks: [watched('web', { ...auto, max: 2, retries: 1 })],
      database: first.database,
      clock: first.clock,
    });
    expect(again.watch.board.stateOf('web')).toMatchObject({ healthy: false, attempts: 1, restartCount: 1 });
    await first.watch.stop();
    await seen(again, 'xxxx');
    expect(again.told()).not.toContain('unhealthy web');
    expect(again.events.filter(({ kind }) => kind === 'restart')).toHaveLength(1);
    value(await again.watch.stop().then(() => ({ ok: true, value: null }) as const));
  });
});

it('what was kept for long enough is removed an hour after the watch began', async () => {
  const shop = await night({ checks: [watched('web', { interval: 600_000 })] });
  const old = watchEvent({ source: 'night', scope: 'local' }, '2025-06-01T03:00:00.000Z', {
    kind: 'unhealthy',
    workload: 'web',
    message: 'it was down',
  });
  const events = createEventStore(shop.database);
  value(await events.append([old]));
  const isThere = async () => value(await events.list({})).some(({ id }) => id === old.id);
  await shop.clock.advance(3_500_000);
  expect(await isThere()).toBe(true);
  await shop.clock.advance(200_000);
  expect(await isThere()).toBe(false);
  await shop.watch.stop();
});
