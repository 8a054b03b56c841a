import { describe, expect, it } from 'vitest';
import { type Pause, watchPauses } from '../../../engine/watch/pauses.ts';
import { fakeClock } from '../../support/fake-clock.ts';

function watched() {
  const clock = fakeClock();
  const told: Pause[] = [];
  return { clock, told, pauses: watchPauses(clock, (pause) => told.push(pause)) };
}

describe('time that goes by in another way', () => {
  it.each([
    ['a host that slept', 3_600_000, [{ jumped: 3_600_000, stalled: 0, slept: true }]],
    ['a clock set back', -3_600_000, [{ jumped: -3_600_000, stalled: 0, slept: false }]],
    ['a clock corrected a little', 1_500, []],
  ])('is told once: %s', async (_, jump, expected) => {
    const { clock, told } = watched();
    await clock.advance(10_000);
    clock.sleep(jump);
    await clock.advance(10_000);
    expect(told).toEqual(expected);
  });

  it('is noticed by who looks before the next beat', async () => {
    const { clock, told, pauses } = watched();
    await clock.advance(1_500);
    const began = clock.tick();
    clock.sleep(60_000);
    expect(pauses.excuses(began)).toBe('after_sleep');
    expect(told).toHaveLength(1);
  });

  it.each([
    [4_000, 'held_up'],
    [2_000, undefined],
  ])(
    'excuses what was under way while the process was held up for %d ms: %s, and tells nothing',
    async (ms, excused) => {
      const { clock, told, pauses } = watched();
      await clock.advance(1_000);
      const began = clock.tick();
      clock.stall(ms);
      expect(pauses.excuses(began)).toBe(excused);
      await clock.advance(10);
      expect(pauses.excuses(clock.tick())).toBeUndefined();
      expect(told).toEqual([]);
    },
  );

  it.each([
    [14_000, 'after_sleep'],
    [16_000, undefined],
  ])('excuses a failure of a probe begun %d ms after waking: %s', async (later, excused) => {
    const { clock, pauses } = watched();
    clock.sleep(60_000);
    pauses.look();
    await clock.advance(later);
    expect(pauses.excuses(clock.tick())).toBe(excused);
  });

  it('excuses nothing when the clock is set back', async () => {
    const { clock, pauses } = watched();
    clock.sleep(-60_000);
    pauses.look();
    expect(pauses.excuses(clock.tick())).toBeUndefined();
  });

  it.each([
    ['its own load', 15_000, false, undefined],
    ['a sleep by a clock that goes on', 3_600_000, true, 'after_sleep'],
  ])('when the process did not run is told as %s after %d ms', async (_, ms, slept, afterwards) => {
    const { clock, told, pauses } = watched();
    await clock.advance(1_000);
    clock.stall(ms);
    await clock.advance(10);
    expect(told).toEqual([{ jumped: 0, stalled: expect.closeTo(ms, -4), slept }]);
    await clock.advance(10);
    expect(pauses.excuses(clock.tick())).toBe(afterwards);
  });

  it('is not looked for any more when stopped', async () => {
    const { clock, told, pauses } = watched();
    pauses.stop();
    clock.sleep(60_000);
    await clock.advance(10_000);
    expect(told).toEqual([]);
  });
});
