import { describe, expect, it } from 'vitest';
import { definitionsFromText } from '../../../engine/definitions/text.ts';
import type { Playbook } from '../../../engine/model/playbook.ts';
import { playbook } from './workspace.ts';

const root = '/shop';
const file = '/shop/playbooks/p.yaml';

function only(yaml: string): Playbook {
  const { playbooks, failures } = definitionsFromText(file, yaml, root);
  expect(failures).toEqual([]);
  expect(playbooks).toHaveLength(1);
  return playbooks[0] as Playbook;
}

it('reads the example of the design', () => {
  const text = `apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata: {name: high-memory-pod}
spec:
  mode: suggest
  trigger:
    alert: H8
    conditions:
      - {metric: container_memory_usage_bytes, threshold: 0.9, duration: 5m}
  actions:
    - {type: restart_pod, timeout: 60s, retry: 3}
    - {type: scale_up, condition: restart_failed, replicas: +1}
    - {type: alert_escalate, condition: scale_failed, channel: oncall}
  rollback: {enabled: true, window: 15m}
`;
  expect(only(text)).toEqual({
    name: 'high-memory-pod',
    mode: 'suggest',
    trigger: {
      alert: 'H8',
      conditions: [
        {
          metric: 'container_memory_usage_bytes',
          operator: 'gt',
          threshold: 0.9,
          shareOf: 'memory limit',
          duration: 300_000,
        },
      ],
    },
    actions: [
      { type: 'restart_pod', timeout: 60_000, retries: 3, source: { file, line: 11 } },
      {
        type: 'scale_up',
        condition: 'restart_failed',
        replicas: { relative: 1 },
        timeout: 60_000,
        retries: 0,
        source: { file, line: 12 },
      },
      {
        type: 'alert_escalate',
        condition: 'scale_failed',
        channel: 'oncall',
        timeout: 60_000,
        retries: 0,
        source: { file, line: 13 },
      },
    ],
    rollback: { enabled: true, window: 900_000 },
    limits: { runsPerHour: 3, targets: 1, protected: [] },
    source: { file, line: 1 },
  } satisfies Playbook);
});

it('fills in what is left out', () => {
  expect(only(playbook('short'))).toMatchObject({
    mode: 'suggest',
    trigger: { conditions: [] },
    rollback: { enabled: false, window: 900_000 },
    limits: { runsPerHour: 3, targets: 1, protected: [] },
  });
});

describe('replicas is read from the source', () => {
  it.each([
    ['replicas: +1', { relative: 1 }],
    ['replicas: +12', { relative: 12 }],
    ['replicas: -1', { relative: -1 }],
    ['replicas: 3', { absolute: 3 }],
    ['replicas: 1', { absolute: 1 }],
    ['replicas: +1 # one more', { relative: 1 }],
    ['timeout: 5s', { relative: 1 }],
  ])('%s', (written, replicas) => {
    const [block] = only(playbook('p', `- type: scale_up\n  ${written}`)).actions;
    expect(block).toMatchObject({ replicas });
    const [flow] = only(playbook('p', `- {type: scale_up, ${written.replace(/ #.*/, '')}}`)).actions;
    expect(flow).toMatchObject({ replicas });
  });

  it('through an alias, a merged mapping and an alias for the whole action', () => {
    const { actions } = only(
      playbook(
        'p',
        '- &up {type: scale_up, id: a, replicas: &n +2}\n- {type: scale_up, id: b, replicas: *n}\n- {<<: *up, id: c}\n- *up',
      ),
    );
    expect(actions.map((action) => action.type === 'scale_up' && action.replicas)).toEqual([
      { relative: 2 },
      { relative: 2 },
      { relative: 2 },
      { relative: 2 },
    ]);
  });
});

describe('what a condition of the trigger compares', () => {
  it.each([
    ['{metric: container_memory_usage_bytes, threshold: 0.9}', 'memory limit'],
    ['{metric: container_memory_usage_bytes, threshold: 1}', 'memory limit'],
    ['{metric: container_memory_usage_bytes, threshold: 1000000}', undefined],
    ['{metric: queue_depth, threshold: 0.5}', undefined],
    ['{metric: used, threshold: 0.9, ratio_of: total}', { metric: 'total' }],
    ['{metric: container_memory_usage_bytes, threshold: 0.9, ratio_of: requested}', { metric: 'requested' }],
  ])('%s', (condition, shareOf) => {
    const text = playbook('p').replace('spec:\n', `spec:\n  trigger: {conditions: [${condition}]}\n`);
    expect(only(text).trigger.conditions[0]?.shareOf).toEqual(shareOf);
  });
});

describe('actions', () => {
  it.each([
    ['{type: exec, command: [ls], cwd: tools}', { command: ['ls'], cwd: '/shop/tools', env: {} }],
    ['{type: http_request, url: "http://127.0.0.1/x"}', { method: 'POST', url: 'http://127.0.0.1/x', headers: {} }],
    ['{type: clear_pvc, pvc: data}', { pvc: 'data', olderThan: 86_400_000 }],
    ['{type: node_drain, grace: 0s}', { grace: 30_000 }],
    ['{type: notify, channel: a, timeout: 0s, retry: 2}', { channel: 'a', timeout: 60_000, retries: 2 }],
    ['{type: restart_workload, id: again, workload: api}', { id: 'again', workload: 'api' }],
  ])('%s', (action, expected) => {
    expect(only(playbook('p', `- ${action}`)).actions).toMatchObject([expected]);
  });
});
