import { describe, expect, it } from 'vitest';
import { parseFile } from '../../schemas/document.ts';
import { kindOfPath } from '../../schemas/recognise.ts';

function seen(path: string, text: string) {
  return parseFile(path, text).documents.map(({ kind, expected, unknownKind }) =>
    [kind ?? '-', expected ?? '-', ...(unknownKind ? ['unknown'] : [])].join(' '),
  );
}

describe('by file name and keys', () => {
  it.each<[string, string, string]>([
    ['web.health.yaml', 'workload: web\ntype: http\n', 'health health'],
    ['web.health.yml', 'type: http\nport: 80\n', 'health health'],
    ['/etc/health/web.yaml', 'workload: web\ninterval: 5s\n', 'health health'],
    ['C:\\shop\\health\\web.yml', 'workload: web\ninterval: 5s\n', 'health health'],
    ['web.health.yaml', 'workload: web\n', '- health'],
    ['web.health.yaml', 'workload: web\nother: 1\n', '- health'],
    ['web.health.yaml', 'port: 80\ninterval: 5s\n', '- health'],
    ['web.health.yaml', '- workload: web\n  type: http\n', '- health'],
    ['web.health.yaml', '', '- health'],
    ['web.yaml', 'workload: web\ntype: http\n', '- -'],
    ['health/deeper/web.yaml', 'workload: web\ntype: http\n', '- -'],
    ['health.yaml', 'workload: web\ntype: http\n', '- -'],
    ['web.health.json', 'workload: web\ntype: http\n', '- -'],
    ['myhealth/web.yaml', 'workload: web\ntype: http\n', '- -'],
    ['crash.rule.yaml', 'on: crash\naction: notify\n', 'rule rule'],
    ['rules/crash.yaml', '"on": crash\naction: notify\n', 'rule rule'],
    ['rules/crash.yaml', 'on: [push]\naction: notify\n', '- rule'],
    ['rules/crash.yaml', 'on: crash\naction: {run: x}\n', '- rule'],
    ['rules/crash.yaml', 'on: crash\n', '- rule'],
    ['rules/prometheus.yaml', 'groups:\n  - name: x\n', '- rule'],
    ['oncall.escalation.yaml', 'escalation: {levels: []}\n', 'escalation escalation'],
    ['oncall.escalation.yaml', 'escalation:\n', '- escalation'],
    ['oncall.escalation.yaml', 'escalation: fast\n', '- escalation'],
    ['escalation/oncall.yaml', 'escalation: {levels: []}\n', '- -'],
    ['web.playbook.yaml', 'metadata: {name: x}\n', 'playbook playbook'],
    ['playbooks/web.yaml', 'spec: {}\n', 'playbook playbook'],
    ['playbooks/web.yaml', 'kind: RemediationPlaybook\n', 'playbook playbook'],
    ['playbooks/web.yaml', 'apiVersion: healer.platform/v1\n', 'playbook playbook'],
    ['playbooks/web.yaml', 'apiVersion: v1\nkind: ConfigMap\n', '- playbook'],
    ['playbooks/site.yaml', '- hosts: all\n  tasks: []\n', '- playbook'],
    ['playbooks/web.yaml', '# nothing yet\n', '- playbook'],
  ])('%s with %j is %s', (path, text, expected) => expect(seen(path, text)).toEqual([expected]));
});

