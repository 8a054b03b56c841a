import { describe, expect, it } from 'vitest';
import { factsOf, planOf, profileHead, stepOf } from './planning.ts';

const empty = { 'profile.yaml': profileHead };
const connected = {
  'profile.yaml': `${profileHead}backends: {kubernetes: {context: shop}, argocd: {url: "https://argo.test"}}\n`,
};

describe('what acts on Kubernetes', () => {
  it.each([
    ['{type: restart_pod, pod: web-1}', 'web-1'],
    ['{type: restart_pod, pod: web-1, namespace: shop}', 'shop/web-1'],
    ['{type: restart_pod, selector: app=web}', 'app=web'],
    ['{type: restart_pod}', undefined],
    ['{type: scale_up, deployment: web, replicas: +1}', 'web'],
    ['{type: clear_pvc, pvc: data, path: /tmp}', 'data'],
    ['{type: refresh_secrets, secret: tls, namespace: shop}', 'shop/tls'],
    ['{type: rollback_deployment, deployment: web, revision: 4}', 'web'],
    ['{type: node_drain, node: n1}', 'n1'],
  ])('%s', (action, name) => {
    const target = { platform: 'kubernetes', ...(name === undefined ? {} : { name }) };
    expect(stepOf(action, factsOf())).toMatchObject({
      verdict: 'not_connected',
      why: 'not connected: no profile is in force, so no kubernetes backend is named; name a profile in healer.yaml and add backends.kubernetes to it',
      calls: [],
    });
    expect(stepOf(action, factsOf(empty))).toMatchObject({
      verdict: 'not_connected',
      why: 'not connected: the profile names no kubernetes backend; add backends.kubernetes to the profile local',
      targets: [{ ...target, status: 'not connected: the profile names no kubernetes backend' }],
      calls: [],
    });
    expect(stepOf(action, factsOf(connected))).toMatchObject({
      verdict: 'unsupported',
      why: 'Kubernetes is not supported yet: this version cannot ask it',
      targets: [{ ...target, status: 'Kubernetes is not supported yet: this version cannot ask it' }],
      calls: [],
    });
    expect(stepOf(action, factsOf(empty)).targets[0]?.name).toBe(name);
  });

  it('a workload whose health config restarts a Kubernetes object', () => {
    const config = 'workload: web\ntype: http\nrestart: {kubernetes: {resource: deployment/web}}\n';
    expect(
      stepOf('{type: restart_workload, workload: web}', factsOf({ ...empty, 'health/w.yaml': config })),
    ).toMatchObject({
      verdict: 'not_connected',
      targets: [{ platform: 'kubernetes', name: 'web' }],
    });
  });
});

it('retry_sync acts on Argo CD', () => {
  expect(stepOf('{type: retry_sync, application: shop}', factsOf(empty))).toMatchObject({
    verdict: 'not_connected',
    why: 'not connected: the profile names no argocd backend; add backends.argocd to the profile local',
    targets: [{ platform: 'argocd', name: 'shop' }],
  });
  expect(stepOf('{type: retry_sync}', factsOf(connected))).toMatchObject({
    verdict: 'unsupported',
    why: 'Argo CD is not supported yet: this version cannot ask it',
  });
});

describe('scale_up only adds', () => {
  it.each([
    ['+1', '+1 to the live count', 'not_connected'],
    ['3', '3', 'not_connected'],
    ['-1', '-1 to the live count', 'blocked'],
    ['+0', '+0 to the live count', 'blocked'],
    ['0', '0', 'blocked'],
  ])('replicas: %s', (replicas, after, verdict) => {
    expect(stepOf(`{type: scale_up, deployment: web, replicas: ${replicas}}`, factsOf(empty))).toMatchObject({
      verdict,
      changes: [{ what: 'replicas', before: 'unknown', after }],
      rollback: 'back to the count before when the window ends',
    });
  });
});

