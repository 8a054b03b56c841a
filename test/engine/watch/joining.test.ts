import { describe, expect, it } from 'vitest';
import type { Check } from '../../../engine/model/check.ts';
import type { Silence } from '../../../engine/model/silence.ts';
import { value } from '../store/temporary.ts';
import { type Night, night, watched } from './night.ts';

const mara = { name: 'mara', via: 'cli' } as const;

/** What happened, as `at: what`, in seconds; a check answers `HTTP 503` from `down` on, and `ok` from `up` on. */
type Script = readonly (readonly [number, 'down' | 'up', string])[];

async function play(shop: Night, script: Script, until: number): Promise<void> {
  for (const [at, what, key] of script) {
    await shop.clock.advance(at * 1_000 - shop.clock.tick());
    shop.answers.set(key, what === 'down' ? 'HTTP 503' : 'ok');
  }
  await shop.clock.advance(until * 1_000 - shop.clock.tick());
}

const incidentsOf = async ({ incidents }: Night) =>
  value(await incidents.list({}))
    .map(({ title, severity }) => `${severity} ${title}`)
    .toReversed();

const told: readonly string[] = ['incident_changed', 'incident_joined'];

/** What the timeline of its first incident says of changes and of what joined. */
const timelineOf = async ({ incidents }: Night) => {
  const [first] = value(await incidents.list({})).toReversed();
  const { timeline } = value(await incidents.show(first?.id ?? ''));
  return timeline.filter(({ kind }) => told.includes(kind)).map(({ kind, message }) => `${kind} ${message}`);
};

const cache = watched('cache', { severity: 'P4' });
const pay = watched('pay', { severity: 'P1', dependsOn: ['cache'] });
const opened = 'P4 cache is unhealthy: HTTP 503';
const raised = 'P1 cache is unhealthy: HTTP 503';
const own = 'P1 pay is unhealthy: HTTP 503';

describe('pay (P1) depends on cache (P4); looks every 10 s, two failures', () => {
  it.each<[string, Script, number, readonly string[]]>([
    ['cache alone', [[5, 'down', 'cache/http']], 60, [opened]],
    [
      'pay, suppressed by cache, makes its incident as severe',
      [
        [5, 'down', 'cache/http'],
        [25, 'down', 'pay/http'],
      ],
      60,
      [raised],
    ],
    [
      'pay fails right after cache recovered: it belongs to it, and makes it as severe',
      [
        [5, 'down', 'cache/http'],
        [35, 'up', 'cache/http'],
        [41, 'down', 'pay/http'],
      ],
      90,
      [raised],
    ],
    [
      'pay fails by itself later: an incident of its own',
      [
        [5, 'down', 'cache/http'],
        [35, 'up', 'cache/http'],
        [75, 'down', 'pay/http'],
      ],
      120,
      [opened, own],
    ],
    [
      'pay, which was suppressed once, fails by itself later: an incident of its own',
      [
        [5, 'down', 'cache/http'],
        [25, 'down', 'pay/http'],
        [55, 'up', 'cache/http'],
        [55, 'up', 'pay/http'],
        [125, 'down', 'pay/http'],
      ],
      160,
      [raised, own],
    ],
    [
      'pay goes on failing after cache recovered: still that incident',
      [
        [5, 'down', 'cache/http'],
        [25, 'down', 'pay/http'],
        [55, 'up', 'cache/http'],
      ],
      120,
      [raised],
    ],
  ])('%s', async (_, script, until, expected) => {
    const shop = await night({ checks: [cache, pay] });
    await play(shop, script, until);
    expect(await incidentsOf(shop)).toEqual(expected);
    await shop.watch.stop();
  });

  it('says in the incident and as an event who raised it, and why', async () => {
    const shop = await night({ checks: [cache, pay] });
    await play(
      shop,
      [
        [5, 'down', 'cache/http'],
        [25, 'down', 'pay/http'],
      ],
      60,
    );
    expect(await timelineOf(shop)).toEqual([
      'incident_changed Severity P4 → P1, which is that of pay/http',
      'incident_joined pay is suppressed: HTTP 503 (depends on cache)',
    ]);
    const [incident] = value(await shop.incidents.openOf(['pay']));
    const { timeline } = value(await shop.incidents.show(incident?.id ?? ''));
    expect(timeline.find(({ kind }) => kind === 'incident_changed')).toMatchObject({
      actor: { name: 'check', via: 'daemon' },
      workload: 'pay',
      check: 'http',
      data: { field: 'severity', from: 'P4', to: 'P1' },
    });
  });
});

const minor = watched('web', { name: 'age', severity: 'P4' });
const major = watched('web', { name: 'http', severity: 'P1' });

