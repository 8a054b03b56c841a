import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planPlaybook } from '../../../engine/playbooks/plan.ts';
import { renderPlan } from '../../../engine/playbooks/render.ts';
import { factsOf, playbookOf, profileHead, root } from './planning.ts';

const highMemoryPod = `mode: suggest
trigger:
  alert: H8
  conditions:
    - {metric: container_memory_usage_bytes, threshold: 0.9, duration: 5m}
actions:
  - {type: restart_pod, timeout: 60s, retry: 3}
  - {type: scale_up, condition: restart_failed, replicas: +1}
  - {type: alert_escalate, condition: scale_failed, channel: oncall}
rollback: {enabled: true, window: 15m}`;

const restoreApi = `mode: approve
trigger: {alert: api-down, conditions: [{metric: container_memory_usage_bytes, threshold: 0.9, duration: 1m}]}
actions:
  - {type: restart_workload, id: again, workload: api, timeout: 90s, retry: 2}
  - type: http_request
    id: flush
    condition: again_succeeded
    method: POST
    url: http://127.0.0.1:8080/admin/cache/flush
    body: |
      {"scope": "all",
       "reason": "restart"}
  - {type: exec, id: reindex, command: [./tools/reindex.sh, --table, 'orders 2026'], cwd: tools}
  - {type: alert_escalate, condition: again_failed, channel: oncall}
limits: {targets: 3, protected: [database]}`;

const shop = {
  'health/api.health.yaml': 'workload: api\ntype: http\nenabled: true\nrestart: {unit: api.service}\n',
  'profiles/local.yaml': `${profileHead}channels: {chat: {type: slack, urlFile: ~/.config/healer/slack.url}, pager: {type: pagerduty, keyFile: k}}\n`,
  'oncall.escalation.yaml': 'escalation: {levels: [{delay: 0m, channels: [chat]}, {delay: 15m, channels: [pager]}]}\n',
};
const gib = 1024 ** 3;

describe('a plan as text', () => {
  it.each([
    [
      'high-memory-pod',
      highMemoryPod,
      factsOf({}, { readings: [{ unknown: 'no profile is in force, so there is no Prometheus to ask' }] }),
    ],
    [
      'restore-api',
      restoreApi,
      factsOf(shop, {
        alert: { holds: 'yes', why: 'it fires' },
        readings: [{ value: 1.9 * gib, of: 2 * gib, heldFor: 120_000 }],
      }),
    ],
    ['no-trigger', 'mode: auto\nactions: [{type: notify, channel: chatt}]', factsOf(shop)],
  ])('%s', (name, spec, facts) => {
    const text = renderPlan(planPlaybook(playbookOf(spec, name), facts), root);
    const golden = join(import.meta.dirname, 'golden', `${name}.txt`);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
    const tooWide = text.split('\n').filter((line) => line.length > 96 && !/^ +[$>]/.test(line));
    expect(tooWide).toEqual([]);
  });
});
