import { describe, expect, it } from 'vitest';
import { failed, type Result, success } from '../../../engine/model/failure.ts';
import type { RestartAttempt } from '../../../engine/model/restart-attempt.ts';
import { type AttemptOptions, attemptRestart } from '../../../engine/recovery/attempt.ts';
import { restartEndedWithDaemon } from '../../../engine/recovery/failures.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { codeOf, value } from '../store/temporary.ts';

const full = { code: 'store/full', message: 'no space left' };

/** One attempt, with what was done in order. */
async function attempted(given: {
  readonly restart?: () => Promise<Result<null>>;
  readonly begin?: Result<void>;
  readonly end?: Result<void>;
  /** Gets the end as it is journalled, and as the event of it is made of it. */
  readonly kept?: unknown[];
}): Promise<{ readonly result: Result<RestartAttempt>; readonly done: readonly string[] }> {
  const done: string[] = [];
  const note = <T>(what: string, result: T): T => {
    done.push(what);
    return result;
  };
  const options: AttemptOptions<string> = {
    clock: fakeClock(),
    journal: {
      begin: async () => note('begun', given.begin ?? success(undefined)),
      end: async (_, end) => {
        given.kept?.push(end);
        return note(end.outcome, given.end ?? success(undefined));
      },
    },
    restart: async () => note('restart', given.restart ? await given.restart() : success(null)),
    lease: () =>
      note(
        'lease',
        success({
          begun: () => {},
          release: (worked) => done.push(worked === undefined ? 'release' : `release ${worked}`),
        }),
      ),
  };
  const request = {
    workload: 'web',
    target: 'web.service',
    targetName: 'unit web.service',
    cause: 'auto_restart',
    number: 1,
    report: 'report-1',
    begin: () => ({}),
    refused: () => note('refused', undefined),
    end: (attempt: RestartAttempt) => {
      given.kept?.push(attempt);
      return {};
    },
  };
  return { result: await attemptRestart(options, request, new AbortController().signal), done };
}

describe('an attempt to restart', () => {
  it('is on record before it begins, and its end before the lease is given back', async () => {
    const { result, done } = await attempted({});
    expect(value(result)).toMatchObject({ outcome: 'worked' });
    expect(done).toEqual(['lease', 'begun', 'restart', 'worked', 'release true']);
  });

  it('that cannot be put on record is none', async () => {
    const { result, done } = await attempted({ begin: failed(full) });
    expect(codeOf(result)).toBe('store/full');
    expect(done).toEqual(['lease', 'begun', 'refused', 'release']);
  });

  it('whose end cannot be put on record was made all the same', async () => {
    expect(value((await attempted({ end: failed(full) })).result)).toMatchObject({ outcome: 'worked' });
  });

  it('that meets a fault in Healer has failed, and the next is another', async () => {
    const restart = async () => {
      throw new Error('spawn ETXTBSY');
    };
    const { result, done } = await attempted({ restart });
    expect(value(result)).toMatchObject({ outcome: 'failed', message: expect.stringContaining('spawn ETXTBSY') });
    expect(done).toEqual(['lease', 'begun', 'failed', 'release false']);
  });

  it('says nothing of a secret in what its command said: not in the journal, nor in what is made of its end', async () => {
    const kept: unknown[] = [];
    const restart = async () => failed({ code: 'restart/failed', message: 'exit code 1: token=zzz' });
    const { result } = await attempted({ restart, kept });
    expect(value(result)).toMatchObject({ message: 'exit code 1: token=***' });
    expect(kept).toMatchObject([{ message: 'exit code 1: token=***' }, { message: 'exit code 1: token=***' }]);
  });

  it('that was ended with the daemon has no end on record', async () => {
    const { result, done } = await attempted({ restart: async () => failed(restartEndedWithDaemon('`make up`')) });
    expect(value(result)).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('outcome is unknown') });
    expect(done).toEqual(['lease', 'begun', 'restart', 'release false']);
  });
});
