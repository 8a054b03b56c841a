import { describe, expect, it } from 'vitest';
import { createHistorian } from '../../cli/history.ts';
import type { Event, EventKind } from '../../engine/model/event.ts';
import { recorded } from '../support/events.ts';

function happened(...turns: readonly (readonly [EventKind, string, object?])[]): readonly Event[] {
  return recorded(turns.length).map((event, at): Event => {
    const [kind = 'check_fail', workload = 'api', data] = turns[at] ?? [];
    return { ...event, kind, workload, ...(data && { data: { ...data } }) };
  });
}

describe('a history', () => {
  it('says how long an outage lasted, each workload by itself', () => {
    const { tell } = createHistorian();
    const told = happened(['unhealthy', 'api'], ['unhealthy', 'web'], ['healthy', 'api'], ['healthy', 'web']).map(tell);
    expect(told.map(({ outage }) => outage?.duration)).toEqual([undefined, undefined, 2_000, 2_000]);
  });

  it.each<[string, readonly (readonly [EventKind, string, object?])[], number | undefined]>([
    ['a recovery of which no beginning is known', [['healthy', 'api']], undefined],
    [
      'the beginning that the recovery itself knows',
      [['healthy', 'api', { unhealthy_since: '2026-11-21T02:44:00.000Z' }]],
      600_000,
    ],
    [
      'the end of watching for the end',
      [
        ['unhealthy', 'api'],
        ['check_fail', 'api'],
        ['unwatched', 'api'],
      ],
      2_000,
    ],
    [
      'what is between',
      [
        ['unhealthy', 'api'],
        ['restart', 'api'],
        ['check_fail', 'api'],
        ['healthy', 'api'],
      ],
      3_000,
    ],
    [
      'a recovery told twice',
      [
        ['unhealthy', 'api'],
        ['healthy', 'api'],
        ['healthy', 'api'],
      ],
      undefined,
    ],
    [
      'an outage of another',
      [
        ['unhealthy', 'web'],
        ['healthy', 'api'],
      ],
      undefined,
    ],
  ])('takes %s', (_, turns, expected) => {
    const { tell } = createHistorian();
    expect(
      happened(...turns)
        .map(tell)
        .at(-1)?.outage?.duration,
    ).toBe(expected);
  });

  it('knows what is unhealthy still, the longest first', () => {
    const { tell, ongoing } = createHistorian();
    happened(['unhealthy', 'web'], ['unhealthy', 'api'], ['unhealthy', 'db'], ['healthy', 'api']).forEach(tell);
    const now = Date.parse('2026-11-21T02:55:00.000Z');
    expect(ongoing(now)).toEqual([
      { workload: 'web', outage: { since: '2026-11-21T02:54:00.000Z', duration: 60_000 } },
      { workload: 'db', outage: { since: '2026-11-21T02:54:02.000Z', duration: 58_000 } },
    ]);
  });
});
