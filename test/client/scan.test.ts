import { describe, expect, it } from 'vitest';
import { documentAround, guessKind, isMeantForUs } from '../../client/src/scan.ts';

describe('guessKind', () => {
  it.each([
    ['/shop/web.health.yaml', '', 'health'],
    ['/shop/health/web.yml', '', 'health'],
    ['C:\\shop\\health\\web.yaml', '', 'health'],
    ['/shop/rules/worker.yaml', '', 'rule'],
    ['/shop/oncall.escalation.yaml', '', 'escalation'],
    ['/shop/playbooks/new.yaml', '', 'playbook'],
    ['/shop/healer.yaml', '', 'project'],
    ['/shop/profiles/local.yaml', '', 'profile'],
    ['/shop/any.yaml', 'apiVersion: healer.platform/v1\nkind: Profile\n', 'profile'],
    ['/shop/any.yaml', 'kind: Project\napiVersion: "healer.platform/v1"\n', 'project'],
    ['/shop/any.yaml', '---\na: 1\n---\napiVersion: healer.platform/v1\nkind: Playbok\n', 'playbook'],
    ['Untitled-1', 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\n', 'playbook'],
    ['/shop/any.yaml', '# yaml-language-server: $schema=healer:rule\n', 'rule'],
    ['/shop/any.yaml', '# yaml-language-server: $schema=../schemas/health.schema.json\n', 'health'],
  ])('%s with %j is %s', (path, text, kind) => {
    expect(guessKind(path, text)).toBe(kind);
  });

  it.each([
    ['/shop/docker-compose.yaml', 'services: {}\n'],
    ['/shop/deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n'],
    ['/shop/health/notes.txt', ''],
    ['/shop/health/Untitled-1', 'workload: web\n'],
    ['/shop/any.yaml', '# apiVersion: healer.platform/v1\n'],
    ['/shop/any.yaml', 'apiVersion: healerXplatform/v1\n'],
  ])('leaves %s with %j alone', (path, text) => {
    expect(guessKind(path, text)).toBeUndefined();
  });
});

describe('documentAround', () => {
  const text = 'a: 1\n---\nb: 2\nc: 3\n--- # third\nd: 4\n';

  it.each([
    [1, 'a: 1'],
    [2, '---\nb: 2\nc: 3'],
    [4, '---\nb: 2\nc: 3'],
    [5, '--- # third\nd: 4\n'],
    [99, '--- # third\nd: 4\n'],
  ])('line %i', (line, expected) => {
    expect(documentAround(text, line)).toBe(expected);
  });
});

it.each<[string, boolean]>([
  ['# yaml-language-server: $schema=healer:helth\nworkload: web\n', true],
  ['metadata: {name: a}\nkind: "RemediationPlaybook"\n', true],
  ['# yaml-language-server: $schema=https://example.org/x.json\n', false],
  ['kind: Deployment\nnote: RemediationPlaybook\n', false],
])('%j is meant for us: %s', (text, isMeant) => expect(isMeantForUs(text)).toBe(isMeant));
