import { expect, it } from 'vitest';
import { failureLine } from '../../cli/failure.ts';

it.each([
  ['a place the words do not name', { file: '/shop/web.yaml' }, 'web.yaml: It is broken. (a/b)'],
  ['a line in it', { file: '/shop/web.yaml', line: 3 }, 'web.yaml:3: It is broken. (a/b)'],
  ['no place', {}, 'It is broken. (a/b)'],
  ['a place the words name', { file: '/x/healer.db', message: 'No /x/healer.db yet.' }, 'No /x/healer.db yet. (a/b)'],
  [
    'the folder itself, named by the words',
    { file: '/shop', message: 'Someone works in /shop.' },
    'Someone works in /shop. (a/b)',
  ],
])('a failure with %s', (_, about, line) => {
  expect(failureLine({ code: 'a/b', message: 'It is broken.', ...about }, '/shop')).toBe(line);
});
