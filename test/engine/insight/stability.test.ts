import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, markOf, recentMarks, stabilityOf, stabilityWindow } from '../../../engine/insight/stability.ts';
import { fuzz } from '../../support/fuzz.ts';

const hour = 3_600_000;
const minute = 60_000;
const now = Date.parse('2026-11-22T03:00:00.000Z');
const always = now - 30 * 24 * hour;

const ago = (ms: number) => now - ms;
const outage = (began: number, lasted: number): readonly Mark[] => [
  { kind: 'down', at: ago(began), from: ago(began) },
  { kind: 'up', at: ago(began - lasted), from: ago(began) },
];
const crash = (at: number): Mark => ({ kind: 'crash', at: ago(at) });
const restart = (at: number): Mark => ({ kind: 'restart', at: ago(at) });

describe('the score of docs/stability.md', () => {
  it.each<[string, readonly Mark[], number]>([
    ['nothing happened', [], 100],
    ['one outage of a minute', outage(hour, minute), 84],
    ['two', [...outage(2 * hour, minute), ...outage(hour, minute)], 71],
    ['four', [4, 3, 2, 1].flatMap((hours) => outage(hours * hour, minute)), 50],
    ['a day of outage', outage(30 * hour, 24 * hour), 72],
    ['a crash that was mended before it was an outage', [crash(hour), restart(hour - 1_000)], 84],
    ['a crash that became an outage', [crash(hour), ...outage(hour, minute)], 71],
    [
      'an outage that took three restarts',
      [
        { kind: 'down', at: ago(hour), from: ago(hour) },
        restart(50 * minute),
        restart(40 * minute),
        restart(30 * minute),
        { kind: 'up', at: ago(29 * minute), from: ago(hour) },
      ],
      70,
    ],
    ['down since before the window', [{ kind: 'down', at: ago(8 * 24 * hour) }], 0],
    ['what is older than the window', outage(8 * 24 * hour, hour), 100],
  ])('%s', (_, marks, score) => {
    expect(stabilityOf(marks, always, now)?.score).toBe(score);
  });

  it('is of the time it was watched, when that is less than the window', () => {
    expect(stabilityOf(outage(hour, 30 * minute), ago(hour), now)).toMatchObject({ score: 42, mtbf: 30 * minute });
    expect(stabilityOf([{ kind: 'down', at: ago(hour) }], ago(hour), now)?.score).toBe(0);
  });
});

it('is of the time watched: when nobody did, it was neither up nor down', () => {
  const gaps = [{ from: ago(2 * hour), to: ago(hour) }];
  // Down for one of the two hours watched, and for all one knows through the gap.
  const marks = outage(3 * hour, 2.5 * hour);
  expect(stabilityOf(marks, ago(4 * hour), now, gaps)?.mtbf).toBe(1.5 * hour);
  expect(stabilityOf(marks, ago(4 * hour), now, gaps)?.score).toBe(Math.round(100 * 0.5 ** 0.25 * 0.5));
  expect(stabilityOf([], ago(4 * hour), now, [{ from: ago(9 * hour), to: now }])).toMatchObject({ score: 100 });
});

it('does not count what was suppressed until nothing watched it any more', () => {
  const suppressed = { suppressed_since: '2026-11-22T01:00:00.000Z' };
  expect(markOf({ kind: 'unwatched', at: '2026-11-22T02:00:00.000Z', data: suppressed })).toBeUndefined();
});

it('says nothing of a workload that was never observed', () => {
  expect(stabilityOf([], undefined, now)).toBeUndefined();
  expect(stabilityOf([], now, now)).toMatchObject({ score: 100, outages: 0, crashes: 0 });
});

describe('the mean time between failures', () => {
  it('is absent without one', () => expect(stabilityOf([], always, now)).not.toHaveProperty('mtbf'));
  it.each<[string, readonly Mark[], number]>([
    ['is the time up for one', outage(hour, minute), stabilityWindow - minute],
    ['is shared by two', [...outage(2 * hour, minute), crash(hour)], (stabilityWindow - minute) / 2],
    [
      'counts a crash with its outage',
      [...outage(hour, minute), crash(hour - 1_000)].sort(byTime),
      stabilityWindow - minute,
    ],
  ])('%s', (_, marks, mtbf) => expect(stabilityOf(marks, always, now)?.mtbf).toBe(mtbf));
});

describe('restarts that helped', () => {
  const down: Mark = { kind: 'down', at: ago(hour), from: ago(hour) };
  const up: Mark = { kind: 'up', at: ago(10 * minute), from: ago(hour) };
  it.each<[string, readonly Mark[], number | undefined]>([
    ['none', [down, up], undefined],
    ['the last of two', [down, restart(50 * minute), restart(40 * minute), up], 0.5],
    ['not decided yet', [down, restart(50 * minute)], undefined],
    ['up for ten minutes after a crash', [crash(hour), restart(hour - 1)], 1],
    ['up for less so far', [crash(minute), restart(minute - 1)], undefined],
    ['failed itself, and up all the same', [restart(hour), { kind: 'failed', at: ago(30 * minute) }], 0],
    ['failed itself, and up later', [down, restart(50 * minute), { kind: 'failed', at: ago(49 * minute) }, up], 0],
    ['another crash at once', [crash(hour), restart(hour - 1), crash(hour - minute)], 0],
  ])('%s', (_, marks, share) => expect(stabilityOf(marks, always, now)?.restartSuccess).toBe(share));
});

