import { describe, expect, it } from 'vitest';
import { parseFile } from '../../schemas/document.ts';
import { problemsIn } from '../../server/service/diagnostics.ts';
import { ranges } from '../support/fixture.ts';

const called = (what: string, why: string, meant = '') =>
  `By its file's name this is ${what}, but ${why}, so it is neither checked nor run.${meant && ` Did you mean "${meant}"?`}`;
const health = (why: string, meant?: string) => called('a health config', why, meant);
const noMapping = 'it is not written as lines of "key: value"';

describe('a file whose name promises what its keys do not keep', () => {
  it.each<[string, string, string, string | undefined]>([
    [
      'a.health.yaml',
      '«workloa»: web\ntyp: http\nenabld: true\n',
      health('it has no "workload" and no "type"', 'workload'),
      'workload',
    ],
    ['a.health.yaml', 'workload: web\n«typ»: http\n', health('it has no "type"', 'type'), 'type'],
    ['a.health.yaml', '«workload»: web\n', health('it has no "type"'), undefined],
    ['a.health.yml', '«type»: http\n', health('it has no "workload"'), undefined],
    ['a.health.yaml', '- «workload: web»\n  type: http\n', health(noMapping), undefined],
    ['a.health.yaml', '«wor»\n', health(noMapping), undefined],
    [
      'a.health.yaml',
      '---\nworkload: web\ntype: http\nenabled: true\n---\n«interval»: 30s\n',
      health('it has no "workload" and no "type"'),
      undefined,
    ],
    ['a.rule.yaml', '«on»: unhealthy\nworkload: a\n', called('a recovery rule', 'it has no "action"'), undefined],
    ['a.rule.yaml', '«on»:\naction: notify\n', called('a recovery rule', 'it has no "on"'), undefined],
    [
      'a.escalation.yaml',
      '«escalaton»: {levels: []}\n',
      called('an escalation policy', 'it has no "escalation"', 'escalation'),
      'escalation',
    ],
  ])('%s: %j', (path, marked, message, replacement) => {
    const { text, ranges: marks } = ranges(marked.replace('- «workload: web»', '«- workload: web»'));
    const found = problemsIn(parseFile(path, text)).filter(({ code }) => code === 'kind/not-as-named');
    expect(found.map(({ start, end }) => ({ start, end }))).toEqual(marks);
    expect(found.map((one) => [one.severity, one.message, one.data?.replacement])).toEqual([
      ['warning', message, replacement],
    ]);
  });

  it.each([
    ['a.health.yaml', ''],
    ['a.health.yaml', '# nothing yet\n'],
    ['a.health.yaml', 'apiVersion: v1\nkind: Pod\n'],
    ['a.health.yaml', '# yaml-language-server: $schema=https://example.com/x.json\nname: x\n'],
    ['health/a.yaml', 'name: x\n'],
    ['rules/a.yaml', 'groups: []\n'],
    ['a.yaml', 'workloa: web\n'],
  ])('%s: %j is left alone', (path, text) => expect(problemsIn(parseFile(path, text))).toEqual([]));
});

describe('a playbook outside of what is named for playbooks', () => {
  it.each<[string, string]>([
    [
      '«RemediationPlaybook»',
      'This RemediationPlaybook has no apiVersion, so it is not recognised. Add "apiVersion: healer.platform/v1".',
    ],
    [
      'RemediationPlaybook\napiVersion: «healer.plaform/v1»',
      'Unknown apiVersion "healer.plaform/v1". Did you mean "healer.platform/v1"?',
    ],
    [
      'Profile\napiVersion: «healer.plaform/v1»',
      'Unknown apiVersion "healer.plaform/v1". Did you mean "healer.platform/v1"?',
    ],
  ])('kind: %s', (written, message) => {
    const { text, ranges: marks } = ranges(`kind: ${written}\nmetadata: {name: x}\n`);
    const found = problemsIn(parseFile('k.yaml', text));
    expect(found.map(({ start, end, message: said }) => ({ start, end, said }))).toEqual(
      marks.map((mark) => ({ ...mark, said: message })),
    );
  });

  it.each([
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n',
    'kind: Profile\nname: x\n',
    'apiVersion: healthcheck/v1\nkind: X\n',
  ])('leaves %j alone', (text) => expect(problemsIn(parseFile('k.yaml', text))).toEqual([]));
});
