import { describe, expect, it } from 'vitest';
import { serviceOver } from '../../support/workspace-service.ts';

const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n';
const profile = 'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\n';

/** The files that change when the thing at `|` is called `name`, or why it cannot be. */
function renamed(files: Record<string, string>, name: string): Record<string, string> | string | null {
  const { service, uri, position, after } = serviceOver(files);
  const edit = service.rename(uri, position, name);
  return edit === null ? null : 'refused' in edit ? edit.refused : after(edit);
}

describe('rename', () => {
  it('changes a workload in every file, each in its own quotes, and nothing else', () => {
    const result = renamed(
      {
        'health/api.yaml':
          '# the api\nworkload: ap|i # here\ntype: http\n---\nworkload: "api"\nname: orders\ntype: http\n',
        'health/web.yaml': "workload: web\ntype: http\ndepends_on: [db, 'api']\nname: api\n",
        'rules/a.yaml': 'on: unhealthy\nworkload: api\naction: restart_workload\n',
        'playbooks/a.yaml': `${head}  actions:\n    - {type: restart_workload, workload: api}\n    - {type: scale_up, replicas: +1, deployment: api}\n`,
        'profiles/local.yaml': `${profile}services:\n  api: {workloads: [api]}\n`,
      },
      'billing',
    );
    expect(result).toEqual({
      'health/api.yaml':
        '# the api\nworkload: billing # here\ntype: http\n---\nworkload: "billing"\nname: orders\ntype: http\n',
      'health/web.yaml': "workload: web\ntype: http\ndepends_on: [db, 'billing']\nname: api\n",
      'rules/a.yaml': 'on: unhealthy\nworkload: billing\naction: restart_workload\n',
      'playbooks/a.yaml': `${head}  actions:\n    - {type: restart_workload, workload: billing}\n    - {type: scale_up, replicas: +1, deployment: api}\n`,
      'profiles/local.yaml': `${profile}services:\n  api: {workloads: [billing]}\n`,
    });
  });

  it.each<[string, Record<string, string>, string, Record<string, string>]>([
    [
      'a channel from where it is used',
      {
        'p.yaml': `${profile}channels:\n  desk: {type: desktop}\n`,
        'rules/a.yaml': 'on: crash\naction: notify\nchannel: d|esk\n',
      },
      'screen',
      {
        'p.yaml': `${profile}channels:\n  screen: {type: desktop}\n`,
        'rules/a.yaml': 'on: crash\naction: notify\nchannel: screen\n',
      },
    ],
    [
      'an escalation policy, which is a channel',
      {
        'o.escalation.yaml': 'name: |oncall\nescalation: {levels: [{delay: 0m, channels: [desk]}]}\n',
        'playbooks/a.yaml': `${head}  actions:\n    - {type: notify, channel: oncall}\n`,
      },
      'night',
      {
        'o.escalation.yaml': 'name: night\nescalation: {levels: [{delay: 0m, channels: [desk]}]}\n',
        'playbooks/a.yaml': `${head}  actions:\n    - {type: notify, channel: night}\n`,
      },
    ],
    [
      'a profile, and where the project names it',
      {
        'p.yaml': `${profile}`.replace('local', 'lo|cal'),
        'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\nprofile: local\n',
      },
      'laptop',
      {
        'p.yaml': `${profile}`.replace('local', 'laptop'),
        'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\nprofile: laptop\n',
      },
    ],
    ...['true', 'null', 'on', 'y'].map((name): [string, Record<string, string>, string, Record<string, string>] => [
      `an action to ${name}, which YAML reads as something else`,
      {
        'playbooks/a.yaml': `${head}  actions:\n    - {type: exec, id: o|ne}\n    - {type: notify, condition: one_failed}\n`,
      },
      name,
      {
        'playbooks/a.yaml': `${head}  actions:\n    - {type: exec, id: "${name}"}\n    - {type: notify, condition: ${name}_failed}\n`,
      },
    ]),
    [
      'a service',
      { 'p.yaml': `${profile}services:\n  a: {dependsOn: [b|]}\n  b: {owner: mara}\n` },
      'c',
      { 'p.yaml': `${profile}services:\n  a: {dependsOn: [c]}\n  c: {owner: mara}\n` },
    ],
    [
      'an alert of one’s own',
      {
        'health/a.yaml': 'workload: a\ntype: http\nalert: api_down\n',
        'playbooks/a.yaml': `${head}  trigger: {alert: api_do|wn}\n  actions: [{type: restart_pod}]\n`,
      },
      'api_gone',
      {
        'health/a.yaml': 'workload: a\ntype: http\nalert: api_gone\n',
        'playbooks/a.yaml': `${head}  trigger: {alert: api_gone}\n  actions: [{type: restart_pod}]\n`,
      },
    ],
    [
      'a name that looks like a number gets quotes where it has none',
      { 'health/a.yaml': "workload: a|\ntype: http\n---\nworkload: 'a'\nname: x\ntype: http\n" },
      '007',
      { 'health/a.yaml': 'workload: "007"\ntype: http\n---\nworkload: \'007\'\nname: x\ntype: http\n' },
    ],
    [
      'a playbook',
      { 'playbooks/a.yaml': `${head.replace('shop', 'sh|op')}  actions: [{type: restart_pod}]\n` },
      'kiosk',
      { 'playbooks/a.yaml': `${head.replace('shop', 'kiosk')}  actions: [{type: restart_pod}]\n` },
    ],
    [
      'an action’s id, in its own document only',
      {
        'playbooks/a.yaml': `${head}  actions:\n    - {type: restart_pod, id: fir|st}\n    - {type: scale_up, condition: first_failed, replicas: +1}\n    - {type: notify, condition: "first_succeeded"}\n`,
        'playbooks/b.yaml': `${head}  actions:\n    - {type: restart_pod, id: first}\n    - {type: notify, condition: first_failed}\n`,
      },
      'again',
      {
        'playbooks/a.yaml': `${head}  actions:\n    - {type: restart_pod, id: again}\n    - {type: scale_up, condition: again_failed, replicas: +1}\n    - {type: notify, condition: "again_succeeded"}\n`,
      },
    ],
    [
      'an action’s id, from a condition',
      {
        'playbooks/a.yaml': `${head}  actions:\n    - {type: restart_pod, id: first}\n    - {type: notify, condition: first_|failed}\n`,
      },
      'again',
      {
        'playbooks/a.yaml': `${head}  actions:\n    - {type: restart_pod, id: again}\n    - {type: notify, condition: again_failed}\n`,
      },
    ],
    [
      'an anchor with its aliases',
      {
        'health/a.yaml':
          'workload: &on|e a # &one\ntype: http\nname: *one\n---\nworkload: &one b\nname: *one\ntype: http\n',
      },
      'two',
      {
        'health/a.yaml':
          'workload: &two a # &one\ntype: http\nname: *two\n---\nworkload: &one b\nname: *one\ntype: http\n',
      },
    ],
    [
      'a workload where an anchor gives it',
      {
        'health/a.yaml': 'workload: &one a\ntype: http\nname: *one\n',
        'rules/a.yaml': 'on: unhealthy\nworkload: |a\naction: restart_workload\n',
      },
      'b',
      {
        'health/a.yaml': 'workload: &one b\ntype: http\nname: *one\n',
        'rules/a.yaml': 'on: unhealthy\nworkload: b\naction: restart_workload\n',
      },
    ],
  ])('%s', (_, files, name, expected) => expect(renamed(files, name)).toEqual(expected));

  const web = { 'health/a.yaml': 'workload: w|eb\ntype: http\n', 'health/b.yaml': 'workload: db\ntype: http\n' };
  const actions = (first: string, second: string) => ({
    'playbooks/a.yaml': `${head}  actions:\n    - {${first}}\n    - {${second}}\n    - {type: notify, condition: restart_failed}\n`,
  });
  it.each<[string, Record<string, string>, string, string]>([
    [
      'a name that is not allowed',
      web,
      'my web',
      '"my web" cannot be the name of a workload: it must be a workload name such as web',
    ],
    ['an empty name', web, '', '"" cannot be the name of a workload'],
    ['a name that is taken', web, 'db', 'There is a workload called "db" already: health/b.yaml, line 1.'],
    [
      'an alert of the catalogue',
      { 'playbooks/a.yaml': `${head}  trigger: {alert: H|8}\n  actions: [{type: restart_pod}]\n` },
      'mine',
      'H8 is an alert of the catalogue and keeps its name.',
    ],
    [
      'an alert to one of the catalogue',
      { 'health/a.yaml': 'workload: a\ntype: http\nalert: m|ine\n' },
      'H3',
      'H3 is an alert of the catalogue: Certificate expiry',
    ],
    [
      'a policy named by its file',
      {
        'oncall.escalation.yaml': 'escalation: {levels: [{delay: 0m, channels: [desk]}]}\n',
        'rules/a.yaml': 'on: crash\naction: notify\nchannel: on|call\n',
      },
      'night',
      'The escalation policy "oncall" is named by its file, oncall.escalation.yaml. Write "name: oncall" in it first.',
    ],
    [
      'an action without an id',
      actions('type: restart_|pod', 'type: scale_up'),
      'x',
      '"restart_pod" comes from the action\'s type. Give the action an id and use that; an id can be renamed.',
    ],
    [
      'an id that is taken',
      actions('type: restart_pod, id: on|e', 'type: scale_up, id: two'),
      'two',
      'There is an action called "two" already.',
    ],
    [
      'an id that would catch a condition',
      actions('type: restart_pod', 'type: scale_up, id: tw|o'),
      'restart',
      'A condition calls another action "restart" by the first word of its type. Choose another id.',
    ],
    [
      'a name in a block of text',
      {
        'health/a.yaml': 'workload: >-\n  web\ntype: http\n',
        'rules/a.yaml': 'on: unhealthy\nworkload: we|b\naction: notify\n',
      },
      'x',
      '"web" stands in a block of text in health/a.yaml, line 1. Write it on one line first.',
    ],
  ])('refuses %s', (_, files, name, why) => expect(renamed(files, name)).toContain(why));

  it.each([
    ['a value that is no name', { 'health/a.yaml': 'workload: a\ntype: ht|tp\n' }],
    ['a check’s own name', { 'health/a.yaml': 'workload: a\nname: o|ne\ntype: http\n' }],
    ['a file that is not ours', { 'x.yaml': 'workload: a|\ntype: http\n' }],
    ['a file that is not there', { 'health/a.yaml': 'workload: a\n' }],
  ])('has nothing to do on %s', (_, files) => expect(renamed(files, 'x')).toBeNull());

  it('says beforehand what it would change, or why not', () => {
    const ask = (text: string) => {
      const { service, uri, position } = serviceOver({ 'health/a.yaml': text });
      return service.prepareRename(uri, position);
    };
    expect(ask('workload: "we|b"\ntype: http\n')).toEqual({
      range: { start: { line: 0, character: 11 }, end: { line: 0, character: 14 } },
      placeholder: 'web',
    });
    expect(ask('workload: web\ntype: ht|tp\n')).toBeNull();
    expect(ask('workload: web\ntype: http\nalert: H|2\n')).toHaveProperty('refused');
  });
});
