import { describe, expect, it } from 'vitest';
import { type Night, night, notesOf, watched } from './night.ts';

const auto = { auto: true } as const;
const pidFile = 'cannot read the pid file /mnt/run/web.pid: it does not answer';

/** As many looks, 10 s apart, as there are answers: `.` is fine, `x` fails, `?` is a file that cannot be read. */
async function look(night: Night, looks: string, key = 'web/http'): Promise<void> {
  await lookAt(night, { [key]: looks });
}

/** The same at several checks at once, the last answer of each again where others have more. */
async function lookAt({ answers, clock }: Night, looks: Readonly<Record<string, string>>): Promise<void> {
  const most = Math.max(...Object.values(looks).map(({ length }) => length));
  for (let index = 0; index < most; index++) {
    for (const [key, all] of Object.entries(looks))
      answers.set(key, { '.': 'ok', x: 'HTTP 503' }[all.at(index) ?? all.at(-1) ?? '.'] ?? pidFile);
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
    ['x?', 0],
    ['???', 0],
    ['x???', 0],
    ['?x?', 0],
    ['?x?x', 1],
    ['?x?x?x', 1],
    ['xx.???', 1],
    ['x.?x', 0],
    ['??x', 0],
    ['??xx', 1],
    ['xx???', 1],
    ['xx???x', 1],
    ['xx???xx', 2],
  ])('restarts only what was seen to fail often enough in a row, after %s (%d)', async (answers, expected) => {
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

  it.each([
    ['its only check', []],
    ['one of its checks', [watched('web', { name: 'other' })]],
  ])('lets a rule wait until its workload was seen to fail often enough by %s', async (_, others) => {
    const rule = { on: 'unhealthy', action: 'restart_workload', workload: 'web', cooldown_seconds: 30 } as const;
    const rules = [{ name: 'web', value: rule, source: { file: '/shop/rules/web.rule.yaml', line: 1 } }];
    const shop = await night({ checks: [watched('web'), ...others], rules });
    shop.answers.set('web/other', pidFile);
    await look(shop, '.????x');
    expect(restarts(shop)).toEqual([]);
    await look(shop, 'x');
    expect(restarts(shop)).toEqual(['restart web.service']);
  });

  it('changes nothing in what is known to be down', async () => {
    const checks = [watched('db'), watched('web', { ...auto, dependsOn: ['db'] })];
    const shop = await night({ checks });
    await lookAt(shop, { 'db/http': 'xxxxxx?x?', 'web/http': '.xxxxxxxx' });
    expect(shop.told()).toContain('suppressed web');
    expect(shop.told()).not.toContain('unhealthy web');
    expect(restarts(shop)).toEqual([]);
  });

  it('explains as long as one that was restarted is not healthy', async () => {
    const checks = [watched('db', auto), watched('web', { ...auto, dependsOn: ['db'] })];
    const shop = await night({ checks });
    await lookAt(shop, { 'db/http': 'xx???????', 'web/http': '.xxxxxxxx' });
    expect(restarts(shop)).toEqual(['restart db.service']);
    expect(shop.told()).not.toContain('unhealthy web');
  });

  it('explains until it has passed often enough', async () => {
    const checks = [watched('db', { successThreshold: 3 }), watched('web', { ...auto, dependsOn: ['db'] })];
    const shop = await night({ checks });
    await lookAt(shop, { 'db/http': 'xxx..xx..', 'web/http': '.xxxxxxxx' });
    expect(shop.told()).not.toContain('unhealthy web');
  });

  it.each([
    ['before what is behind it went down', { 'a/http': '....xxxxx', 'b/http': '.????????', 'c/http': '....xxxxx' }],
    ['after it', { 'a/http': '.xxxxxxx', 'b/http': '.???????', 'c/http': 'xxxxxxxx' }],
  ])('hides nothing that is behind it: unread %s', async (_, looks) => {
    const checks = [
      watched('c'),
      watched('b', { ...auto, dependsOn: ['c'] }),
      watched('a', { ...auto, dependsOn: ['b'] }),
    ];
    const shop = await night({ checks });
    await lookAt(shop, looks);
    expect(shop.told()).toContain('suppressed a');
    expect(shop.told()).not.toContain('unhealthy a');
    expect(restarts(shop)).toEqual([]);
  });

  it.each([
    ['another check of it', { 'db/http': '.????????????', 'db/second': '......xxxxxxx', 'web/http': '......xxxxxxx' }],
    ['the same check', { 'db/second': '?????????????xxxxxx', 'web/http': '.............xxxxxx' }],
  ])('leaves undecided what is seen to begin to fail by %s', async (_, looks) => {
    const checks = [
      watched('db'),
      watched('db', { name: 'second', retries: 4 }),
      watched('web', { ...auto, dependsOn: ['db'] }),
    ];
    const shop = await night({ checks });
    await lookAt(shop, looks);
    expect(shop.told()).toContain('suppressed web');
    expect(shop.told()).not.toContain('unhealthy web');
    expect(restarts(shop)).toEqual([]);
  });

  it('leaves nothing undecided for longer than it may take to see', async () => {
    const shop = await night({
      checks: [watched('db', { retries: 3 }), watched('web', { ...auto, dependsOn: ['db'] })],
    });
    await lookAt(shop, { 'db/http': '???x?', 'web/http': `...${'x'.repeat(16)}` });
    expect(shop.told()).toContain('restart web');
  });

  it.each([
    ['.?????', 'x', 0],
    ['.?????', 'xxx', 1],
    ['.xx', 'x', 1],
    ['.?xx', '??', 0],
    ['.?xx', '?x', 1],
    ['.xxx', '??', 0],
    ['.xxx', '?x', 1],
  ])('is no failure that the next daemon counts as seen: %s, then %s', async (before, after, expected) => {
    const shop = await night({ checks: [watched('web', { retries: 3 })] });
    await look(shop, before);
    await shop.watch.stop();
    const next = await night({
      checks: [watched('web', { ...auto, retries: 3 })],
      database: shop.database,
      clock: shop.clock,
    });
    await look(next, after);
    expect(restarts(next)).toHaveLength(expected);
  });

  it('is no failure that the next daemon explains others by', async () => {
    const checks = [watched('db'), watched('web', { ...auto, dependsOn: ['db'] })];
    const shop = await night({ checks });
    await lookAt(shop, { 'db/http': '.???', 'web/http': '.' });
    await shop.watch.stop();
    const next = await night({ checks, database: shop.database, clock: shop.clock });
    await lookAt(next, { 'db/http': '???', 'web/http': 'xxx' });
    expect(next.told()).toEqual(expect.arrayContaining(['unhealthy web', 'restart web']));
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
