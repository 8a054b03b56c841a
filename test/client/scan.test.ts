import { describe, expect, it } from 'vitest';
import { guessKind } from '../../client/src/scan.ts';

describe('guessKind', () => {
  it.each([
    ['/shop/web.health.yaml', '', 'health'],
    ['/shop/health/web.yml', '', 'health'],
    ['C:\\shop\\health\\web.yaml', '', 'health'],
    ['/shop/rules/worker.yaml', '', 'rule'],
    ['/shop/oncall.escalation.yaml', '', 'escalation'],
    ['/shop/playbooks/new.yaml', '', 'playbook'],
    ['/shop/any.yaml', 'apiVersion: healer.platform/v1\nkind: Profile\n', 'profile'],
    ['/shop/any.yaml', 'kind: Project\napiVersion: "healer.platform/v1"\n', 'project'],
    ['/shop/any.yaml', '---\na: 1\n---\napiVersion: healer.platform/v1\nkind: Playbok\n', 'playbook'],
    ['/shop/any.yaml', '# yaml-language-server: $schema=healer:rule\n', 'rule'],
    ['/shop/any.yaml', '# yaml-language-server: $schema=../schemas/health.schema.json\n', 'health'],
  ])('%s with %j is %s', (path, text, kind) => {
    expect(guessKind(path, text)).toBe(kind);
  });

  it.each([
    ['/shop/docker-compose.yaml', 'services: {}\n'],
    ['/shop/deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n'],
    ['/shop/health/notes.txt', ''],
    ['/shop/any.yaml', '# apiVersion: healer.platform/v1\n'],
    ['/shop/any.yaml', 'apiVersion: healerXplatform/v1\n'],
  ])('leaves %s with %j alone', (path, text) => {
    expect(guessKind(path, text)).toBeUndefined();
  });
});
