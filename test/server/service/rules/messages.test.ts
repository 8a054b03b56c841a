import { expect, it } from 'vitest';
import { lintFile } from '../../../../server/service/lint.ts';
import { exampleFiles, workspaceOf } from '../../../support/workspace.ts';

const playbook = (...actions: string[]) =>
  `apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: x}\nspec:\n  actions:\n${actions.map((action) => `    - {${action}}\n`).join('')}`;

it.each<[string, string]>([
  [
    playbook('type: restart_pod', 'type: notify, condition: restrat_failed'),
    'No earlier action is called "restrat". Did you mean "restart_failed"?',
  ],
  [
    playbook('type: restart_pod', 'type: notify, condition: restart_pod_failed'),
    'No earlier action is called "restart_pod". Did you mean "restart_failed"?',
  ],
  [
    playbook('type: restart_pod, id: web', 'type: notify, condition: db_failed'),
    'No earlier action is called "db". Known here: web, restart.',
  ],
  [
    playbook('type: notify, condition: scale_failed', 'type: scale_up'),
    '"scale_failed" speaks of scale_up (action 2), which comes after it. Move this action below that one.',
  ],
  [
    playbook('type: restart_pod', 'type: scale_up, condition: scale_failed'),
    '"scale_failed" speaks of its own action, which has no outcome yet. Name an earlier action, or leave the condition out.',
  ],
  [
    playbook(
      'type: restart_pod, id: resta',
      'type: notify, condition: scale_failed',
      'type: scale_up',
      'type: scale_up',
    ),
    '"scale_failed" speaks of scale_up (action 3), which comes after it. Move this action below that one.',
  ],
  [
    playbook('type: restart_pod, id: a', 'type: scale_up, id: a', 'type: notify, condition: a_failed'),
    'Action 1 is called "a" too. Give each an id of its own.',
  ],
  [
    playbook('type: notify, condition: x_failed'),
    'No earlier action is called "x". This is the first action; it needs no condition.',
  ],
  [
    playbook('type: restart_pod', 'type: restart_process', 'type: notify, condition: restart_failed'),
    '"restart_failed" fits restart_pod (action 1) and restart_process (action 2); the last one is meant. Give it an id and name that.',
  ],
  [
    playbook('type: alert_escalate', 'type: notify, condition: alert_escalate_failed'),
    'No earlier action is called "alert_escalate". Did you mean "alert_failed"?',
  ],
  [
    playbook('type: restart_pod', 'type: notify, condition: [restart_failed, restart_succeeded]'),
    'condition must be NAME_failed or NAME_succeeded of one earlier action, such as restart_failed, not a list.',
  ],
  [
    playbook('type: restart_pod', 'type: notify, condition: restart_failed and restart_succeeded'),
    'condition must be NAME_failed or NAME_succeeded of one earlier action, such as restart_failed, not "restart_failed and restart_succeeded".',
  ],
  ['apiVersion: x\nworkload: a\ntype: http\n', ''],
  [
    '# yaml-language-server: $schema=healer:health\nworkload: a\ntype: http\nenabled: true\ntimeout: 1m\n',
    'timeout (1m) must be below interval (30s by default), or a slow check runs into the next one.',
  ],
])('%j', (text, message) =>
  expect(lintFile('a.yaml', new TextEncoder().encode(text)).findings.map((finding) => finding.message)).toEqual(
    message ? [message] : [],
  ),
);

it('has no names to list where no action before has a type', () => {
  const text = playbook('type: 1', 'type: notify, condition: x_failed');
  const messages = lintFile('a.yaml', new TextEncoder().encode(text)).findings.map(({ message }) => message);
  expect(messages).toContain('No earlier action is called "x". No action before it has a type yet.');
});

const escalation = '# file: oncall.escalation.yaml\nescalation:\n  levels:\n    - {delay: 0m, channels: [slack]}\n';
const profileOf = (more: string) =>
  `# file: local.yaml\napiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\n${more}`;
const watched = '# file: health/a.yaml\nworkload: api\ntype: http\nenabled: true\n';
const ruleOf = (more: string) => `# file: rules/a.yaml\non: unhealthy\nprocess: web\naction: notify\n${more}`;
const triggered = `# file: playbooks/a.yaml\n${playbook('type: notify').replace('spec:\n', 'spec:\n  trigger: {alert: api_down}\n')}`;
const none = (sort: string) => `No ${sort} is defined in this workspace, so none can be checked.`;

