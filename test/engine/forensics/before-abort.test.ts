import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { beforeAbort } from '../../../engine/forensics/before-abort.ts';

const never = new Promise<string>(() => {});

it('is what the work comes to while there is time', async () => {
  const { signal } = new AbortController();
  expect(await beforeAbort(Promise.resolve('done'), signal)).toBe('done');
  await expect(beforeAbort(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('is a rejection as soon as the time is up, or was before', async () => {
  const timeUp = new AbortController();
  const waiting = beforeAbort(never, timeUp.signal);
  timeUp.abort();
  await expect(waiting).rejects.toThrow('no answer in time');
  await expect(beforeAbort(never, timeUp.signal)).rejects.toThrow('no answer in time');
});
