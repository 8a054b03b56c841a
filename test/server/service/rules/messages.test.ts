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
    'No earlier action is called "scale". A condition cannot speak of its own action or of a later one.',
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
