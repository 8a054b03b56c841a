import { describe, expect, it } from 'vitest';
import { eventQueryOf, nextPage } from '../../../engine/daemon/http-events.ts';
import type { Event } from '../../../engine/model/event.ts';

describe('the query', () => {
  it.each([
    [{}, { limit: 100 }],
    [{ limit: '7' }, { limit: 7 }],
    [{ since: '2026-11-22T03:00:00Z' }, { since: '2026-11-22T03:00:00.000Z', page: 100 }],
    [
      { since: '2026-11-22T04:00+01:00', limit: '1000' },
      { since: '2026-11-22T03:00:00.000Z', page: 1000 },
    ],
    [
      { after: 'some-id', workload: 'api' },
      { after: 'some-id', workload: 'api', page: 100 },
    ],
  ])('%j', (given, query) => expect(eventQueryOf(given)).toEqual({ ok: true, value: query }));

  it.each([
    [{ limit: '0' }, 'limit is "0"'],
    [{ limit: '1001' }, 'limit is "1001"'],
    [{ limit: '1e2' }, 'limit is "1e2"'],
    [{ limit: '-1' }, 'limit is "-1"'],
    [{ limit: ['1', '2'] }, 'limit is given more than once'],
    [{ since: 'yesterday' }, 'since is "yesterday"'],
    [{ since: '2026-11-22' }, 'since is "2026-11-22"'],
    [{ since: '2026-13-45T00:00:00Z' }, 'since is "2026-13-45T00:00:00Z"'],
    [{ sinse: '2026-11-22T03:00:00Z' }, 'there is no parameter "sinse"'],
    [{ __proto__: null, constructor: 'x' }, 'there is no parameter "constructor"'],
  ])('%j is refused', (given, words) => {
    const message = expect.stringContaining(words);
    expect(eventQueryOf(given)).toMatchObject({ ok: false, failure: { code: 'http/invalid-query', message } });
  });
});

it('leads on from a full page, and only from one', () => {
  const events = ['a', 'b'].map((id) => ({ id }) as Event);
  expect(nextPage({ page: 2, workload: 'a b' }, events)).toBe('after=b&limit=2&workload=a+b');
  expect(nextPage({ page: 3 }, events)).toBeUndefined();
  expect(nextPage({ limit: 2 }, events)).toBeUndefined();
  expect(nextPage({ page: 2 }, [])).toBeUndefined();
});