it.each([
  ['{type: database_failover, database: orders, to: db-2}', { platform: 'database', name: 'orders' }],
  ['{type: feature_flag_disable, flag: new-cart}', { platform: 'flags', name: 'new-cart' }],
])('%s is not supported yet', (action, target) => {
  const step = stepOf(action);
  expect(step).toMatchObject({ verdict: 'unsupported', targets: [target], calls: [] });
  expect(step.why).toContain('is not supported yet');
});

describe('restart_workload', () => {
  const restart = '{type: restart_workload, workload: api}';
  const health = (restartLine: string, name = 'a') => ({
    [`health/${name}.yaml`]: `workload: api\nname: ${name}\ntype: http\n${restartLine}\n`,
  });

  it.each([
    [
      '',
      { platform: 'local', name: 'api', status: 'systemd unit volt-container@api.service of this host' },
      ['systemctl', 'restart', 'volt-container@api.service'],
    ],
    [
      'restart: {unit: api.service}',
      { platform: 'local', name: 'api', status: 'systemd unit api.service of this host' },
      ['systemctl', 'restart', 'api.service'],
    ],
    [
      'restart: {command: [make, restart]}',
      { platform: 'local', name: 'api', status: 'restarted by a command of its health config' },
      ['make', 'restart'],
    ],
    [
      'restart: {container: api-1}',
      { platform: 'docker', name: 'api', status: 'container api-1 of this host' },
      ['docker', 'restart', 'api-1'],
    ],
  ])('%s', (line, target, argv) => {
    expect(stepOf(restart, factsOf(health(line)))).toMatchObject({
      verdict: 'run',
      targets: [target],
      calls: [{ type: 'command', argv, ...(target.status.includes('a command') ? { cwd: '/shop' } : {}) }],
      rollback: 'cannot be undone',
    });
  });

  it('takes the one way that several checks of a workload name', () => {
    const facts = factsOf({ ...health('', 'a'), ...health('restart: {container: api-1}', 'b') });
    expect(stepOf(restart, facts).calls).toEqual([{ type: 'command', argv: ['docker', 'restart', 'api-1'] }]);
  });

  it.each([
    [
      'two different ways',
      restart,
      { ...health('restart: {unit: x.service}', 'a'), ...health('restart: {container: y}', 'b') },
      'the health configs of api say different things under restart; keep one',
    ],
    [
      'a workload nobody watches',
      '{type: restart_workload, workload: apy}',
      health(''),
      'no health config watches a workload apy; did you mean api',
    ],
    [
      'no workload',
      '{type: restart_workload}',
      health(''),
      'it names no workload, and no alert gives one; add workload',
    ],
  ])('%s is blocked', (_, action, files, why) => {
    expect(stepOf(action, factsOf(files))).toMatchObject({ verdict: 'blocked', why, calls: [] });
  });
});

describe('restart_container', () => {
  it('restarts the container named', () => {
    expect(stepOf('{type: restart_container, container: api-1}')).toMatchObject({
      verdict: 'run',
      targets: [{ platform: 'docker', name: 'api-1' }],
      calls: [{ type: 'command', argv: ['docker', 'restart', 'api-1'] }],
    });
  });

  it('is blocked without a name', () => {
    expect(stepOf('{type: restart_container}')).toMatchObject({
      verdict: 'blocked',
      why: 'it names no container, and no alert gives one; add container',
    });
  });
});

