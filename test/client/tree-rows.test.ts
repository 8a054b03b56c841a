import { describe, expect, it } from 'vitest';
import { changedRows, rowsById } from '../../client/src/tree-rows.ts';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly children: readonly Row[];
}

const leaf = (id: string, label = id): Row => ({ id, label, children: [] });
const group = (id: string, ...children: readonly Row[]): Row => ({ id, label: id, children });
const changed = (before: readonly Row[], after: readonly Row[]) => changedRows(rowsById(before), rowsById(after));

describe('what is drawn anew', () => {
  const before = [group('active', leaf('a'), leaf('b')), leaf('c')];
  it.each<[string, readonly Row[], readonly string[] | undefined]>([
    ['nothing, where nothing changed', before, []],
    ['a row that says something else', [group('active', leaf('a', '2m'), leaf('b')), leaf('c')], ['a']],
    ['everything, when a row came', [group('active', leaf('a'), leaf('b'), leaf('d')), leaf('c')], undefined],
    ['everything, when a row went', [group('active', leaf('a')), leaf('c')], undefined],
    ['everything, when rows changed places', [group('active', leaf('b'), leaf('a')), leaf('c')], undefined],
    ['everything, when a row changed its group', [group('active', leaf('a')), leaf('b'), leaf('c')], undefined],
  ])('%s', (_, after, expected) => {
    expect(changed(before, after)).toEqual(expected);
  });
});
