import { describe, expect, it } from 'vitest';
import { checkFolder, checkSnippet, nameProblem, seenFrom } from '../../client/src/first-check.ts';
import { definitionsFromText } from '../../engine/definitions/text.ts';

describe('the name of a workload', () => {
  it.each(['web', 'a@b:c', '9lives', 'A.b_c-d', ' web ', 'x'.repeat(128)])('may be %s', (name) =>
    expect(nameProblem(name)).toBeUndefined(),
  );

  it.each([
    ['', 'beginning with a letter or digit'],
    ['_x', 'beginning with a letter or digit'],
    ['a/b', 'Letters, digits and _ . : @ -'],
    ['../x', 'Letters, digits'],
    ['a b', 'Letters, digits'],
    ['x'.repeat(129), 'At most 128 characters; these are 129'],
  ])('may not be %j', (name, why) => expect(nameProblem(name)).toContain(why));
});

/** As the editor leaves it when nothing is typed at its stops. */
const filled = (snippet: string) => snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');

it.each(['web', 'a@b:c', 'a:', '123', '1.5', '1:30', 'true', 'No', 'null', '9lives'])(
  'is a check of %s that is taken as it is',
  (name) => {
    const { checks, failures } = definitionsFromText(
      `/shop/health/${name}.health.yaml`,
      filled(checkSnippet(name)),
      '/shop',
    );
    expect(failures).toEqual([]);
    expect(checks.map(({ workload, enabled }) => ({ workload, enabled }))).toEqual([{ workload: name, enabled: true }]);
  },
);

const failure = { code: 'check/no-folder', message: 'No folder is for health checks.' };

it.each([
  ['{"folder":"/shop/checks","there":false}', { ok: true, value: '/shop/checks' }],
  [JSON.stringify(failure), { ok: false, failure }],
  ['{}', undefined],
  ['', undefined],
])('is written where the command line says: %s', (stdout, folder) => expect(checkFolder(stdout)).toEqual(folder));

it.each([
  ['/link/shop', '/real/shop', '/real/shop/checks', '/link/shop/checks'],
  ['/shop', '/shop', '/shop/health', '/shop/health'],
  ['/link/shop', '/real/shop', '/real/health', '/real/health'],
  ['/link/shop', '/real/shop', '/real/shop-b/health', '/real/shop-b/health'],
])('is opened, from %s which is %s, of %s as %s', (folder, real, path, seen) =>
  expect(seenFrom(folder, real, path)).toBe(seen),
);