describe('by apiVersion and kind, in any file', () => {
  it.each<[string, string, string]>([
    ['a.yaml', 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\n', 'playbook -'],
    ['a.yml', 'kind: Profile\napiVersion: "healer.platform/v1"\n', 'profile -'],
    ['healer.yaml', 'apiVersion: healer.platform/v1\nkind: Project\n', 'project project'],
    ['web.health.yaml', 'apiVersion: healer.platform/v1\nkind: Profile\n', 'profile health'],
    ['a.yaml', 'apiVersion: healer.platform/v1\nkind: Playbook\n', '- - unknown'],
    ['a.yaml', 'apiVersion: healer.platform/v1\nkind: toString\n', '- - unknown'],
    ['a.yaml', 'apiVersion: healer.platform/v1\n', '- - unknown'],
    ['a.yaml', 'apiVersion: v1\nkind: RemediationPlaybook\n', '- -'],
    ['a.yaml', 'text: healer.platform/v1\nkind: Profile\n', '- -'],
    ['a.yaml', 'apiVersion: openslo/v1\nkind: SLO\n', '- -'],
    ['health/a.yaml', 'apiVersion: openslo/v1\nkind: SLO\ntype: x\nname: y\n', '- health'],
  ])('%s with %j is %s', (path, text, expected) => expect(seen(path, text)).toEqual([expected]));
});

describe('by modeline', () => {
  it.each<[string, string]>([
    ['# yaml-language-server: $schema=healer:health\nfoo: 1\n', 'health health'],
    ['#yaml-language-server: $schema=../schemas/rule.schema.json\nfoo: 1\n', 'rule rule'],
    [
      '# about\n\n# yaml-language-server: $schema=https://x.example/profile.schema.json\n---\nfoo: 1\n',
      'profile profile',
    ],
    ['---\n# yaml-language-server: $schema=healer:project\nfoo: 1\n', 'project project'],
    ['# yaml-language-server: $schema=healer:health\n', 'health health'],
    ['# yaml-language-server: $schema=https://json.schemastore.org/x.json\non: crash\naction: notify\n', '- -'],
    ['# yaml-language-server: $schema=healer:helth\non: crash\naction: notify\n', 'rule rule'],
    ['on: crash\naction: notify\n# yaml-language-server: $schema=healer:health\n', 'rule rule'],
    ['on: crash\naction: "# yaml-language-server: $schema=healer:health"\n', 'rule rule'],
  ])('%j is %s', (text, expected) => expect(seen('a.rule.yaml', text)).toEqual([expected]));

  it('chooses for its own document only', () => {
    const text = `on: crash\naction: notify\n# yaml-language-server: $schema=healer:health\n---\nfoo: 1\n---\non: crash\naction: notify\n`;
    expect(seen('a.rule.yaml', text)).toEqual(['rule rule', 'health health', 'rule rule']);
  });
});

describe('each document of a file by itself', () => {
  it('mixes kinds', () => {
    const text = `workload: web\ntype: http\n---\napiVersion: healer.platform/v1\nkind: Profile\n---\nname: other\n---\napiVersion: healer.platform/v1\nkind: Nope\n`;
    expect(seen('web.health.yaml', text)).toEqual(['health health', 'profile health', '- health', '- health unknown']);
  });
});

describe('text that cannot be read', () => {
  it.each<[string, string, string]>([
    ['web.health.yaml', 'workload: "web\ntype: http\n', 'health health'],
    ['health/web.yaml', 'workload: "web\ntype: http\n', 'health health'],
    ['health/web.yaml', 'workload web\ntype: http\nport: 80\n', 'health health'],
    ['web.health.yaml', 'workload: [\n', 'health health'],
    ['health/chart.yaml', '{{- if .Values.on }}\nname: x\n', '- health'],
    ['web.health.yaml', 'apiVersion: v1\nkind: "x\n', '- health'],
    ['a.yaml', 'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: "x\n', 'profile -'],
  ])('%s with %j is %s', (path, text, expected) => expect(seen(path, text)).toEqual([expected]));
});

it.each([
  ['.health.yaml', undefined],
  ['a.health.yaml', 'health'],
  ['rules/a.health.yml', 'health'],
  ['rules/a.yml', 'rule'],
  ['playbooks/a.txt', undefined],
  ['local.profile.yaml', 'profile'],
  ['profiles/local.yml', 'profile'],
  ['healer.yaml', 'project'],
  ['C:\\\\shop\\\\healer.yaml', 'project'],
  ['healerXyaml', undefined],
  ['a-healer.yaml', undefined],
  ['', undefined],
])('the path %j alone says %s', (path, kind) => expect(kindOfPath(path)).toBe(kind));
