import { describe, expect, it } from 'vitest';
import type { Check, CheckReport } from '../../../engine/model/check.ts';
import { processBehind } from '../../../engine/watch/process-behind.ts';

const check = (name: string) => ({ workload: 'api', name }) as Check;
const [http, tcp, never] = [check('http'), check('tcp'), check('never')];
const listens: Readonly<Record<string, number>> = { tcp: 7, http2: 8 };

const find = (of: Check, checks: readonly Check[], given: Partial<Parameters<typeof processBehind>[0]> = {}) =>
  processBehind({
    watched: () => undefined,
    checksOf: () => checks,
    lastReport: ({ name }) => (name === 'never' ? undefined : ({ check: name } as CheckReport)),
    listening: async ({ check: name }) => (listens[name] === undefined ? undefined : { pid: listens[name] }),
    ...given,
  })(of);

describe('the process a workload consists of', () => {
  it('is the one its checks or rules watch', async () => {
    expect(await find(tcp, [tcp], { watched: () => ({ pid: 3 }) })).toEqual({ pid: 3 });
  });

  it('is the one that listens where the check asks', async () => {
    expect(await find(check('http2'), [tcp, check('http2')])).toEqual({ pid: 8 });
  });

  it('is the one that listens where another check of it asks', async () => {
    expect(await find(http, [never, http, tcp])).toEqual({ pid: 7 });
  });

  it('is not known where none listens', async () => {
    expect(await find(http, [http, never])).toBeUndefined();
  });

  it('is not known when looking fails', async () => {
    const listening = () => Promise.reject(new Error('too many open files'));
    expect(await find(tcp, [tcp], { listening })).toBeUndefined();
  });

  it('is not waited for longer than a second', async () => {
    expect(await find(tcp, [tcp], { listening: () => new Promise(() => {}) })).toBeUndefined();
  });
});
