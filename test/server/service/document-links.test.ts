import { expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { documentLinks } from '../../../server/service/document-links.ts';
import { rangeAt } from '../../../server/service/position.ts';
import { ranges } from '../../support/fixture.ts';

const project = 'apiVersion: healer.platform/v1\nkind: Project\nmetadata: {name: a}\n';
const profile = 'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: a}\n';

it.each<[string, string]>([
  [
    '/shop/web.health.yaml',
    'workload: web\ntype: exec\nrunbook: «runbooks/web down.md»\ncwd: «"tools"»\ntarget: ./a\n',
  ],
  [
    '/shop/healer.yaml',
    `${project}definitions: [«health», «rules»]\nprofile: «profiles/local.yaml»\nrunbooks: «runbooks»\n`,
  ],
  ['/shop/healer.yaml', `${project}profile: local\n`],
  [
    '/shop/a.yaml',
    `${profile}channels:\n  oncall: {type: pagerduty, keyFile: «secrets/key»}\n  b: {type: slack, urlFile: ~/.slack}\nservices: {api: {paths: [«src/api»]}}\n`,
  ],
  ['/shop/a.yaml', 'runbook: runbooks/web.md\n'],
])('%s %j', (path, marked) => {
  const { text, ranges: marks } = ranges(marked);
  const file = parseFile(path, text);
  expect(documentLinks(file, (target) => `to:${target}`)).toEqual(
    marks.map(({ start, end }) => ({
      range: rangeAt(file, start, end),
      target: `to:${text.slice(start, end).replaceAll('"', '')}`,
    })),
  );
});

it('are none where there is no root', () => {
  const file = parseFile('/web.health.yaml', 'workload: web\ntype: http\nrunbook: a.md\n');
  expect(documentLinks(file, () => undefined)).toEqual([]);
});

it('leads to the file of a runbook and keeps the heading apart from its path', () => {
  const file = parseFile('/web.health.yaml', 'workload: web\ntype: http\nrunbook: a.md#what-to-do\n');
  expect(documentLinks(file, (path) => `to:${encodeURIComponent(path)}`)).toMatchObject([
    { target: 'to:a.md#what-to-do' },
  ]);
});