describe('one workload with two checks', () => {
  it.each<[string, readonly Check[], Script, readonly string[], readonly string[]]>([
    [
      'the second that fails is told, and makes the incident as severe',
      [minor, major],
      [
        [5, 'down', 'web/age'],
        [35, 'down', 'web/http'],
      ],
      ['P1 web is unhealthy: HTTP 503'],
      [
        'incident_changed Severity P4 → P1, which is that of web/http',
        'incident_joined web fails in http too: HTTP 503 (already part of this incident)',
      ],
    ],
    [
      'the second that fails does not make it less severe',
      [minor, major],
      [
        [5, 'down', 'web/http'],
        [35, 'down', 'web/age'],
      ],
      ['P1 web is unhealthy: HTTP 503'],
      ['incident_joined web fails in age too: HTTP 503 (already part of this incident)'],
    ],
    [
      'one that fails, recovers and fails again meanwhile is told once',
      [minor, major],
      [
        [5, 'down', 'web/age'],
        [35, 'down', 'web/http'],
        [65, 'up', 'web/http'],
        [95, 'down', 'web/http'],
      ],
      ['P1 web is unhealthy: HTTP 503'],
      [
        'incident_changed Severity P4 → P1, which is that of web/http',
        'incident_joined web fails in http too: HTTP 503 (already part of this incident)',
      ],
    ],
  ])('%s', async (_, checks, script, incidents, timeline) => {
    const shop = await night({ checks });
    await play(shop, script, 130);
    expect(await incidentsOf(shop)).toEqual(incidents);
    expect(await timelineOf(shop)).toEqual(timeline);
    await shop.watch.stop();
  });

  it('is told of nothing twice by a daemon that was started anew', async () => {
    const shop = await night({ checks: [minor, major] });
    await play(
      shop,
      [
        [5, 'down', 'web/age'],
        [35, 'down', 'web/http'],
      ],
      60,
    );
    const before = await timelineOf(shop);
    await shop.watch.stop();
    const { database, clock } = shop;
    const later = await night({ checks: [minor, major], database, clock });
    later.answers.set('web/age', 'HTTP 503').set('web/http', 'HTTP 503');
    await clock.advance(60_000);
    expect(await timelineOf(later)).toEqual(before);
    await later.watch.stop();
  });

  it('opens another incident for the second where the first is over', async () => {
    const shop = await night({ checks: [minor, major] });
    await play(shop, [[5, 'down', 'web/age']], 35);
    const [first] = value(await shop.incidents.list({}));
    const resolution = { summary: 's', root_cause: 'r', fix: 'f' };
    value(await shop.incidents.resolve({ id: first?.id ?? '', actor: mara, resolution }));
    await play(shop, [[35, 'down', 'web/http']], 60);
    expect(await incidentsOf(shop)).toEqual(['P4 web is unhealthy: HTTP 503', 'P1 web fails in http too: HTTP 503']);
    expect(shop.watch.board.stateOf('web')?.incident).not.toBe(first?.id);
  });

  it('keeps one that is silenced back until the silence ends', async () => {
    let silence: Silence | undefined = { id: 's', match: {}, reason: 'reindex', by: mara, starts: '', ends: '' };
    const shop = await night({
      checks: [minor, major],
      silence: ({ name }) => (name === 'http' ? silence : undefined),
    });
    await play(
      shop,
      [
        [5, 'down', 'web/age'],
        [35, 'down', 'web/http'],
      ],
      60,
    );
    expect(await incidentsOf(shop)).toEqual(['P4 web is unhealthy: HTTP 503']);
    silence = undefined;
    await shop.clock.advance(10_000);
    expect(await incidentsOf(shop)).toEqual(['P1 web is unhealthy: HTTP 503']);
  });
});

describe('a severity that a person has set lower', () => {
  const lowered = async () => {
    const shop = await night({
      checks: [
        watched('web', { retries: 1, severity: 'P2' }),
        watched('api', { retries: 1, severity: 'P1', dependsOn: ['web'] }),
      ],
    });
    await play(shop, [[5, 'down', 'web/http']], 15);
    const [incident] = value(await shop.incidents.list({}));
    value(await shop.incidents.severity({ id: incident?.id ?? '', actor: mara, severity: 'P4' }));
    return shop;
  };

  it('stays when what it was opened for fails again', async () => {
    const shop = await lowered();
    await play(
      shop,
      [
        [15, 'up', 'web/http'],
        [35, 'down', 'web/http'],
      ],
      50,
    );
    expect(shop.done).toContain('join web is unhealthy: HTTP 503 (already part of this incident)');
    expect(await incidentsOf(shop)).toEqual(['P4 web is unhealthy: HTTP 503']);
  });

  it('is raised by something worse that joins, once', async () => {
    const shop = await lowered();
    await play(shop, [[15, 'down', 'api/http']], 35);
    expect(await incidentsOf(shop)).toEqual(['P1 web is unhealthy: HTTP 503']);
  });
});
