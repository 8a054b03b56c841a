import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, Range } from 'vscode-languageserver';
import { parseFile } from '../../../schemas/document.ts';
import { offsetAt } from '../../../server/service/position.ts';
import { flatSymbols, symbols } from '../../../server/service/symbols.ts';

/** The tree as indented lines of name and detail. */
function lines(tree: readonly DocumentSymbol[], indent = ''): string[] {
  return tree.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail ? `: ${detail}` : ''}`,
    ...lines(children ?? [], `${indent}  `),
  ]);
}

const outlineOf = (path: string, text: string) => lines(symbols(parseFile(path, text)));

const memory = `apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata: {name: high-memory-pod}
spec:
  trigger:
    alert: H8
    conditions:
      - {metric: container_memory_usage_bytes, threshold: 0.9, duration: 5m}
  actions:
    - {type: restart_pod}
    - type: scale_up
      id: more
      condition: restart_failed
`;

describe('document symbols', () => {
  it.each<[string, string, string, string[]]>([
    [
      'playbook',
      '/memory.yaml',
      memory,
      [
        'playbook/high-memory-pod',
        '  container_memory_usage_bytes: gt 0.9, for 5m',
        '  restart_pod',
        '  more: scale_up, if restart_failed',
      ],
    ],
    [
      'health',
      '/health/a.yaml',
      'workload: web\ntype: http\nenabled: true\nexpect: {status: [200]}\n---\nworkload: web\nname: port\ntype: tcp\n',
      [
        'health/web (http)',
        '  workload: web',
        '  type: http',
        '  enabled: true',
        '  expect',
        'health/web (port): not enabled',
        '  workload: web',
        '  name: port',
        '  type: tcp',
      ],
    ],
    ['rule', '/rules/web.yaml', 'on: crash\naction: notify\n', ['rule/web', '  on: crash', '  action: notify']],
    [
      'escalation',
      '/night.escalation.yaml',
      'escalation:\n  levels:\n    - {delay: 0m, channels: [chat, pager]}\n    - {delay: 15m}\n',
      ['escalation/night', '  level 1: after 0m, chat, pager', '  level 2: after 15m'],
    ],
    [
      'profile',
      '/p.yaml',
      'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\nbackends: {prometheus: {url: http://a}}\nchannels: {oncall: {type: email}}\nservices: {api: {owner: mara}, web: }\n',
      [
        'profile/local',
        '  backend/prometheus: http://a',
        '  channel/oncall: email',
        '  service/api: mara',
        '  service/web',
      ],
    ],
    [
      'project',
      '/healer.yaml',
      'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health, rules]\n',
      ['project/healer', '  apiVersion: healer.platform/v1', '  kind: Project', '  definitions: health, rules'],
    ],
  ])('%s', (_, path, text, expected) => {
    expect(outlineOf(path, text)).toEqual(expected);
  });

  it.each<[string, string, string, string[]]>([
    [
      'a definition without a name',
      '/a.yaml',
      'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nspec: {actions: [{}, 3]}\n',
      ['playbook/(no name)', '  action'],
    ],
    [
      'documents that are not ours',
      '/health/a.yaml',
      'a: 1\n---\n- b\n---\nworkload: w\ntype: tcp\nenabled: true\n',
      ['health/w (tcp)', '  workload: w', '  type: tcp', '  enabled: true'],
    ],
    ['an empty file', '/health/a.yaml', '', []],
    [
      'a name that looks like a number',
      '/health/a.yaml',
      'workload: 007\ntype: tcp\nenabled: true\n',
      ['health/007 (tcp)', '  workload: 007', '  type: tcp', '  enabled: true'],
    ],
    [
      'a name that an alias brings',
      '/health/a.yaml',
      'labels: {w: &w web}\nworkload: *w\ntype: tcp\nenabled: true\n',
      ['health/web (tcp)', '  labels', '  workload', '  type: tcp', '  enabled: true'],
    ],
    [
      'a name that a merge key brings',
      '/health/a.yaml',
      '<<: {workload: web}\ntype: tcp\nenabled: true\n',
      ['health/web (tcp)', '  <<', '  type: tcp', '  enabled: true'],
    ],
    [
      'text that does not parse',
      '/health/a.yaml',
      'workload: w\ntype: tcp\nenabled: true\nport: [1\n',
      ['health/w (tcp)', '  workload: w', '  type: tcp', '  enabled: true', '  port: 1'],
    ],
  ])('copes with %s', (_, path, text, expected) => {
    expect(outlineOf(path, text)).toEqual(expected);
  });

  it('ranges hold the whole of a part and select its name', () => {
    const file = parseFile('/memory.yaml', memory);
    const [playbook] = symbols(file);
    const cut = ({ start, end }: Range) => file.text.slice(offsetAt(file, start), offsetAt(file, end));
    const more = playbook?.children?.at(-1);
    if (!playbook || !more) throw new Error('no symbols');
    expect(cut(playbook.range).trimEnd()).toBe(memory.trimEnd());
    expect(cut(playbook.selectionRange)).toBe('high-memory-pod');
    expect(cut(more.range).trimEnd()).toBe('type: scale_up\n      id: more\n      condition: restart_failed');
    expect(cut(more.selectionRange)).toBe('more');
  });

  it('come as a list for a client that shows no tree', () => {
    const flat = flatSymbols(
      symbols(parseFile('/rules/web.yaml', 'on: crash\naction: notify\n')),
      'file:///rules/web.yaml',
    );
    expect(flat.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['rule/web', undefined],
      ['on', 'rule/web'],
      ['action', 'rule/web'],
    ]);
  });
});
