import { describe, expect, it } from 'vitest';
import { planners } from '../../../engine/playbooks/actions.ts';
import { planPlaybook } from '../../../engine/playbooks/plan.ts';
import { factsOf, planOf, playbookOf, profileHead, stepOf } from './planning.ts';

const api = { 'health/api.health.yaml': 'workload: api\ntype: http\nenabled: true\n' };
const web = { 'health/web.health.yaml': 'workload: web\ntype: http\nenabled: true\n' };
const channels = { 'profile.yaml': `${profileHead}channels: {oncall: {type: pagerduty, keyFile: k}}\n` };

describe('who must approve', () => {
  const preApproved = [
    'restart_pod',
    'scale_up',
    'clear_pvc',
    'retry_sync',
    'refresh_secrets',
    'restart_process',
    'restart_container',
    'restart_workload',
    'alert_escalate',
    'notify',
  ];
  const asks = [
    'rollback_deployment',
    'node_drain',
    'database_failover',
    'feature_flag_disable',
    'exec',
    'http_request',
  ];

  it('is one list or the other, for each type', () => {
    const needing = Object.entries(planners).map(([type, { needsApproval }]) => [type, needsApproval] as const);
    const listed = [...preApproved.map((type) => [type, false] as const), ...asks.map((type) => [type, true] as const)];
    expect(needing.sort()).toEqual(listed.sort());
  });

  it.each(['suggest', 'approve', 'auto'])('asks in mode %s too', (mode) => {
    const plan = planOf(`mode: ${mode}\nactions: [{type: exec, command: [ls]}]`);
    expect(plan.steps[0]).toMatchObject({
      verdict: 'ask',
      why: 'runs first, once a person approves',
      approval: { needed: true },
    });
    expect(plan.gates).toContainEqual({ name: 'Approval', holds: 'unknown', why: 'step 1 asks a person first' });
  });

  it('asks the owner of the service it acts on', () => {
    const profile = `${profileHead}backends: {kubernetes: {}}\nservices: {shop: {workloads: [front], owner: mara}}\n`;
    const step = stepOf('{type: rollback_deployment, deployment: front}', factsOf({ 'profile.yaml': profile }));
    expect(step.approval).toEqual({ needed: true, from: 'mara' });
  });

  it('asks for the run in mode approve', () => {
    const plan = planOf('mode: approve\nactions: [{type: restart_container, container: api}]');
    expect(plan.gates).toContainEqual({ name: 'Approval', holds: 'unknown', why: 'the run waits for a person' });
    expect(plan.steps[0]?.verdict).toBe('run');
  });
});

describe('conditions of actions', () => {
  const first = '{type: restart_container, container: a}';

  it.each([
    [
      'the first word of the type',
      '{type: notify, channel: oncall, condition: restart_failed}',
      'only if step 1 fails',
    ],
    ['success', '{type: notify, channel: oncall, condition: restart_succeeded}', 'only if step 1 succeeds'],
  ])('%s', (_, second, why) => {
    const { steps } = planOf(`actions: [${first}, ${second}]`, factsOf(channels));
    expect(steps[1]).toMatchObject({ verdict: 'skip', why });
    const succeeded = why.endsWith('succeeds');
    expect(steps[0]).toMatchObject({ onFailure: succeeded ? [] : [2], onSuccess: succeeded ? [2] : [] });
  });

  it('an id goes before a type, and the nearest of several is meant', () => {
    const { steps } = planOf(
      `actions: [{type: restart_container, id: a, container: x}, {type: restart_container, id: b, container: x},
        {type: notify, channel: oncall, condition: a_failed}, {type: notify, channel: oncall, condition: restart_failed}]`,
      factsOf(channels),
    );
    expect(steps.map(({ why }) => why)).toEqual([
      'runs first',
      'runs after step 1, whatever became of it',
      'only if step 1 fails',
      'only if step 2 fails',
    ]);
  });

  it('an action without a condition runs in its turn', () => {
    const { steps } = planOf(`actions: [${first}, {type: notify, channel: oncall}]`, factsOf(channels));
    expect(steps[1]).toMatchObject({ verdict: 'run', why: 'runs after step 1, whatever became of it' });
  });

  it('waiting for a step that cannot be done is said', () => {
    const { steps } = planOf(
      'actions: [{type: restart_pod}, {type: notify, channel: oncall, condition: restart_failed}]',
      factsOf(channels),
    );
    expect(steps[1]).toMatchObject({ verdict: 'skip', why: 'only if step 1 fails, which cannot be done' });
  });

  it('a waiting step that needs approval says both', () => {
    const { steps } = planOf(
      `actions: [${first}, {type: exec, command: [ls], condition: restart_failed}]\nlimits: {targets: 2}`,
    );
    expect(steps[1]).toMatchObject({ verdict: 'ask', why: 'only if step 1 fails, and once a person approves' });
  });
});