it.each([
  [
    { kind: 'unhealthy', at: '2026-11-22T02:00:30.000Z', data: { failing_since: '2026-11-22T02:00:00.000Z' } },
    { kind: 'down', at: ago(hour) + 30_000, from: ago(hour) },
  ],
  [
    { kind: 'healthy', at: '2026-11-22T02:00:00.000Z', data: { unhealthy_since: 'yesterday' } },
    { kind: 'up', at: ago(hour) },
  ],
  [
    { kind: 'restart', at: '2026-11-22T02:00:00.000Z' },
    { kind: 'restart', at: ago(hour) },
  ],
  [
    { kind: 'rule_acted', at: '2026-11-22T02:00:00.000Z', data: { action: 'restart_process' } },
    { kind: 'restart', at: ago(hour) },
  ],
  [{ kind: 'rule_acted', at: '2026-11-22T02:00:00.000Z', data: { action: 'notify' } }, undefined],
  [
    { kind: 'restart_failed', at: '2026-11-22T02:00:00.000Z' },
    { kind: 'failed', at: ago(hour) },
  ],
  [{ kind: 'check_fail', at: '2026-11-22T02:00:00.000Z' }, undefined],
  [{ kind: 'suppressed', at: '2026-11-22T02:00:00.000Z' }, undefined],
] as const)('reads %j', (event, mark) => expect(markOf(event)).toEqual(mark));

describe('whatever happened', () => {
  const marks = fc
    .array(
      fc.record({
        kind: fc.constantFrom('down', 'up', 'crash', 'restart', 'failed'),
        at: fc.integer({ min: ago(9 * 24 * hour), max: now }),
      }),
      { maxLength: 40 },
    )
    .map((list): readonly Mark[] => list.toSorted(byTime));
  const since = fc.integer({ min: ago(20 * 24 * hour), max: now });

  it('the score is a whole number from 0 to 100, and shares and times make sense', () => {
    fc.assert(
      fc.property(marks, since, (happened, first) => {
        const stability = stabilityOf(happened, first, now);
        expect(stability?.score).toBeGreaterThanOrEqual(0);
        expect(stability?.score).toBeLessThanOrEqual(100);
        expect(Number.isInteger(stability?.score)).toBe(true);
        expect(stability?.mtbf ?? 0).toBeGreaterThanOrEqual(0);
        expect(stability?.restartSuccess ?? 0).toBeLessThanOrEqual(1);
      }),
      fuzz(100),
    );
  });

  it('one more outage, crash or vain restart never raises it', () => {
    fc.assert(
      fc.property(
        marks,
        since,
        fc.constantFrom('outage', 'crash', 'restart'),
        fc.nat(),
        (happened, first, what, where) => {
          const times = [...new Set([ago(stabilityWindow), ...happened.map(({ at }) => at), now])].sort(
            (a, b) => a - b,
          );
          const index = where % (times.length - 1);
          const from = times[index] ?? now;
          const to = times[index + 1] ?? now;
          fc.pre(to - from > 3 && from >= ago(stabilityWindow));
          const more: readonly Mark[] =
            what === 'outage'
              ? [
                  { kind: 'down', at: from + 1 },
                  { kind: 'up', at: to - 1 },
                ]
              : what === 'crash'
                ? [{ kind: 'crash', at: from + 1 }]
                : [
                    { kind: 'restart', at: from + 1 },
                    { kind: 'crash', at: from + 2 },
                  ];
          const worse = [...happened, ...more].toSorted(byTime);
          // An outage within an outage is none.
          fc.pre(
            what !== 'outage' ||
              happened.findLast(({ at, kind }) => at <= from && (kind === 'up' || kind === 'down'))?.kind !== 'down',
          );
          fc.pre(
            what !== 'outage' ||
              happened.find(({ at, kind }) => at >= to && (kind === 'up' || kind === 'down'))?.kind !== 'up',
          );
          expect(stabilityOf(worse, first, now)?.score).toBeLessThanOrEqual(
            stabilityOf(happened, first, now)?.score ?? 0,
          );
        },
      ),
      fuzz(2_000),
    );
  });

  it('forgetting what is older than the window changes nothing', () => {
    fc.assert(
      fc.property(marks, since, (happened, first) => {
        expect(stabilityOf(recentMarks(happened, now), first, now)).toEqual(stabilityOf(happened, first, now));
      }),
      fuzz(100),
    );
  });
});

function byTime(one: Mark, other: Mark): number {
  return one.at - other.at;
}
