import { expect, it } from 'vitest';
import { rememberTexts } from '../../../engine/definitions/remember-texts.ts';
import { definitionsFromText } from '../../../engine/definitions/text.ts';

const text = (workload: string) => `workload: ${workload}\ntype: exec\ntarget: 'true'\nenabled: true\n`;
const path = '/shop/health/web.health.yaml';

it.each<[string, [string, string, string], boolean]>([
  ['the same text', [path, text('web'), '/shop'], true],
  ['another text', [path, text('api'), '/shop'], false],
  ['the text of another file', ['/shop/health/api.health.yaml', text('web'), '/shop'], false],
  ['the text under another root', [path, text('web'), '/'], false],
])('takes %s as it is, and reads it only when it changed', (_, asked, isRemembered) => {
  const texts = rememberTexts();
  const first = texts.take(path, text('web'), '/shop');
  texts.next();
  const second = texts.take(...asked);
  expect(second === first).toBe(isRemembered);
  expect(second).toEqual(definitionsFromText(...asked));
});

it('forgets a file that was not asked for in the loading before', () => {
  const texts = rememberTexts();
  const first = texts.take(path, text('web'), '/shop');
  texts.next();
  texts.next();
  expect(texts.take(path, text('web'), '/shop')).not.toBe(first);
});