describe('gates', () => {
  const gate = (spec: string, name: string, facts = factsOf(api)) =>
    planOf(spec, facts).gates.find((one) => one.name === name);
  const restart = 'actions: [{type: restart_workload, workload: api}]';

  it.each([
    ['suggest', 'suggest: it is only suggested; a person starts it'],
    ['approve', 'approve: its trigger starts it, then it waits for a person'],
    ['auto', 'auto: its trigger starts and runs it; a person is asked only for steps that need approval'],
  ])('mode %s', (mode, why) => {
    expect(gate(`mode: ${mode}\n${restart}`, 'Mode')).toEqual({ name: 'Mode', holds: 'yes', why });
  });

  it.each([
    ['no names', restart, 'yes', 'none are given'],
    ['another name', `${restart}\nlimits: {protected: [database]}`, 'yes', 'database is not a target'],
    ['its own name', `${restart}\nlimits: {protected: [api]}`, 'no', 'it would touch api, which it must never touch'],
    [
      'the unit it is restarted by',
      `${restart}\nlimits: {protected: [volt-container@api.service]}`,
      'no',
      'it would touch volt-container@api.service, which it must never touch',
    ],
    [
      'a target only the alert can name',
      'actions: [{type: restart_pod}]\nlimits: {protected: [db, queue]}',
      'unknown',
      'it is not known whether the alert would name db and queue',
    ],
  ])('protected names: %s', (_, spec, holds, why) => {
    expect(gate(spec, 'Protected names')).toEqual({ name: 'Protected names', holds, why });
  });

  it('a step on a protected name is blocked', () => {
    const plan = planOf(`${restart}\nlimits: {protected: [api]}`, factsOf(api));
    expect(plan.steps[0]).toMatchObject({
      verdict: 'blocked',
      why: 'api is protected: this playbook must never touch it',
    });
    expect(plan.summary).toBe('It would not run: step 1 is blocked. Nothing has been touched.');
  });

  it.each([
    ['one', restart, 'yes', '1 (api), of 1 at most'],
    [
      'the same one twice',
      `actions: [{type: restart_workload, workload: api}, {type: restart_container, container: api}]`,
      'yes',
      '1 (api), of 1 at most',
    ],
    ['telling touches nothing', 'actions: [{type: notify, channel: oncall}]', 'yes', 'none, of 1 at most'],
    [
      'what the alert names is one',
      'actions: [{type: restart_pod}, {type: scale_up, condition: restart_failed}]',
      'yes',
      "1 (the alert's own), of 1 at most",
    ],
    [
      'two, where one is the most',
      'actions: [{type: restart_workload, workload: api}, {type: restart_workload, workload: web}]',
      'no',
      'it would touch 2 (api and web), and 1 is the most; raise limits.targets or split it',
    ],
    [
      'two, where two are allowed',
      'actions: [{type: restart_workload, workload: api}, {type: restart_workload, workload: web}]\nlimits: {targets: 2}',
      'yes',
      '2 (api and web), of 2 at most',
    ],
  ])('targets: %s', (_, spec, holds, why) => {
    expect(gate(spec, 'Targets', factsOf({ ...api, ...web, ...channels }))).toEqual({ name: 'Targets', holds, why });
  });

  it('the step that would touch one target too many is blocked', () => {
    const plan = planOf(
      'actions: [{type: restart_workload, workload: api}, {type: restart_workload, workload: web}]',
      factsOf({ ...api, ...web }),
    );
    expect(plan.steps.map(({ verdict }) => verdict)).toEqual(['run', 'blocked']);
    expect(plan.steps[1]?.why).toBe('a run may touch 1 target, and this one would touch 2');
  });

  it('every step beyond the limit tells the count the gate tells', () => {
    const spec =
      'actions: [{type: restart_container, container: a}, {type: restart_container, container: b}, {type: restart_container, container: c}]';
    const { steps, gates } = planOf(spec);
    const why = 'a run may touch 1 target, and this one would touch 3';
    expect(steps.map((step) => [step.verdict, step.why])).toEqual([
      ['run', 'runs first'],
      ['blocked', why],
      ['blocked', why],
    ]);
    expect(gates.find(({ name }) => name === 'Targets')?.why).toContain('it would touch 3 (a, b and c)');
  });

  it('how many runs there were in an hour is not known yet', () => {
    const expected = { name: 'Runs an hour', holds: 'unknown', why: '? of 2: runs are not recorded yet' };
    expect(gate(`${restart}\nlimits: {runs_per_hour: 2}`, 'Runs an hour')).toEqual(expected);
  });

  it.each([
    ['steps in turn alone', '[{type: restart_pod}, {type: retry_sync}]', 'steps 1 and 2 cannot be done'],
    [
      'with those that wait for another step',
      '[{type: restart_pod}, {type: scale_up, condition: restart_failed}]',
      'steps 1 and 2 cannot be done',
    ],
  ])('every step that cannot be done is named: %s', (_, actions, why) => {
    expect(gate(`actions: ${actions}\nlimits: {targets: 2}`, 'Every step')).toMatchObject({ holds: 'no', why });
    const { summary } = planOf(`actions: ${actions}\nlimits: {targets: 2}`, factsOf(api));
    expect(summary).toBe('It would not run: steps 1 and 2 are not connected. Nothing has been touched.');
  });

  it.each([
    ['off', restart, 'yes', 'off: nothing is undone by itself'],
    [
      'on, and nothing can be undone',
      `trigger: {alert: H8}\n${restart}\nrollback: {enabled: true, window: 10m}`,
      'yes',
      'the trigger is watched for 10m after the run, but no step can be undone',
    ],
    [
      'on, with nothing to watch',
      `${restart}\nrollback: {enabled: true}`,
      'no',
      'it is on, and there is no alert or condition to watch; add spec.trigger',
    ],
  ])('rollback: %s', (_, spec, holds, why) => {
    expect(gate(spec, 'Rollback')).toEqual({ name: 'Rollback', holds, why });
  });

  it('a waiting step that could not be done does not keep the others from running', () => {
    const spec =
      'actions: [{type: restart_workload, workload: api}, {type: scale_up, condition: restart_failed, deployment: api}]';
    expect(gate(spec, 'Every step')).toEqual({
      name: 'Every step',
      holds: 'yes',
      why: 'step 2 could not be done, and waits for another step first',
    });
  });
});

