import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlockName, type Blocks, blockNames } from '../../../engine/incidents/postmortem.ts';
import { markOf, type Part, partsOf } from '../../../engine/incidents/postmortem-document.ts';
import { mergePostmortem } from '../../../engine/incidents/postmortem-merge.ts';
import { type Draft, fillTemplate, printDraft } from '../../../engine/incidents/template.ts';
import { defaultTemplate } from '../../../engine/incidents/template-default.ts';
import { fuzz } from '../../support/fuzz.ts';
import { value } from '../store/temporary.ts';
import { bare } from './sample.ts';

/** What is generated into each block the nth time. */
const nth = (n: number) => Object.fromEntries(blockNames.map((name) => [name, `${name}, time ${n}.`])) as Blocks;

const draftOf = (text: string, n = 1, blocks: Partial<Blocks> = {}): Draft =>
  value(fillTemplate({ file: 't.md', text }, bare.incident, { ...nth(n), ...blocks }));

const written = (text: string, n = 1) => printDraft(draftOf(text, n));

/** A postmortem without marks, as a reader sees it. */
const read = (text: string) =>
  text
    .replace(/^ {0,3}<!--.*?-->[ \t]*\r?\n?/gm, '')
    .replace(/(\r?\n){3,}/g, '$1$1')
    .trim();

const short = '# {{id}}\n\n## Summary\n\n{{summary}}\n\n## Impact\n\n{{impact}}\n\n## Timeline\n\n{{timeline}}\n';

