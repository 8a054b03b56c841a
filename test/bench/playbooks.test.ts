import { expect, it } from 'vitest';
import { longDocument, manyDocuments } from '../../bench/support/playbooks.mjs';
import { lintFile } from '../../server/service/lint.ts';

it.each([
  ['one playbook', manyDocuments(1), 24],
  ['many', manyDocuments(100), 2_499],
  ['a long one', longDocument(10_000), 9_999],
])('%s: one fault that stays, one more after the edit', (_, { text, offset, position }, lines) => {
  expect(text.split('\n')).toHaveLength(lines + 1);
  expect(text.split('\n')[position.line]?.slice(0, position.character)).toMatch(/- type: restart_pod$/);
  const edited = `${text.slice(0, offset)}x${text.slice(offset)}`;
  const codes = [text, edited].map((one) =>
    lintFile('bench.yaml', Buffer.from(one))
      .findings.map(({ code }) => code)
      .sort(),
  );
  expect(codes).toEqual([['schema/wrong-format'], ['schema/unknown-value', 'schema/wrong-format']]);
});
