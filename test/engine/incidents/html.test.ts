import { describe, expect, it } from 'vitest';
import { type Content, html } from '../../../engine/incidents/html.ts';

describe('markup from a template', () => {
  it.each<[string, Content, string]>([
    [
      'escapes text',
      '<b> & "quotes" & \'apostrophes\'',
      '&lt;b&gt; &amp; &quot;quotes&quot; &amp; &#39;apostrophes&#39;',
    ],
    ['does not undo escaping', '&lt;', '&amp;lt;'],
    ['writes numbers', 16, '16'],
    ['keeps markup', html`<b>${'<'}</b>`, '<b>&lt;</b>'],
    ['joins lists, also in lists', ['a', ['<', html`<br>`]], 'a&lt;<br>'],
    ['leaves nothing out as nothing', undefined, ''],
    ['shows what would steer or turn text', 'a\u001b[31m\u202eb', 'a\\u001b[31m\\u202eb'],
    ['keeps lines and letters', 'naïve\n日本語 🧯', 'naïve\n日本語 🧯'],
    ['mends half a character', '\ud83e!', '\ufffd!'],
  ])('%s', (_, content, markup) => {
    expect(html`<p>${content}</p>`.markup).toBe(`<p>${markup}</p>`);
  });

  it('keeps its own words, before, between and after', () => {
    expect(html`a${1}b${2}c`.markup).toBe('a1b2c');
    expect(html`<hr>`.markup).toBe('<hr>');
  });
});