describe('a postmortem that is written again', () => {
  it('has what is new in every block nobody has edited', () => {
    const { text, kept } = mergePostmortem(written(short, 1), draftOf(short, 2));
    expect(text).toBe(written(short, 2));
    expect(kept).toEqual([]);
  });

  it('is the same where nothing is new', () => {
    expect(mergePostmortem(written(defaultTemplate), draftOf(defaultTemplate)).text).toBe(written(defaultTemplate));
  });

  it('keeps an edited block and names it; with renew it shows what would be new', () => {
    const edited = written(short).replace('impact, time 1.', 'Nobody could pay.');
    const { text, kept } = mergePostmortem(edited, draftOf(short, 2));
    expect(kept).toEqual(['impact']);
    expect(text).toContain('Nobody could pay.');
    expect(text).toContain('summary, time 2.');
    expect(mergePostmortem(edited, draftOf(short, 2), true)).toEqual({ text: written(short, 2), kept: [] });
  });

  it('takes a block back when a person has put in what would be new', () => {
    const taken = written(short).replace('impact, time 1.', 'impact, time 2.');
    expect(mergePostmortem(taken, draftOf(short, 2))).toEqual({ text: written(short, 2), kept: [] });
  });

  it('fills a block that a person has emptied', () => {
    const emptied = written(short).replace('\nimpact, time 1.\n', '');
    expect(mergePostmortem(emptied, draftOf(short, 2)).text).toBe(written(short, 2));
  });

  it('leaves out what was removed, for good', () => {
    const removed = written(short).replace(/## Impact[\s\S]*?(?=## Timeline)/, '');
    const once = mergePostmortem(removed, draftOf(short, 2)).text;
    expect(read(once)).toBe(read(written(short, 2)).replace('## Impact\n\nimpact, time 2.\n\n', ''));
    expect(mergePostmortem(once, draftOf(short, 3)).text).not.toContain('impact, time');
  });

  it('leaves a block where it was moved to', () => {
    const [head = '', impact = '', rest = ''] = written(short).split(/(?=## Impact)|(?=## Timeline)/);
    const moved = head + rest.replace(/(?=<!-- healer:postmortem)/, impact);
    const { text } = mergePostmortem(moved, draftOf(short, 2));
    expect(text.indexOf('impact, time 2.')).toBeGreaterThan(text.indexOf('timeline, time 2.'));
  });

  it.each([
    ['beginning', '<!-- healer:impact 0123456789ab -->\n'],
    ['end', '<!-- /healer:impact -->\n'],
  ])('keeps a block of which a person has removed the %s', (_, mark) => {
    const broken = written(short).replace(mark.includes('0123') ? /<!-- healer:impact .*-->\n/ : mark, '');
    const { text, kept } = mergePostmortem(broken, draftOf(short, 2));
    expect(text).toContain('impact, time 1.');
    expect(text).not.toContain('impact, time 2.');
    expect(kept).toEqual(['impact']);
  });

  it('keeps a block that Healer does not know (any more)', () => {
    const strange = written(short).replace(/healer:impact/g, 'healer:blast_radius');
    expect(mergePostmortem(strange, draftOf(short, 2)).text).toContain('impact, time 1.');
  });

  it('keeps Windows line ends and a byte order mark', () => {
    const windows = `\uFEFF${written(short).replaceAll('\n', '\r\n')}`;
    const { text } = mergePostmortem(windows, draftOf(short, 2));
    expect(text).toBe(`\uFEFF${written(short, 2).replaceAll('\n', '\r\n')}`);
  });

  it.each([
    ['after a formatter', (text: string) => text.replace(/(-->)\n\n/g, '$1\n\n\n').replaceAll('.\n', '.  \n')],
    [
      'with its mark moved to the top',
      (text: string) => {
        const mark = /<!-- healer:postmortem.*-->\n/.exec(text)?.[0] ?? '';
        return mark + text.replace(mark, '');
      },
    ],
  ])('is brought up to date %s', (_, change) => {
    expect(read(mergePostmortem(change(written(short)), draftOf(short, 2)).text)).toBe(read(written(short, 2)));
  });
});

describe('a block that is new to a postmortem', () => {
  const longer = short.replace('## Timeline', '## Root cause\n\n{{root_cause}}\n\n## Timeline');

  it('comes in with its section after the section before it', () => {
    const own = written(short).replace(
      '<!-- /healer:impact -->',
      '<!-- /healer:impact -->\n\nMore on impact.\n\n```\n# no heading\n```',
    );
    const { text } = mergePostmortem(own, draftOf(longer, 2));
    expect(read(text)).toBe(
      read(written(longer, 2)).replace(
        'impact, time 2.',
        'impact, time 2.\n\nMore on impact.\n\n```\n# no heading\n```',
      ),
    );
    expect(markOf(text)?.blocks).toContain('root_cause');
    expect(mergePostmortem(text, draftOf(longer, 2)).text).toBe(text);
  });

  it.each([
    ['first', `## Facts\n\n{{facts}}\n\n${short.replace('# {{id}}\n\n', '')}`, short.replace('# {{id}}\n\n', '')],
    ['last', `${short}\n## Lessons\n\n{{lessons}}\n`, short],
    ['in a section that is there', short.replace('{{impact}}', '{{impact}}\n\n{{metrics}}'), short],
    ['before all others in their section', short.replace('{{summary}}', '{{facts}}\n\n{{summary}}'), short],
    ['with others beside it', `${longer}\n## Lessons\n\n{{lessons}}\n\n{{similar}}\n`, short],
  ])('comes in %s', (_, now, then) => {
    const { text } = mergePostmortem(written(then), draftOf(now, 2));
    expect(read(text)).toBe(read(written(now, 2)));
    expect(mergePostmortem(text, draftOf(now, 2)).text).toBe(text);
  });

  it('comes in below its heading where a person has written that already', () => {
    const own = written(short).replace('## Timeline', '## Root cause\n\nI think it is DNS.\n\n## Timeline');
    expect(read(mergePostmortem(own, draftOf(longer, 2)).text)).toBe(
      read(written(longer, 2)).replace('root_cause, time 2.', 'root_cause, time 2.\n\nI think it is DNS.'),
    );
  });

  it('comes in at the end of a text that has none', () => {
    const { text } = mergePostmortem(
      'Mine.\n<!-- healer:postmortem INC-20261121-025412 -->\n',
      draftOf('{{summary}}\n\n## Impact\n\n{{impact}}'),
    );
    expect(text.startsWith('Mine.\n')).toBe(true);
    expect(read(text)).toMatch(/^Mine\.\n[\s\S]*summary, time 1\.\n\n## Impact\n\nimpact, time 1\.$/);
  });
});

describe('whatever a person has done to a postmortem', () => {
  const words = fc.constantFrom(
    '# Mine\n',
    '\n',
    '\r\n',
    '```\n',
    '## Impact\n',
    '{{timeline}}\n',
    '$1 $& ',
    '<!-- comment -->\n',
    '- a\n',
    '| x |\n',
    'é日本🧯',
    ' ',
  );
  const own = fc
    .oneof(
      fc.array(words).map((some) => some.join('')),
      fc.string({ unit: 'binary', maxLength: 30 }),
    )
    .filter((text) => !text.includes('healer:'));
  const deed = fc.oneof(
    { weight: 4, arbitrary: fc.record({ what: fc.constant('write' as const), at: fc.nat(60), text: own }) },
    fc.record({ what: fc.constant('remove' as const), at: fc.nat(60), text: fc.constant('') }),
    fc.record({ what: fc.constant('edit' as const), at: fc.nat(60), text: own }),
    fc.record({ what: fc.constant('move' as const), at: fc.nat(60), text: fc.constant('') }),
  );
  type Deed = { readonly what: 'write' | 'remove' | 'edit' | 'move'; readonly at: number; readonly text: string };

  /** The postmortem as a person leaves it. Marks stay lines of their own, as they are to one who does not touch them. */
  function after(deeds: readonly Deed[], windows: boolean): string {
    const start = written(defaultTemplate);
    let parts: readonly Part[] = partsOf(windows ? start.replaceAll('\n', '\r\n') : start);
    for (const { what, at, text } of deeds) {
      const index = at % parts.length;
      const part = parts[index];
      if (!part) continue;
      if (what === 'write') parts = parts.toSpliced(index, 0, { type: 'text', text: `\n${text}\n` });
      if (part.type === 'text') continue;
      if (what === 'remove' && parts.length > 1) parts = parts.toSpliced(index, 1);
      if (what === 'move')
        parts = [...parts.toSpliced(index, 1), { type: 'text', text: '\n' }, part, { type: 'text', text: '\n' }];
      if (what === 'edit') {
        const raw = part.raw.replace('time 1.', () => `time 1. mine ${text}\n`);
        parts = parts.with(index, { ...part, raw });
      }
    }
    return parts.map((part) => (part.type === 'text' ? part.text : part.raw)).join('');
  }

  const ownText = (text: string) =>
    partsOf(text)
      .map((part) => (part.type === 'text' ? part.text : '\u0000'))
      .join('')
      .replace(/<!-- healer:postmortem .*-->/, 'MARK');
  const blocksOf = (text: string) => partsOf(text).flatMap((part) => (part.type === 'block' ? [part] : []));

  it('its text is there word for word, edited blocks are as they were, and all others are new', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 8 }), fc.boolean(), (deeds, windows) => {
        const before = after(deeds, windows);
        const { text, kept } = mergePostmortem(before, draftOf(defaultTemplate, 2));
        expect(ownText(text)).toBe(ownText(before));
        const [were, are] = [blocksOf(before), blocksOf(text)];
        expect(are.map(({ name }) => name)).toEqual(were.map(({ name }) => name));
        for (const [index, { name, raw }] of were.entries()) {
          if (raw.includes('mine')) {
            expect(are[index]?.raw).toBe(raw);
            expect(kept).toContain(name);
          } else expect(are[index]?.content.trim()).toBe(nth(2)[name as BlockName]);
        }
        expect(mergePostmortem(text, draftOf(defaultTemplate, 2))).toEqual({ text, kept });
      }),
      fuzz(100),
    );
  });

  it('its text is there line for line where new blocks come in', () => {
    const fewer = defaultTemplate.replace(/## (Impact|Lessons|Evidence)\n\n\{\{\w+\}\}\n/g, '');
    fc.assert(
      fc.property(
        fc.array(own, { maxLength: 6 }),
        fc.array(fc.nat(40), { minLength: 6, maxLength: 6 }),
        (texts, places) => {
          let parts: readonly Part[] = partsOf(written(fewer));
          for (const [index, text] of texts.entries()) {
            parts = parts.toSpliced((places[index] ?? 0) % (parts.length + 1), 0, {
              type: 'text',
              text: `\n${text}\n`,
            });
          }
          const before = parts.map((part) => (part.type === 'text' ? part.text : part.raw)).join('');
          const { text } = mergePostmortem(before, draftOf(defaultTemplate, 2));
          const lines = (some: string) =>
            ownText(some)
              .split(/\r\n|[\n\0]/)
              .map((line) => line.trim())
              .filter(Boolean);
          const now = lines(text);
          let at = 0;
          for (const line of lines(before)) {
            at = now.indexOf(line, at) + 1;
            expect(at, line).toBeGreaterThan(0);
          }
          for (const name of blockNames) expect(text).toContain(`${name}, time 2.`);
        },
      ),
      fuzz(100),
    );
  });
});