it.each<[string, string, string, string]>([
  [
    'a channel',
    ruleOf('channel: slack\n'),
    'hint',
    `There is no channel or escalation policy called "slack". ${none('channel')}`,
  ],
  [
    'a channel of a policy beside nothing but policies',
    escalation,
    'hint',
    `No profile has a channel called "slack". ${none('channel')}`,
  ],
  [
    'a channel of a policy',
    escalation + profileOf('channels: {slak: {type: desktop}}\n'),
    'warning',
    'No profile has a channel called "slack". Did you mean "slak"?',
  ],
  [
    'a channel beside a policy',
    escalation.replace('slack', 'pager') +
      profileOf('channels: {pager: {type: desktop}}\n') +
      ruleOf('channel: oncal\n'),
    'warning',
    'There is no channel or escalation policy called "oncal". Did you mean "oncall"?',
  ],
  ['a workload', ruleOf('workload: api\n'), 'hint', `No check watches a workload called "api". ${none('workload')}`],
  [
    'a workload beside others',
    watched + ruleOf('workload: apo\n'),
    'warning',
    'No check watches a workload called "apo". Did you mean "api"?',
  ],
  [
    'a service, which stands among services',
    profileOf('services: {web: {dependsOn: [db]}}\n'),
    'warning',
    'No profile has a service called "db".',
  ],
  ['an alert', triggered, 'hint', `No check raises an alert called "api_down". ${none('alert')}`],
  [
    'an alert beside one of the catalogue',
    `${watched}alert: H2\n${triggered}`,
    'hint',
    `No check raises an alert called "api_down". ${none('alert')}`,
  ],
  [
    'an alert beside others',
    `${watched}alert: web_red\n${triggered}`,
    'warning',
    'No check raises an alert called "api_down".',
  ],
  ['a runbook', `${watched}runbook: a.md\n`, 'hint', 'There is no file a.md under the root.'],
  [
    'a runbook beside others',
    `${watched}runbook: ab.md\n# file: ac.md\n`,
    'warning',
    'There is no file ab.md under the root. Did you mean "ac.md"?',
  ],
  [
    'a profile',
    '# file: healer.yaml\napiVersion: healer.platform/v1\nkind: Project\nprofile: local\n',
    'hint',
    'There is no profile called "local".',
  ],
  [
    'a profile by its file beside others',
    `${profileOf('')}# file: healer.yaml\napiVersion: healer.platform/v1\nkind: Project\nprofile: locla.yaml\n`,
    'warning',
    'There is no profile in locla.yaml. Did you mean "local.yaml"?',
  ],
  [
    'a folder',
    '# file: healer.yaml\napiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health/]\n',
    'hint',
    'There is no folder health beside healer.yaml, so nothing in it runs.',
  ],
  [
    'a folder beside others',
    `${watched}# file: healer.yaml\napiVersion: healer.platform/v1\nkind: Project\ndefinitions: [helth]\n`,
    'warning',
    'There is no folder helth beside healer.yaml, so nothing in it runs. Did you mean "health"?',
  ],
])('%s is missing where there are others of its sort, else it is a hint', (_, example, severity, message) => {
  const { files } = exampleFiles(example);
  const workspace = workspaceOf(files);
  const found = [...files].flatMap(
    ([path, text]) => lintFile(path, new TextEncoder().encode(text), { index: workspace.at(path) }).findings,
  );
  expect(found.map((one) => [one.severity, one.message])).toEqual([[severity, message]]);
});

it('tells the way on which a workload depends on itself', () => {
  const needing = (name: string, needs: string) =>
    watched.replace('a.yaml', `${name}.yaml`).replace('api', name) + needs;
  const { files } = exampleFiles(
    needing('web', 'depends_on: [api]\n') + needing('api', 'depends_on: [db, web]\n') + needing('db', ''),
  );
  const workspace = workspaceOf(files);
  const found = [...files].flatMap(
    ([path, text]) => lintFile(path, new TextEncoder().encode(text), { index: workspace.at(path) }).findings,
  );
  expect(found.map(({ message }) => message)).toEqual([
    'web depends on itself: web → api → web. Take one of them out.',
    'api depends on itself: api → web → api. Take one of them out.',
  ]);
});
