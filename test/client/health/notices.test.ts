import { describe, expect, it } from 'vitest';
import { type Down, failedText, newsOf, recoveredText } from '../../../client/src/health/notices.ts';
import type { HealthState } from '../../../engine/protocol/rpc.ts';
import { overview, workload } from './night.ts';

const names = (some: readonly { readonly workload: string }[]) => some.map((one) => one.workload);

describe('what is told of one workload', () => {
  it.each<[string, Down, HealthState, string, boolean]>([
    ['nothing of what was so when the window opened', undefined, 'unhealthy', '', true],
    ['nothing of what was healthy when the window opened', undefined, 'healthy', '', false],
    ['that it turned unhealthy', new Set(), 'unhealthy', 'failed', true],
    ['that once', new Set(['api']), 'unhealthy', '', true],
    ['that it is healthy again', new Set(['api']), 'healthy', 'recovered', false],
    ['nothing while it is at risk', new Set(), 'at_risk', '', false],
    ['nothing of what is suppressed', new Set(), 'suppressed', '', false],
    ['nothing of what is silenced', new Set(), 'silenced', '', false],
    ['nothing while it was silenced after it was told', new Set(['api']), 'silenced', '', true],
    ['nothing on the way up', new Set(['api']), 'at_risk', '', true],
    ['nothing of what was not checked yet', new Set(), 'unknown', '', false],
  ])('%s', (_, known, state, told, down) => {
    const news = newsOf(known, overview([workload('api', state)]));
    expect(names(news.failed)).toEqual(told === 'failed' ? ['api'] : []);
    expect(names(news.recovered)).toEqual(told === 'recovered' ? ['api'] : []);
    expect(news.down.has('api')).toBe(down);
  });

  it('one that is not defined any more is forgotten', () => {
    expect([...newsOf(new Set(['gone']), overview([workload('api')])).down]).toEqual([]);
  });
});

describe('the message', () => {
  it('of one failure names it with its error', () => {
    expect(failedText([workload('api', 'unhealthy')])).toBe('api is unhealthy: HTTP 503, expected 200');
  });

  it('of many is one', () => {
    const failed = ['api', 'web', 'db', 'queue', 'worker'].map((name) => workload(name, 'unhealthy'));
    expect(failedText(failed)).toBe('5 workloads are unhealthy: api, web, db and 2 more. api: HTTP 503, expected 200');
    expect(recoveredText(failed.slice(0, 2))).toBe('api and web are healthy again');
    expect(recoveredText(failed.slice(0, 1))).toBe('api is healthy again');
  });
});
