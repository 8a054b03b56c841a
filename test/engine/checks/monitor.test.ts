import { describe, expect, it } from 'vitest';
import {
  type CheckMemory,
  failsSince,
  freshCheck,
  isSeen,
  isUnread,
  judgedAnew,
  observe,
  restarted,
  toldEvery,
} from '../../../engine/checks/monitor.ts';
import { check } from './support.ts';

const web = check({ workload: 'web', retries: 3 });

/** What `answers` (`.` fine, `x` fails, `?` cannot be read, `g` fails and is excused), one every `every` ms, make of a check. */
function madeOf(answers: string, every = 1_000, given = web) {
  let memory: CheckMemory = freshCheck('web', 'http');
  const told: number[] = [];
  for (const [index, answer] of [...answers].entries()) {
    const seen = {
      healthy: answer === '.',
      message: answer === '.' ? 'HTTP 200' : 'HTTP 503',
      ...(answer === '?' && { unread: true as const }),
      ...(answer === 'g' && { excused: 'grace' as const }),
    };
    const tick = index * every;
    const observed = observe(given, memory, seen, { tick, at: new Date(tick).toISOString() });
    memory = observed.memory;
    if (observed.told) told.push(Number(observed.told.data['count']));
  }
  return { state: memory.state, told, memory };
}

describe('the state of a check', () => {
  it.each([
    ['', { healthy: true, consecutiveFails: 0, totalChecks: 0, totalFails: 0 }],
    [
      '..',
      { healthy: true, consecutiveFails: 0, totalChecks: 2, totalFails: 0, lastHealthy: '1970-01-01T00:00:01.000Z' },
    ],
    ['.x', { healthy: true, consecutiveFails: 1, totalFails: 1, lastError: 'HTTP 503' }],
    ['.xx', { healthy: true, consecutiveFails: 2, failingSince: '1970-01-01T00:00:01.000Z' }],
    ['.xxx', { healthy: false, consecutiveFails: 3 }],
    ['xxgg', { healthy: true, consecutiveFails: 2, totalFails: 4 }],
    ['xxx.', { healthy: true, consecutiveFails: 0, consecutiveSuccesses: 0 }],
  ])('after %j', (answers, state) => {
    expect(madeOf(answers).state).toMatchObject(state);
  });

  it('forgets the last error once it is healthy', () => {
    expect(madeOf('xxx.').state).not.toHaveProperty('lastError');
    expect(madeOf('xxx.').state).not.toHaveProperty('failingSince');
  });

  it('needs as many successes in a row as asked for', () => {
    const slow = check({ workload: 'web', retries: 1, successThreshold: 2 });
    expect(madeOf('x.', 1_000, slow).state).toMatchObject({ healthy: false, consecutiveSuccesses: 1 });
    expect(madeOf('x.x.', 1_000, slow).state).toMatchObject({ healthy: false, consecutiveSuccesses: 1 });
    expect(madeOf('x..', 1_000, slow).state).toMatchObject({ healthy: true });
  });

  it('begins its failures in a row again after a restart, and stays unhealthy until a success', () => {
    expect(restarted(madeOf('xxx').memory).state).toMatchObject({ healthy: false, consecutiveFails: 0 });
  });
});

