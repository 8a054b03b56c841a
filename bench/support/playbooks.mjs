const steps = [
  ['    - type: restart_pod', '      timeout: 60s', '      retry: 3'],
  ['    - type: scale_up', '      condition: restart_failed', '      replicas: +1'],
  ['    - type: alert_escalate', '      condition: scale_failed', '      channel: oncall'],
];

function head(index) {
  return [
    'apiVersion: healer.platform/v1',
    'kind: RemediationPlaybook',
    'metadata:',
    `  name: high-memory-pod-${index}`,
    'spec:',
    '  trigger:',
    `    alert: H${(index % 8) + 1}`,
    '    conditions:',
    '      - metric: container_memory_usage_bytes',
    '        threshold: 0.9',
    '        duration: 5m',
    '  actions:',
  ];
}

/** The last document's window is no duration: a fault that stays, so that a file is never without diagnostics. */
function tail(last) {
  return ['  rollback:', '    enabled: true', `    window: ${last ? 'soon' : '15m'}`];
}

/** A file of `count` playbooks, 25 lines each with the `---` between them. */
export function manyDocuments(count) {
  const documents = Array.from({ length: count }, (_, index) =>
    [...head(index), ...steps.flat(), ...tail(index === count - 1)].join('\n'),
  );
  return fileOf(`${documents.join('\n---\n')}\n`);
}

/** One playbook of about `lines` lines: a long list of actions, with ids so that each condition means one of them. */
export function longDocument(lines) {
  const count = Math.floor((lines - head(0).length - tail(true).length) / 3);
  const actions = Array.from({ length: count }, (_, index) => namedStep(index)).flat();
  return fileOf(`${[...head(0), ...actions, ...tail(true)].join('\n')}\n`);
}

function namedStep(index) {
  const set = Math.floor(index / 3);
  const [type, second, third] = [
    ['restart_pod', 'timeout: 60s', `id: restart_${set}`],
    ['scale_up', `condition: restart_${set}_failed`, `id: scale_${set}`],
    ['alert_escalate', `condition: scale_${set}_failed`, 'channel: oncall'],
  ][index % 3];
  return [`    - type: ${type}`, `      ${second}`, `      ${third}`];
}

/** A text and, near its middle, the end of a `type: restart_pod` value: where it is edited and asked about. */
function fileOf(text) {
  const value = 'type: restart_pod';
  const near = text.indexOf(value, text.length / 2);
  const offset = (near < 0 ? text.indexOf(value) : near) + value.length;
  const before = text.slice(0, offset).split('\n');
  return { text, offset, position: { line: before.length - 1, character: before.at(-1).length } };
}
