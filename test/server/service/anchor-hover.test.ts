import { expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver';
import { serviceOver } from '../../support/workspace-service.ts';

const db = { 'health/db.yaml': 'workload: db\ntype: tcp\nport: 1\nenabled: true\n' };

function hovered(text: string): string | undefined {
  const { service, uri, position } = serviceOver({ ...db, 'health/a.yaml': text });
  return (service.hover(uri, position)?.contents as MarkupContent | undefined)?.value;
}

it.each<[string, string, string | undefined]>([
  ['an alias', 'workload: a\nlabels: &l {a: b}\nenv: *|l\n', 'line 2:\n\n~~~yaml\n{a: b}\n~~~'],
  ['an alias at its star', 'workload: a\nlabels: &l {a: b}\nenv: |*l\n', 'line 2:\n\n~~~yaml\n{a: b}\n~~~'],
  [
    'an alias of a block',
    'workload: a\nlabels: &l\n  team: shop\n  tier: web\nenv: *l|\n',
    'line 2:\n\n~~~yaml\nteam: shop\ntier: web\n~~~',
  ],
  [
    'an alias in a file with Windows line ends',
    'workload: a\r\nlabels: &l\r\n  team: shop\r\n  tier: web\r\nenv: *|l\r\n',
    'line 2:\n\n~~~yaml\nteam: shop\ntier: web\n~~~',
  ],
  ['an alias that merges', 'labels: &l {type: http}\nworkload: a\n<<: *|l\n', 'line 1:\n\n~~~yaml\n{type: http}\n~~~'],
  [
    'the second of two anchors',
    'env: &l {a: b}\nlabels: &l {c: d}\nheaders: *|l\ntype: http\n',
    'line 2:\n\n~~~yaml\n{c: d}\n~~~',
  ],
  [
    'an alias of a name, what the name refers to',
    'workload: &w db\nname: a\ntype: http\ndepends_on: [*|w]\n',
    'line 1:\n\n~~~yaml\ndb\n~~~\n\nWorkload `db`, defined in:\n- health/a.yaml, line 1: check `http`\n- health/db.yaml, line 1',
  ],
  [
    'an anchor',
    'workload: a\nlabels: &|l {a: b}\nenv: *l\nheaders: *l\n',
    'Anchor `l`, used 2 times in this document.',
  ],
  [
    'an anchor that is used once',
    'workload: a\nlabels: |&l {a: b}\nenv: *l\n',
    'Anchor `l`, used once in this document.',
  ],
  ['an alias of no anchor', 'workload: a\ntype: http\nenv: *|l\n', undefined],
])('says of %s what it is', (_, text, expected) => {
  if (expected === undefined) expect(hovered(text)).toBeUndefined();
  else expect(hovered(text)).toContain(expected);
});

it('shows the first lines of what is long', () => {
  const labels = Array.from({ length: 12 }, (_, index) => `  l${index}: x\n`).join('');
  expect(hovered(`workload: a\nlabels: &l\n${labels}env: *|l\n`)).toContain('l7: x\n…\n~~~');
});