describe('a failure in which the target could not be looked at', () => {
  it.each([
    ['x?x', { healthy: false, consecutiveFails: 3, seenFails: 2, seenDown: false }],
    ['x?x?x', { healthy: false, consecutiveFails: 5, seenFails: 3, seenDown: true }],
    ['xxx???', { healthy: false, consecutiveFails: 6, seenFails: 3, seenDown: true }],
    ['??g', { healthy: true, consecutiveFails: 2, seenFails: 0, seenDown: false }],
    ['xx?.', { healthy: true, consecutiveFails: 0, seenFails: 0, seenDown: false }],
  ])('counts, and is none that was seen: %s', (answers, state) => {
    expect(madeOf(answers).state).toMatchObject(state);
  });

  it('leaves a check down that has not passed often enough', () => {
    const slow = check({ workload: 'web', retries: 1, successThreshold: 2 });
    expect(madeOf('x.', 1_000, slow).state).toMatchObject({ seenFails: 0, seenDown: true });
    expect(madeOf('x.?', 1_000, slow).state).toMatchObject({ seenFails: 0, seenDown: true });
    expect(madeOf('x..', 1_000, slow).state).toMatchObject({ seenDown: false });
  });

  it.each([
    ['xxx', true, false],
    ['x?x?x', true, false],
    ['???', false, true],
    ['xx?', false, true],
  ])('after %s it may be acted on (%s), or nobody knows how it stands (%s)', (answers, seen, unread) => {
    const { memory } = madeOf(answers);
    expect([isSeen(web, memory), isUnread(web, memory)]).toEqual([seen, unread]);
  });

  it.each([
    ['?', '1970-01-01T00:00:00.000Z'],
    ['???', undefined],
    ['???x', '1970-01-01T00:00:03.000Z'],
    ['???x.', undefined],
  ])('after %s the target may be going down since %s', (answers, since) => {
    expect(failsSince(madeOf(answers).memory)).toBe(since);
  });

  it('is not seen by a daemon that has only read of it', () => {
    const { state } = madeOf('xxx');
    const memory = { ...freshCheck('web', 'http'), state };
    expect([isSeen(web, memory), isUnread(web, memory)]).toEqual([false, true]);
    expect(failsSince(memory)).toBe('1970-01-01T00:00:00.000Z');
  });

  it('is forgotten with the others by a restart, which ends no outage', () => {
    const memory = restarted(madeOf('xxx').memory);
    expect(memory.state).toMatchObject({ seenFails: 0, seenDown: true });
    expect([isSeen(web, memory), isUnread(web, memory)]).toEqual([false, false]);
  });

  it('is forgotten altogether where it is judged anew', () => {
    const memory = judgedAnew(madeOf('xxx').memory);
    expect(memory.state).toMatchObject({ healthy: true, consecutiveFails: 0, seenFails: 0, seenDown: false });
    expect(memory).not.toHaveProperty('seenSince');
  });
});

describe('a look out of turn', () => {
  const slow = check({ workload: 'db', interval: 8_000, retries: 2 });
  /** Looks by their second; `+` is out of turn. What counted after each. */
  const counted = (looks: string) => {
    let memory: CheckMemory = freshCheck('db', 'http');
    return looks.split(' ').map((look) => {
      const [, at, outOfTurn, answer] = /^([\d.]+)(\+?)([.x])$/.exec(look) ?? [];
      const tick = Number(at) * 1_000;
      const seen = { healthy: answer === '.', message: 'refused', ...(outOfTurn && { outOfTurn: true as const }) };
      memory = observe(slow, memory, seen, { tick, at: new Date(tick).toISOString() }).memory;
      return memory.state.consecutiveFails;
    });
  };

  it.each([
    ['every one of its grid, however late the one before', '0x 7.9x', [1, 2]],
    ['not right after one of its grid', '0x 0.8+x 8x', [1, 1, 2]],
    ['once an interval has passed', '0x 8+x', [1, 2]],
    ['as the first of an episode, and none of its grid right after it', '0. 7.8+x 8x 16x', [0, 1, 1, 2]],
    ['not twice, however often somebody asks', '0x 1+x 2+x 3+x 8x', [1, 1, 1, 1, 2]],
    ['anew after a success', '0x 1+. 2+x', [1, 0, 1]],
  ])('counts %s', (_, looks, expected) => {
    expect(counted(looks)).toEqual(expected);
  });
});

describe('a failure tells of itself', () => {
  it('with everything that is not as expected', () => {
    const also = ['took 2s, expected at most 1s'];
    const seen = { healthy: false, message: 'HTTP 503', also };
    const { told, memory } = observe(web, freshCheck('web', 'http'), seen, { tick: 0, at: '1970-01-01T00:00:00.000Z' });
    expect(told?.message).toBe('HTTP 503; took 2s, expected at most 1s');
    expect(memory.state.lastError).toBe('HTTP 503');
  });

  it('for the first `retries` of an episode, then once a minute with how many there were', () => {
    expect(madeOf('x'.repeat(130), 1_000).told).toEqual([1, 1, 1, 60, 60]);
    expect(toldEvery).toBe(60_000);
  });

  it('each time when the checks are a minute apart', () => {
    expect(madeOf('xxxxxx', 60_000).told).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('anew after a success', () => {
    expect(madeOf('xxxxx.xx').told).toEqual([1, 1, 1, 1, 1]);
  });
});
