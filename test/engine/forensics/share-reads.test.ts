import { describe, expect, it } from 'vitest';
import { shareReads } from '../../../engine/forensics/share-reads.ts';
import { fakeClock } from '../../support/fake-clock.ts';

interface Question {
  readonly about: string;
  readonly at: Date;
}

function shared(options: { readonly fresh?: boolean; readonly holds?: number } = {}) {
  const clock = fakeClock();
  const asked: string[] = [];
  let broken = false;
  const read = shareReads(
    async ({ about }: Question) => {
      asked.push(about);
      if (broken) throw new Error('broken');
      return `${about} ${asked.length}`;
    },
    {
      clock,
      keyOf: ({ about }) => about,
      ...(options.fresh && { notBefore: ({ at }: Question) => at }),
      holds: (answer) => (answer.startsWith('missing') ? options.holds : undefined),
    },
  );
  return {
    clock,
    asked,
    read: (about: string, at = clock.now()) => read({ about, at }),
    breaks: (now: boolean) => {
      broken = now;
    },
  };
}

describe('a source that many ask at once', () => {
  it('is read once for a few seconds, each question by itself', async () => {
    const { clock, asked, read } = shared();
    await Promise.all([read('host'), read('host'), read('docker')]);
    await clock.advance(2_999);
    expect(await read('host')).toBe('host 1');
    await clock.advance(1);
    expect(await read('host')).toBe('host 3');
    expect(asked).toEqual(['host', 'docker', 'host']);
  });

  it('is read anew for who saw something after it was read, where that counts', async () => {
    const { clock, asked, read } = shared({ fresh: true });
    const first = clock.now();
    await clock.advance(100);
    await Promise.all([read('kernel', first), read('kernel', clock.now()), read('kernel', first)]);
    expect(asked).toHaveLength(1);
    await clock.advance(100);
    expect(await read('kernel', clock.now())).toBe('kernel 2');
    expect(await read('kernel', first)).toBe('kernel 2');
  });

  it('may say how long its answer holds, whoever asks', async () => {
    const { clock, asked, read } = shared({ fresh: true, holds: 60_000 });
    await read('missing');
    await clock.advance(59_999);
    await read('missing');
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    await read('missing');
    expect(asked).toHaveLength(2);
  });

  it('is asked again once it broke', async () => {
    const { asked, read, breaks } = shared();
    breaks(true);
    await expect(read('host')).rejects.toThrow('broken');
    breaks(false);
    expect(await read('host')).toBe('host 2');
    expect(asked).toHaveLength(2);
  });
});
