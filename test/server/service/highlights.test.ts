import { expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { highlights } from '../../../server/service/highlights.ts';
import { positionAt, rangeAt } from '../../../server/service/position.ts';
import { cursor, ranges } from '../../support/fixture.ts';

const head = 'workload: web\ntype: http\n';

it.each([
  `${head}labels: «&|l» {a: b}\nenv: «*l»\n`,
  `${head}labels: «&l» {a: b}\nenv: «*|l»\nexpect: {body: «*l»}\n`,
  `${head}labels: &l {a: b}\nname: «&l» x\nenv: «*|l»\n`,
  `${head}labels: «&l»\n  a: b\nenv:\n  <<: «*l|»\n`,
  `${head}labels: &l {a: |b}\nenv: *l\n`,
  `${head}env: *|nothing # &x\n`,
])('%j', (marked) => {
  const { text, offset } = cursor(marked.replace(/[«»]/g, ''));
  const marks = ranges(marked.replace('|', '')).ranges;
  const file = parseFile('/a.health.yaml', text);
  const found = highlights(file, positionAt(file, offset)).map(({ range }) => range);
  expect(found).toEqual(marks.map(({ start, end }) => rangeAt(file, start, end)));
});
