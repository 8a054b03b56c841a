import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { AskAgain } from '../../client/src/ask-again.ts';

/** What was asked, and how an answer is given. */
function listener() {
  const asked: (readonly string[] | 'everything')[] = [];
  const waiting: ((came: boolean) => void)[] = [];
  const asking = new AskAgain((names) => {
    asked.push(names ?? 'everything');
    return new Promise((resolve) => waiting.push(resolve));
  });
  return {
    asked,
    asking,
    answer: async (came = true) => {
      waiting.shift()?.(came);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe('asking again', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  it.each<[string, readonly (readonly string[] | undefined)[], readonly string[] | 'everything']>([
    ['for what changed', [['api']], ['api']],
    ['for all that changed, each once', [['api'], ['web', 'api']], ['api', 'web']],
    ['for everything when that was wanted among others', [['api'], undefined, ['web']], 'everything'],
  ])('asks after the answer under way %s', async (_, wanted, expected) => {
    const { asked, asking, answer } = listener();
    asking.want(['first']);
    for (const names of wanted) asking.want(names);
    expect(asked).toEqual(['everything']);
    await answer();
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual(['everything', expected]);
  });

  it('asks for everything after an answer that did not come', async () => {
    const { asked, asking, answer } = listener();
    asking.want();
    await answer(false);
    asking.want(['api']);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual(['everything', 'everything']);
  });

  it('asks again by itself, a while after an answer that did not come', async () => {
    const { asked, asking, answer } = listener();
    asking.want();
    await answer(false);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(asked).toEqual(['everything', 'everything']);
    await answer();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(asked).toHaveLength(2);
  });

  it('does not ask when nothing is wanted, and at once when something is after a rest', async () => {
    const { asked, asking, answer } = listener();
    asking.want();
    await answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    asking.want(['api']);
    expect(asked).toEqual(['everything', ['api']]);
  });

  it.each<[string, boolean, number, number]>([
    ['ten times as long as a slow answer took', true, 1_000, 10_000],
    ['at most 15 s, however long it took', true, 3_600_000, 15_000],
    ['no longer than usual after an answer that did not come', false, 10_000, 500],
  ])('waits %s', async (_, came, took, rest) => {
    const { asked, asking, answer } = listener();
    asking.want();
    await vi.advanceTimersByTimeAsync(took);
    await answer(came);
    asking.want(['api']);
    await vi.advanceTimersByTimeAsync(rest - 10);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(asked).toHaveLength(2);
  });

  it.each(['while an answer is under way', 'while it rests'])('asks no more once disposed %s', async (when) => {
    const { asked, asking, answer } = listener();
    asking.want();
    if (when === 'while it rests') await answer();
    asking.want();
    asking.dispose();
    await answer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });
});
