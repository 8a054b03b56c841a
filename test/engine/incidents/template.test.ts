import { describe, expect, it } from 'vitest';
import { type Blocks, blockNames } from '../../../engine/incidents/postmortem.ts';
import { fillTemplate, printDraft } from '../../../engine/incidents/template.ts';
import { defaultTemplate } from '../../../engine/incidents/template-default.ts';
import { value } from '../store/temporary.ts';
import { bare, whole } from './sample.ts';

const blocks = Object.fromEntries(blockNames.map((name) => [name, `the ${name}`])) as Blocks;
const fill = (text: string, incident = whole.incident) => fillTemplate({ file: '/shop/t.md', text }, incident, blocks);
const print = (text: string, incident = whole.incident) => printDraft(value(fill(text, incident)));

describe('a template', () => {
  it('becomes a postmortem: placeholders alone on their line are blocks, the rest is text', () => {
    expect(print('# On {{ title }}\n\n  {{summary}}\nOurs: {{id}}, {{service}}, {{date}}.\n')).toMatch(
      /^# On billing_api answers 503: no database connection\n\n<!-- healer:summary [0-9a-f]{12} -->\n\nthe summary\n\n<!-- \/healer:summary -->\nOurs: INC-20261121-025412, billing_api, 2026-11-21\.\n\n<!-- healer:postmortem INC-20261121-025412 summary -->\n$/,
    );
  });

  it('takes words of an incident for what they say, not for Markdown', () => {
    expect(print('# {{title}}', { ...bare.incident, title: '<b> *x* $& {{id}}' })).toMatch(
      /^# \\<b> \\\*x\\\* \$& \{\{id\}\}\n/,
    );
    expect(print('{{service}}.', bare.incident)).toMatch(/^no service named\.\n/);
  });

  it('with Windows line ends makes a postmortem with Windows line ends', () => {
    expect(print('# {{id}}\r\n\r\n{{summary}}\r\n\r\nours\r\n')).not.toMatch(/(?<!\r)\n/);
  });

  it('may be empty, and keep what only looks like a placeholder', () => {
    expect(print('')).toBe('\n\n<!-- healer:postmortem INC-20261121-025412 -->\n');
    expect(print('{{ $labels.job }} {{}} {x} {{ 1 }}')).toContain('{{ $labels.job }} {{}} {x} {{ 1 }}');
  });

  it.each([
    ['a\n\n{{timelin}}\n', 3, 'there is no placeholder {{timelin}}. Did you mean {{timeline}}?'],
    ['{{Root-Cause}}', 1, 'Did you mean {{root_cause}}?'],
    ['a\r\n{{weather}}\r\n', 2, 'Those there are: facts, missing, summary,'],
    ['It was {{impact}}.', 1, '{{impact}} is several lines, so it stands alone on its line'],
    ['{{impact}} {{impact}}', 1, '{{impact}} is several lines'],
    ['{{impact}}\n{{ impact }}\n', 2, '{{ impact }} is here a second time'],
    ['x\n<!-- healer:impact -->\n<!-- /healer:impact -->', 2, 'a mark of Healer’s own'],
    ['<!-- healer:postmortem INC-1 -->', 1, 'a mark of Healer’s own'],
    ['{{constructor}}', 1, 'there is no placeholder {{constructor}}'],
  ])('%j is refused at line %i', (text, line, words) => {
    expect(fill(text)).toMatchObject({
      ok: false,
      failure: { code: 'postmortem/template', file: '/shop/t.md', line, message: expect.stringContaining(words) },
    });
  });

  it('of Healer’s own has every block once', () => {
    const names = value(fill(defaultTemplate)).parts.flatMap((part) => (part.type === 'block' ? [part.name] : []));
    expect(names.toSorted()).toEqual([...blockNames].toSorted());
  });
});
