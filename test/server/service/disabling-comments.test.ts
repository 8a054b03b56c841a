import { expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { problemsIn } from '../../../server/service/diagnostics.ts';
import { ranges } from '../../support/fixture.ts';

const web = 'workload: web\ntype: http\nenabled: true\n';
const none = 'Name what to disable on the next line: "# healer-disable-next-line CODE".';
const unknown = (word: string, meant = '') =>
  `There is no code "${word}", so this disables nothing.${meant && ` Did you mean "${meant}"?`}`;

it.each<[string, readonly string[]]>([
  ['«# healer-disable-next-line»', [none]],
  ['  «# healer-disable-next-line»  ', [none]],
  ['# healer-disable-next-line «health/enabled-mising»', [unknown('health/enabled-mising', 'health/enabled-missing')]],
  ['# healer-disable-next-line «enabled»', [unknown('enabled')]],
  [
    '# healer-disable-next-line yaml/boolean-word, «x/y» «health/z» because of that',
    [unknown('x/y'), unknown('health/z')],
  ],
  ['# healer-disable-next-line yaml/boolean-word since a/b', [unknown('a/b')]],
  ['# healer-disable-next-line yaml/boolean-word', []],
  ['# healer-disable-next-line yaml/boolean-word until Friday', []],
  ['# healer-disable-next-lines are many', []],
  ['labels:\n  note: |\n    # healer-disable-next-line nothing', []],
])('%j', (line, messages) => {
  const marked = line.replace('since a/b', 'since «a/b»');
  for (const before of ['', `${web}---\n`]) {
    const { text, ranges: marks } = ranges(`${before}${web}${marked}\n`);
    const found = problemsIn(parseFile('health/web.yaml', text)).filter(({ code }) => code === 'comment/unknown-code');
    expect(found.map(({ message }) => message)).toEqual(messages);
    expect(found.map(({ start, end }) => ({ start, end }))).toEqual(marks);
  }
});

it('leaves what is not ours alone', () => {
  expect(problemsIn(parseFile('a.yaml', 'x: 1\n# healer-disable-next-line nothing\n'))).toEqual([]);
});
