import { describe, expect, it } from 'vitest';
import { type Former, startWords, type WatchTime, watchWords } from '../../client/src/way-back.ts';

const watched: Former = { mode: 'watching', watches: '/shop', recorded: true };

describe('what is started in a folder', () => {
  it.each<[string, Former | undefined, WatchTime | undefined, readonly string[]]>([
    ['serves where none was before', undefined, 'whileOpen', ['--root', '/work/shop']],
    ['watches again where one that watched was killed', watched, 'whileOpen', ['--dir', '/shop', '--while-open']],
    ['watches for good where that was set', watched, 'always', ['--dir', '/shop']],
    ['serves where it was not this workspace that started it', watched, undefined, ['--root', '/work/shop']],
    ['serves where it was told to end', { ...watched, recorded: false }, 'always', ['--root', '/work/shop']],
    [
      'serves where one that served was killed',
      { mode: 'serving', recorded: true },
      'always',
      ['--root', '/work/shop'],
    ],
    [
      'watches the folder where that was not said',
      { mode: 'watching', recorded: true },
      'always',
      ['--dir', '/work/shop'],
    ],
  ])('%s', (_, former, again, words) => {
    expect(startWords('/work/shop', former, () => again)).toEqual(words);
  });

  it('watches as long as it was set', () => {
    expect(watchWords('/shop', 'always')).toEqual(['--dir', '/shop']);
    expect(watchWords('/shop', 'whileOpen')).toEqual(['--dir', '/shop', '--while-open']);
  });
});
