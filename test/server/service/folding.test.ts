import { expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { folding } from '../../../server/service/folding.ts';

const folded = (path: string, text: string) =>
  folding(parseFile(path, text))?.map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`,
  );

it.each<[string, string[]]>([
  ['workload: web\ntype: http\n', []],
  [
    'workload: web\ntype: http\nexpect:\n  json:\n    - path: a\n      equals: 1\n    # b\n\nport: 1\n',
    ['2-5', '3-5', '4-5'],
  ],
  ['# a\n# b\nworkload: web\ntype: http\n# c\n\n# d\n', ['0-1 comment']],
  ['workload: web\ntype: exec\ntarget: |\n  a\n  # b\n\nenv: {\n  A: b\n}\n', ['2-4', '6-8']],
  ['workload: web\ntype: http\n---\nworkload: db\ntype: tcp\n\n', ['0-1', '2-4']],
  ['workload: web\ntype: http\nexpect: [\n', ['2-3']],
])('%j', (text, expected) => expect(folded('/a.health.yaml', text)).toEqual(expected));

it('is left to the editor in a file that is not ours', () => expect(folded('/a.yaml', 'a:\n  b: 1\n')).toBeUndefined());
