import { describe, expect, it } from 'vitest';
import type { Hover, MarkupContent, TextEdit } from 'vscode-languageserver';
import { serviceOver } from '../../../support/workspace-service.ts';

const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n';
const shop = {
  'health/api.yaml':
    '# What customers pay through.\nworkload: api\ntype: http\ntarget: /healthz\ninterval: 10s\nalert: api_down\n',
  'health/db.yaml': 'workload: db\ntype: tcp\nport: 5432\nalert: H6\n',
  'p.yaml':
    'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\nchannels:\n  desk: {type: desktop}\nservices:\n  pay: {owner: mara, workloads: [api]}\n',
  'oncall.escalation.yaml': 'escalation: {levels: [{delay: 0m, channels: [desk]}]}\n',
  'runbooks/api.md': '# The api\n',
};

describe('names of the workspace are offered', () => {
  it.each<[string, string, string, string[]]>([
    [
      'workloads another needs',
      'health/web.yaml',
      'workload: web\ntype: http\ndepends_on: [|]\n',
      ['api', 'db', 'web'],
    ],
    [
      'on a line of its own',
      'health/web.yaml',
      'workload: web\ntype: http\ndepends_on:\n  - |\n',
      ['api', 'db', 'web'],
    ],
    [
      'workloads a check watches, but not the half-typed one',
      'health/web.yaml',
      'workload: w|\ntype: http\n',
      ['api', 'db'],
    ],
    ['channels and policies', 'rules/a.yaml', 'on: crash\naction: notify\nchannel: |\n', ['desk', 'oncall']],
    [
      'services',
      'q.yaml',
      'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: q}\nservices:\n  web: {dependsOn: [|]}\n',
      ['pay', 'web'],
    ],
    [
      'workloads, as a list',
      'health/web.yaml',
      'workload: web\ntype: http\ndepends_on: |\n',
      ['[api]', '[db]', '[web]'],
    ],
    ['profiles', 'healer.yaml', 'apiVersion: healer.platform/v1\nkind: Project\nprofile: |\n', ['local']],
    ['runbooks', 'health/web.yaml', 'workload: web\ntype: http\nrunbook: |\n', ['runbooks/api.md']],
    [
      'alerts of one’s own before the catalogue',
      'playbooks/a.yaml',
      `${head}  trigger: {alert: |}\n`,
      ['api_down', 'H1', 'H2'],
    ],
  ])('%s', (_, path, text, expected) => {
    const { service, uri, position } = serviceOver({ ...shop, [path]: text });
    const labels = service.completion(uri, position).map(({ label }) => label.replace(/^- /, ''));
    expect(labels.slice(0, expected.length)).toEqual(expected);
  });

  it('in place of examples, which nothing defines', () => {
    const { service, uri, position } = serviceOver({ ...shop, 'rules/a.yaml': 'on: unhealthy\nworkload: |\n' });
    expect(service.completion(uri, position).map(({ label }) => label)).toEqual(['api', 'db']);
  });

  it('and nothing that is not there', () => {
    const { service, uri, position } = serviceOver({
      'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\nprofile: |\n',
    });
    expect(service.completion(uri, position)).toEqual([]);
  });

  it('never for the name of something new', () => {
    const { service, uri, position } = serviceOver({
      ...shop,
      'b.escalation.yaml': 'name: |\nescalation: {levels: []}\n',
    });
    expect(service.completion(uri, position).map(({ label }) => label)).not.toContain('desk');
  });

  it('and taking one leaves the quotes as they are', () => {
    const { service, uri, position, after } = serviceOver({
      ...shop,
      'rules/a.yaml': 'on: crash\naction: notify\nchannel: "de|"\n',
    });
    const item = service.completion(uri, position).find(({ label }) => label === 'desk');
    expect(after({ changes: { [uri]: [item?.textEdit as TextEdit] } })['rules/a.yaml']).toContain('channel: "desk"\n');
  });
});

const helpAt = (hover: Hover | null) => (hover ? (hover.contents as MarkupContent).value : '');

describe('hover on a reference tells what it refers to', () => {
  it.each([
    [
      'rules/a.yaml',
      'on: unhealthy\nworkload: a|pi\naction: notify\n',
      'Workload `api`, defined in:\n- health/api.yaml, line 2: check `http /healthz` every 10s; What customers pay through.',
    ],
    [
      'rules/a.yaml',
      'on: crash\naction: notify\nchannel: d|esk\n',
      'Channel `desk`, defined in:\n- p.yaml, line 5: desktop',
    ],
    [
      'rules/a.yaml',
      'on: crash\naction: notify\nchannel: on|call\n',
      'Channel `oncall`, defined in:\n- oncall.escalation.yaml, line 1: escalation policy, 1 level',
    ],
    [
      'q.yaml',
      'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: q}\nservices:\n  web: {dependsOn: [p|ay]}\n',
      'Service `pay`, defined in:\n- p.yaml, line 7: owner mara; workloads api',
    ],
    [
      'playbooks/a.yaml',
      `${head}  trigger: {alert: api_|down}\n`,
      'Alert `api_down`, defined in:\n- health/api.yaml, line 6',
    ],
  ])('in %s: %j', (path, text, expected) => {
    const { service, uri, position } = serviceOver({ ...shop, [path]: text });
    expect(helpAt(service.hover(uri, position))).toContain(expected);
  });

  it('and says nothing more of one that leads nowhere', () => {
    const { service, uri, position } = serviceOver({
      ...shop,
      'rules/a.yaml': 'on: crash\naction: notify\nchannel: n|o\n',
    });
    expect(helpAt(service.hover(uri, position))).not.toContain('defined in');
  });
});
