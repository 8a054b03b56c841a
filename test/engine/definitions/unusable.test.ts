import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unusable } from '../../../engine/definitions/unusable.ts';
import { temporaryFolder } from '../store/temporary.ts';

it.each<[string, string, boolean]>([
  ['is named in a file that cannot be read as YAML', 'workload: web\ntype: [http\n', true],
  ['is named beside a key that is misspelt', '- workloa: "web" # the shop\n', true],
  ['is named in flow style', '{workload: web, type: http, port: 80\n', true],
  ['is named last in flow style', '{type: http, workload: "web"}: x\n', true],
  ['is only mentioned', 'workload: api\n# web\ndepends_on: [web]\n', false],
  ['is the beginning of another name', 'workload: web-2\n', false],
])('a workload that %s', async (_, text, expected) => {
  const file = join(temporaryFolder(), 'x.health.yaml');
  writeFileSync(file, text);
  const failure = { code: 'definition/invalid', message: 'no', file, line: 2 };
  const found = await unusable(['web'], { failures: [failure], lost: false, reads: [file] });
  expect(found.get('web')).toEqual(expected ? failure : undefined);
});

it('all are out of sight where healer.yaml cannot be used', async () => {
  const failure = { code: 'definition/invalid', message: 'no', file: '/nowhere/healer.yaml' };
  expect((await unusable(['web'], { failures: [failure], lost: true, reads: [] })).get('web')).toEqual(failure);
});

it.each([
  ['it may be in a definition file that cannot be read', true],
  ['not because a folder that was named is not there', false],
])('one is out of sight where %s', async (_, isFile) => {
  const file = join(temporaryFolder(), 'gone');
  const failure = { code: 'definitions/unreadable', message: 'no', file };
  const found = await unusable(['web'], { failures: [failure], lost: false, reads: isFile ? [file] : [] });
  expect(found.get('web')).toEqual(isFile ? failure : undefined);
});