describe('restart_process', () => {
  const action = '{type: restart_process, process: worker}';
  const worker = { pid: 4127, program: '/usr/bin/node', arguments: 3, cwd: '/srv/shop' };

  it('ends the process and starts its command again', () => {
    expect(stepOf(action, factsOf({}, { processes: new Map([['worker', [worker]]]) }))).toMatchObject({
      verdict: 'run',
      targets: [
        {
          platform: 'local',
          name: 'worker (4127)',
          status: 'runs on this host, with arguments (3) that are not shown',
        },
      ],
      calls: [
        { type: 'command', argv: ['kill', '-TERM', '4127'] },
        { type: 'command', argv: ['/usr/bin/node', '…'], cwd: '/srv/shop' },
      ],
      changes: [{ what: 'process id', before: '4127', after: 'new' }],
    });
  });

  it('counts each process of the name as a target', () => {
    const processes = new Map([['worker', [worker, { ...worker, pid: 4128 }]]]);
    expect(stepOf(action, factsOf({}, { processes }))).toMatchObject({
      verdict: 'blocked',
      why: 'a run may touch 1 target, and this one would touch 2',
    });
  });

  it.each([
    [
      'none runs',
      action,
      new Map([['worker', []]]),
      'no process named worker runs on this host, so the command it had is not known',
    ],
    [
      'not known',
      action,
      new Map([['worker', { unknown: 'processes cannot be read on darwin yet' }]]),
      'processes cannot be read on darwin yet',
    ],
    ['no name', '{type: restart_process}', new Map(), 'it names no process, and no alert gives one; add process'],
  ])('%s is blocked', (_, written, processes, why) => {
    expect(stepOf(written, factsOf({}, { processes }))).toMatchObject({ verdict: 'blocked', why, calls: [] });
  });
});

it.each([
  ['exec', '{type: exec, command: [psql, --password, s3cret, "--token=s3cret", "-q"]}'],
  ['http_request', '{type: http_request, url: "http://a/?api_key=s3cret", body: \'{"token": "s3cret", "n": 1}\'}'],
  ['restart_workload', '{type: restart_workload, workload: api}'],
])('%s shows no secret', (_, action) => {
  const api = 'workload: api\ntype: http\nenabled: true\nrestart: {command: [up, --api-key, s3cret]}\n';
  const step = stepOf(action, factsOf({ 'health/api.health.yaml': api }));
  expect(JSON.stringify(step)).not.toContain('s3cret');
  expect(JSON.stringify(step.calls)).toContain('***');
});

it('exec shows its command and folder', () => {
  expect(stepOf('{type: exec, command: [./flush.sh, "a b"], cwd: tools}')).toMatchObject({
    verdict: 'ask',
    targets: [{ platform: 'local', name: 'this host' }],
    calls: [{ type: 'command', argv: ['./flush.sh', 'a b'], cwd: '/shop/tools' }],
  });
});

describe('http_request', () => {
  it('shows method, address and body', () => {
    expect(stepOf('{type: http_request, method: PUT, url: "http://127.0.0.1:8080/flush", body: all}')).toMatchObject({
      verdict: 'ask',
      targets: [{ platform: 'http', name: '127.0.0.1:8080', status: 'not asked: a plan sends nothing' }],
      calls: [{ type: 'http', method: 'PUT', url: 'http://127.0.0.1:8080/flush', body: 'all' }],
    });
  });

  it('a GET only asks, so it touches nothing', () => {
    const plan = planOf(
      'actions: [{type: restart_container, container: api}, {type: http_request, method: GET, url: "http://127.0.0.1/healthz"}]',
    );
    expect(plan.steps.map(({ verdict }) => verdict)).toEqual(['run', 'ask']);
    expect(plan.steps[1]?.rollback).toBe('nothing to undo; a GET only asks');
    expect(plan.gates).toContainEqual({ name: 'Targets', holds: 'yes', why: '1 (api), of 1 at most' });
  });

  it('does not show a password', () => {
    const step = stepOf('{type: http_request, url: "https://mara:s3cret@shop.test/flush"}');
    expect(JSON.stringify(step)).not.toContain('s3cret');
    expect(step.calls).toEqual([{ type: 'http', method: 'POST', url: 'https://***@shop.test/flush' }]);
  });

  it('is blocked where the address means nothing', () => {
    expect(stepOf('{type: http_request, url: "http://"}')).toMatchObject({
      verdict: 'blocked',
      why: 'http:// is not an address; mend url',
    });
  });
});
