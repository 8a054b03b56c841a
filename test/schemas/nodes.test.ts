import { describe, expect, it } from 'vitest';
import { isMap } from 'yaml';
import { definitionValue } from '../../schemas/coerce.ts';
import { parseFile } from '../../schemas/document.ts';
import { entriesOf, entryOf } from '../../schemas/nodes.ts';
import { problemsIn } from '../support/problems.ts';

const keys = (count: number) => Array.from({ length: count }, (_, nth) => `k${nth}: ${nth}\n`).join('');

describe('one entry of a mapping is the one among all its entries', () => {
  it.each<[string, string]>([
    ['few keys', keys(3)],
    ['many keys', keys(40)],
    ['a key written twice', `k0: 1\n${keys(3)}`],
    ['a key written twice among many', `k0: 1\n${keys(40)}`],
    ['a merge key', `base: &b {k0: 7, k9: 8}\n<<: *b\n${keys(3)}`],
    ['a merge key last', `${keys(3)}base: &b {k0: 7, k9: 8}\n<<: *b\n`],
    ['a merge key among many', `base: &b {k0: 7, k99: 8}\n<<: *b\n${keys(40)}`],
    ['keys without values, and collections as keys', 'k0:\n[a]: 1\n? k1\n'],
  ])('%s', (_, text) => {
    const [document] = parseFile('a.yaml', text).documents;
    const map = document?.yaml.contents;
    if (!document || !isMap(map)) throw new Error('no mapping');
    for (const name of ['k0', 'k1', 'k9', 'k39', 'k99', 'none', '<<', ''])
      expect(entryOf(map, name, document)).toEqual(entriesOf(map, document).get(name));
  });
});

it.each([2, 40])('the last of two same keys counts, and is said to be one too many, among %i', (count) => {
  const text = `workload: web\ntype: http\nenabled: true\nlabels:\n${keys(count).replaceAll('k', '  k')}  k0: last\n`;
  const [document] = parseFile('a.health.yaml', text).documents;
  expect(document && definitionValue(document)).toMatchObject({ labels: { k0: 'last', k1: 1 } });
  expect(problemsIn('a.health.yaml', text).filter(({ code }) => code === 'yaml/duplicate-key')).toHaveLength(1);
});
