import { describe, expect, it } from 'vitest';
import { type CheckMemory, freshCheck, observe, restarted, toldEvery } from '../../../engine/checks/monitor.ts';
import { check } from './support.ts';

const web = check({ workload: 'web', retries: 3 });

/** What `answers` (`.` fine, `x` fails, `g` fails and is excused), one every `every` ms, make of a check. */
function madeOf(answers: string, every = 1_000, given = web) {
  let memory: CheckMemory = freshCheck('web', 'http');
  const told: number[] = [];
  for (const [index, answer] of [...answers].entries()) {
    const seen = {
      healthy: answer === '.',
      message: answer === '.' ? 'HTTP 200' : 'HTTP 503',
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
