import { expect, it } from 'vitest';
import { lintFile } from '../../../../server/service/lint.ts';

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
    '"a_failed" fits restart_pod (action 1) and scale_up (action 2); the last one is meant. Give each an id of its own.',
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
