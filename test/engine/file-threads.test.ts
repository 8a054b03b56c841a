import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFileThreads, type FileThreadLimits } from '../../engine/file-threads.ts';

/** Files that answer when they are told to: no file system of a test hangs at will. */
function files(limits: FileThreadLimits = { ofFolder: 2, altogether: 3 }) {
  const ask = createFileThreads(limits).asker<string>();
  const reading: string[] = [];
  const answers = new Map<string, PromiseWithResolvers<string>>();
  const read = (key: string, wait?: Parameters<typeof ask>[3]) => {
    const folder = key.slice(0, key.lastIndexOf('/'));
    const begin = () => {
      reading.push(key);
      const answer = Promise.withResolvers<string>();
      answers.set(key, answer);
      return answer.promise;
    };
    return ask(key, folder, begin, wait);
  };
  const code = (work: Promise<unknown>) => work.catch(({ code: found, message }) => found ?? message);
  return { read, reading, answers, code };
}

describe('files that may not answer', () => {
  it('are asked once at a time, and who waits gets the one answer', async () => {
    const { read, reading, answers } = files();
    const both = [read('/a/1'), read('/a/1')];
    answers.get('/a/1')?.resolve('text');
    expect(await Promise.all(both)).toEqual(['text', 'text']);
    expect(reading).toEqual(['/a/1']);
    void read('/a/1');
    expect(reading).toEqual(['/a/1', '/a/1']);
  });

  it('tell why they cannot be read', async () => {
    const { read, answers, code } = files();
    const asked = code(read('/a/1'));
    answers.get('/a/1')?.reject(new Error('gone'));
    expect(await asked).toBe('gone');
  });

  it('are waited for until the signal aborts, or for so long since they were first asked', async () => {
    const { read, reading, code } = files();
    const stopped = new AbortController();
    const asked = code(read('/a/1', { signal: stopped.signal }));
    stopped.abort();
    expect(await asked).toBe('EUNANSWERED');
    expect(await code(read('/a/1', { patience: 500 }))).toBe('EUNANSWERED');
    const began = performance.now();
    expect(await code(read('/a/1', { patience: 500 }))).toBe('EUNANSWERED');
    expect(performance.now() - began).toBeLessThan(500);
    expect(reading).toEqual(['/a/1']);
  });

  it('keep few threads: those of one folder leave others theirs, and each goes on as others answer', async () => {
    const { read, reading, answers, code } = files();
    const asked = ['/a/1', '/a/2', '/a/3', '/b/1', '/c/1'].map((key) => code(read(key)));
    expect(reading).toEqual(['/a/1', '/a/2', '/b/1']);
    answers.get('/b/1')?.resolve('b');
    await asked[3];
    expect(reading).toEqual(['/a/1', '/a/2', '/b/1', '/c/1']);
    answers.get('/a/2')?.resolve('a');
    await asked[1];
    expect(reading.at(-1)).toBe('/a/3');
  });

  it('that nobody waits for any more are not asked', async () => {
    const { read, reading, answers, code } = files({ ofFolder: 1, altogether: 3 });
    const first = read('/a/1');
    expect(await code(read('/a/2', { patience: 10 }))).toBe('EUNANSWERED');
    answers.get('/a/1')?.resolve('');
    await first;
    expect(reading).toEqual(['/a/1']);
  });

  it.each([
    ['in a folder where as many as may be do not answer', ['/a/1', '/a/2'], '/a/3', 'EUNANSWERED'],
    ['where too many altogether do not answer', ['/a/1', '/a/2', '/b/1'], '/c/1', 'EUNASKED'],
  ])('are not asked %s, which is said at once', async (_, hanging, next, expected) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { read, reading, code } = files();
    for (const key of hanging) void read(key);
    vi.advanceTimersByTime(1_050);
    expect(await code(read(next))).toBe(expected);
    expect(reading).toEqual(hanging);
  });
});
