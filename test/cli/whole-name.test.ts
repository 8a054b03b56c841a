import { describe, expect, it } from 'vitest';
import { wholeName } from '../../cli/whole-name.ts';

const all = [
  { id: '1', names: ['20261121-web', '1a'] },
  { id: '2', names: ['20261121-web-2', '2b'] },
  { id: '3', names: ['20261122-api', '3c'] },
];

describe('the one that is meant', () => {
  it.each([
    ['20261121-web', '1'],
    ['web-2', '2'],
    ['20261122', '3'],
    ['c', '3'],
    ['web', '1'],
    ['1a', '1'],
    ['nothing', 'nothing'],
    ['', ''],
  ])('by %j is %j', (part, id) => expect(wholeName(part, all, 'report')).toEqual({ ok: true, value: id }));

  it('is not known where several have the part', () => {
    expect(wholeName('20261121', all, 'report')).toEqual({
      ok: false,
      failure: {
        code: 'report/ambiguous',
        message: '"20261121" is a part of 20261121-web, 20261121-web-2: say more of the one that is meant.',
      },
    });
  });
});
