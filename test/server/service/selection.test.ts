import { expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver';
import { parseFile } from '../../../schemas/document.ts';
import { offsetAt, positionAt } from '../../../server/service/position.ts';
import { selectionRange } from '../../../server/service/selection.ts';
import { cursor } from '../../support/fixture.ts';

function grown(marked: string): string[] {
  const { text, offset } = cursor(marked);
  const file = parseFile('/a.health.yaml', text);
  const found: string[] = [];
  for (let one: SelectionRange | undefined = selectionRange(file, positionAt(file, offset)); one; one = one.parent)
    found.push(text.slice(offsetAt(file, one.range.start), offsetAt(file, one.range.end)));
  return found;
}

it.each<[string, string[]]>([
  ['workload: w|eb # a\ntype: http\n', ['web', 'workload: web', 'workload: web # a\ntype: http']],
  ['env: {A: b, C: |d}\n---\nx: 1\n', ['d', 'C: d', '{A: b, C: d}', 'env: {A: b, C: d}']],
  ['depends_on:\n  - a\n  - |b\n', ['b', '- a\n  - b', 'depends_on:\n  - a\n  - b']],
  ['"workload": |"web"\r\ntype: http\r\n', ['"web"', '"workload": "web"', '"workload": "web"\r\ntype: http']],
  [
    'target: |\n  o^ne\n  two\nport: 1\n'.replace('|', '>').replace('^', '|'),
    ['>\n  one\n  two', 'target: >\n  one\n  two', 'target: >\n  one\n  two\nport: 1'],
  ],
  ['labels: {"🔥": é|}\n', ['é', '"🔥": é', '{"🔥": é}', 'labels: {"🔥": é}']],
  ['|', ['']],
])('%j', (marked, expected) => expect(grown(marked)).toEqual(expected));
