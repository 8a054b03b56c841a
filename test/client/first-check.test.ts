import { describe, expect, it } from 'vitest';
import { checkSnippet, folderForCheck, nameProblem } from '../../client/src/first-check.ts';
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

it.each<[readonly string[], string]>([
  [[], '/shop/health'],
  [['/shop/playbooks', '/shop/ops/health'], '/shop/ops/health'],
  [['/shop/checks'], '/shop/checks'],
  [['/other/health', '/shop-b/health'], '/shop/health'],
])('is written where %j are watched to %s', (watched, folder) => expect(folderForCheck('/shop', watched)).toBe(folder));