describe('the summary', () => {
  it.each([
    [
      'steps in turn, without those that wait',
      'actions: [{type: restart_workload, workload: api}, {type: alert_escalate, channel: oncall, condition: restart_failed}, {type: notify, channel: oncall}]',
      'It would restart api, then tell oncall. Nothing has been touched.',
    ],
    [
      'one that asks',
      'actions: [{type: exec, command: [./flush, "a b"]}]',
      "It would run ./flush 'a b' once a person approves. Nothing has been touched.",
    ],
    [
      'nothing connected',
      'actions: [{type: restart_pod}, {type: retry_sync}, {type: feature_flag_disable, flag: new}]\nlimits: {targets: 2}',
      'It would not run: steps 1 and 2 are not connected and step 3 is not supported yet. Nothing has been touched.',
    ],
  ])('%s', (_, spec, summary) => {
    expect(planOf(spec, factsOf({ ...api, ...channels })).summary).toBe(summary);
  });
});

describe('the caution', () => {
  it.each([
    ['unknown never acts', 'mode: auto\ntrigger: {alert: H8}', 'whether its trigger holds is not known'],
    ['no trigger never holds', 'mode: auto', 'its trigger does not hold'],
  ])('%s', (_, spec, reason) => {
    const plan = planOf(`${spec}\nactions: [{type: restart_workload, workload: api}]`, factsOf(api));
    expect(plan.caution).toBe(`By itself it would do nothing: ${reason}. A person may start it.`);
  });

  it('is left out where only a person starts it', () => {
    expect(planOf('actions: [{type: restart_workload, workload: api}]', factsOf(api))).not.toHaveProperty('caution');
  });
});

it('carries what the playbook says, and counts its verdicts', () => {
  const spec = `actions:
  - {type: restart_workload, id: again, workload: api, timeout: 90s, retry: 2}
  - {type: restart_pod, condition: again_failed}`;
  const plan = planOf(`${spec}\nlimits: {targets: 2}\nrollback: {enabled: false, window: 5m}`, factsOf(api));
  expect(plan).toMatchObject({
    playbook: 'p',
    mode: 'suggest',
    madeAt: '2026-11-21T03:12:31.000Z',
    source: { file: '/shop/playbooks/p.playbook.yaml', line: 1 },
    rollback: { enabled: false, window: 300_000 },
    counts: { run: 1, ask: 0, skip: 0, not_connected: 1, unsupported: 0, blocked: 0 },
    reads: ['health/api.health.yaml'],
  });
  expect(plan.steps).toMatchObject([
    { index: 1, id: 'again', timeout: 90_000, retries: 2, onFailure: [2], source: { line: 6 } },
    { index: 2, condition: 'again_failed', timeout: 60_000, retries: 0, source: { line: 7 } },
  ]);
});

it('is a function of its arguments', () => {
  const playbook = playbookOf('actions: [{type: restart_workload, workload: api}]');
  expect(planPlaybook(playbook, factsOf(api))).toEqual(planPlaybook(playbook, factsOf(api)));
});
