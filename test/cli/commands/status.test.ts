import { describe, expect, it, vi } from 'vitest';
import type { CheckState } from '../../../engine/model/check-state.ts';
import { success } from '../../../engine/model/failure.ts';
import type { CheckHealth, HealthOverview, ProcessHealth, WorkloadHealth } from '../../../engine/model/health.ts';
import type { IncidentSummary } from '../../../engine/protocol/rpc.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createHealthStore } from '../../../engine/store/health.ts';
import { value } from '../../engine/store/temporary.ts';
import { scriptedDaemon } from '../../support/daemon.ts';
import { billing } from '../../support/night.ts';
import { workplace } from '../../support/workplace.ts';

const at = '2026-11-21T02:54:12.000Z';

function workload(name: string, state: WorkloadHealth['state'], check: Partial<CheckHealth> = {}): WorkloadHealth {
  const healthy = state !== 'unhealthy';
  return {
    workload: name,
    state,
    since: at,
    message: healthy ? '' : 'refused',
    checks: [
      {
        check: 'http',
        type: 'http',
        target: 'http://127.0.0.1/',
        healthy,
        lastCheck: at,
        consecutiveFails: healthy ? 0 : 3,
        retries: 3,
        totalChecks: 9,
        totalFails: 0,
        interval: 1_000,
        source: { file: '/x.yaml', line: 1 },
        ...check,
      },
    ],
    dependsOn: [],
    labels: {},
    restart: { auto: false, count: 2, attempts: 0, max: 0, exhausted: false },
  };
}

/** A workplace whose daemon watches these. */
async function watched(...workloads: readonly WorkloadHealth[]) {
  const place = workplace({ 'health/off.yaml': 'workload: off\ntype: http\nenabled: false\n' });
  let overview: HealthOverview = { at, workloads, failures: [] };
  const server = await scriptedDaemon(place.state, { 'health/show': async () => success(overview) });
  return {
    ...place,
    server,
    turn(...next: readonly WorkloadHealth[]) {
      overview = { at, workloads: next, failures: [] };
      server.notify('health/changed', { workloads: next.map((one) => one.workload) });
    },
  };
}

describe('healer status', () => {
  it.each<[string, WorkloadHealth[], number]>([
    ['all is healthy', [workload('api', 'healthy')], 0],
    ['a check fails, not often enough', [workload('api', 'at_risk', { consecutiveFails: 1 })], 0],
    ['something is unhealthy', [workload('api', 'unhealthy'), workload('web', 'healthy')], 1],
    ['something is unhealthy and silenced', [workload('api', 'silenced', { healthy: false })], 1],
    ['something was not checked yet', [workload('api', 'unknown'), workload('web', 'healthy')], 2],
    ['nothing is watched', [], 2],
  ])('where %s', async (_, workloads, expected) => {
    const { ask } = await watched(...workloads);
    expect(await ask('status')).toMatchObject({ code: expected, stderr: '' });
  });

  it('is a table, the worst first', async () => {
    const { ask } = await watched(workload('web', 'healthy'), workload('api', 'unhealthy'));
    const { stdout } = await ask('status', '--all');
    expect(stdout.replace(/\d+d \d+h|\d+d|\d+h \d+m/g, 'LONG').replace(/ +/g, ' ')).toBe(
      [
        'STATE WORKLOAD FOR PASSING RESTARTS MESSAGE',
        'unhealthy api LONG 0/1 2 refused',
        'healthy web LONG 1/1 2',
        'not enabled off - - - check http',
        '',
      ].join('\n'),
    );
    expect((await ask('status', 'web')).stdout).not.toContain('api');
  });

  it.each(['unkept', 'heldUp'] as const)('says why what it shows is not known to be well (%s)', async (why) => {
    const place = workplace();
    const failure = { code: 'store/disk-full', message: 'Nothing is kept and nothing is restarted: the disk is full.' };
    const shown: HealthOverview = { at, workloads: [workload('api', 'healthy')], failures: [], [why]: failure };
    await scriptedDaemon(place.state, { 'health/show': async () => success(shown) });
    expect(await place.ask('status')).toMatchObject({ code: 2, stderr: `${failure.message}\n` });
  });

  it('says that the disk is nearly full, and goes by how things stand', async () => {
    const place = workplace();
    const shown: HealthOverview = { at, workloads: [workload('api', 'healthy')], failures: [], scarce: 'Nearly full.' };
    await scriptedDaemon(place.state, { 'health/show': async () => success(shown) });
    expect(await place.ask('status')).toMatchObject({ code: 0, stderr: 'Nearly full.\n' });
  });

  const broken = { code: 'yaml/broken', message: 'not YAML', file: '/x/web.yaml', line: 3 };
  const missing = {
    code: 'definitions/no-such-folder',
    message: 'rules is not there',
    file: '/x/healer.yaml',
    line: 3,
  };
  it.each([
    ['a file that cannot be used', [broken], [broken], 2],
    ['a file that cannot be used any more', [broken], [], 2],
    ['a folder that is not there, as an empty one in git', [missing], [missing], 0],
    ['a folder that is gone with what was in it', [missing], [], 2],
  ] as const)('goes by %s', async (_, failures, unused, code) => {
    const place = workplace();
    const shown: HealthOverview = { at, workloads: [workload('api', 'healthy')], failures, unused };
    await scriptedDaemon(place.state, { 'health/show': async () => success(shown) });
    expect((await place.ask('status')).code).toBe(code);
  });

  it('is an array in Volt’s field names and order, with how the workload stands at the end', async () => {
    const api = { ...workload('api', 'unhealthy', { lastError: 'refused' }), incident: 'INC-20261121-025412' };
    const { ask } = await watched(api);
    const { code, stdout } = await ask('status', '--json', '--all');
    expect(code).toBe(1);
    const [first, off] = JSON.parse(stdout);
    expect(Object.entries(first)).toEqual(
      Object.entries({
        workload: 'api',
        check: 'http',
        healthy: false,
        last_check: '2026-11-21T02:54:12Z',
        last_healthy: '0001-01-01T00:00:00Z',
        consecutive_fails: 3,
        total_checks: 9,
        total_fails: 0,
        restart_count: 2,
        last_error: 'refused',
        last_restart: '0001-01-01T00:00:00Z',
        state: 'unhealthy',
        since: '2026-11-21T02:54:12Z',
        incident: 'INC-20261121-025412',
      }),
    );
    expect(off).toMatchObject({ workload: 'off', enabled: false, total_checks: 0 });
  });

  it('without a daemon says how it last stood, and how long ago', async () => {
    const { ask, database } = workplace({ 'health/api.yaml': 'workload: api\ntype: http\nenabled: true\n' });
    const state: CheckState = {
      workload: 'api',
      check: 'http',
      healthy: false,
      lastCheck: new Date(Date.now() - 7_260_000).toISOString(),
      consecutiveFails: 3,
      seenFails: 3,
      seenDown: true,
      consecutiveSuccesses: 0,
      totalChecks: 9,
      totalFails: 3,
      lastError: 'refused',
      failingSince: at,
    };
    const api = { workload: 'api', healthy: false, since: at, restartCount: 1, attempts: 0, exhausted: false };
    const kept = database();
    const store = createHealthStore(kept, createGroupCommit(kept), { source: 'daemon-1', scope: 'local' });
    value(await store.record({ checks: [state, { ...state, workload: 'gone' }], workloads: [api] }));
    const { code, stdout, stderr } = await ask('status');
    expect(code).toBe(1);
    expect(stdout).toMatch(/unhealthy {2}api .* 0\/1 +1 +refused; seen 2h 1m ago\n$/);
    expect(stdout).not.toContain('gone');
    expect(stderr).toMatch(/^Nothing is watched now: this is how it stood 2h 1m ago/);
  });

  it('says that nothing was ever watched', async () => {
    expect(await workplace().ask('status', '--json')).toMatchObject({
      code: 2,
      stdout: '[]\n',
      stderr: expect.stringContaining('nothing was yet'),
    });
  });

  it('could not run for a name nobody watches', async () => {
    const { ask } = await watched(workload('api', 'healthy'));
    const { code, stderr } = await ask('status', 'apy');
    expect(code).toBe(2);
    expect(stderr).toContain('Watched are api. (status/unknown)');
  });
});

describe('healer status, of a process that only rules watch', () => {
  const worker: ProcessHealth = {
    process: 'worker.sh',
    workload: 'worker.sh',
    state: 'running',
    pids: [7],
    rules: [{ name: 'flop', gaveUp: false }],
  };
  const ended = { ...worker, state: 'ended', since: at, pids: [] } as const;
  const given = { ...ended, rules: [{ name: 'flop', gaveUp: true }] };
  const incident = { ...billing, workload: 'worker.sh' };

  async function withProcess(process: ProcessHealth, incidents: readonly IncidentSummary[] = []) {
    const place = workplace();
    const of = (one: ProcessHealth) => ({
      at,
      workloads: [workload('api', 'healthy')],
      processes: [one],
      failures: [],
    });
    let shown: HealthOverview = of(process);
    const server = await scriptedDaemon(place.state, {
      'health/show': async () => success(shown),
      'incident/list': async () => success(incidents),
    });
    const turn = (one: ProcessHealth) => {
      shown = of(one);
      server.notify('health/changed', { workloads: [one.workload] });
    };
    return { ...place, turn };
  }

  const absent = { ...worker, state: 'not_seen', pids: [] } as const;
  it.each<[string, ProcessHealth, IncidentSummary[], number, string]>([
    ['runs', worker, [], 0, 'running worker.sh - - - pid 7; watched by the rule flop'],
    ['has ended', ended, [], 1, 'not running worker.sh LONG - - watched by the rule flop'],
    ['is given up', given, [incident], 1, `not running worker.sh LONG - - the rule flop gave up; ${incident.id}`],
    ['was down before', absent, [incident], 1, `not seen worker.sh - - - watched by the rule flop; ${incident.id}`],
    ['never ran', absent, [], 0, 'not seen worker.sh - - - watched by the rule flop'],
    ['is hidden', { ...absent, state: 'unknown' }, [], 2, 'not known worker.sh - - - watched by the rule flop'],
  ])('that %s', async (_, process, incidents, expected, row) => {
    const { ask } = await withProcess(process, incidents);
    for (const names of [[], ['worker.sh']]) {
      const { code, stdout } = await ask('status', ...names);
      expect(code).toBe(expected);
      expect(stdout.replace(/\d+d \d+h|\d+d|\d+h \d+m/g, 'LONG').replace(/ +/g, ' ')).toContain(`${row}\n`);
    }
  });

  it('that changes goes on to be told with --watch, in JSON once it needs a person', async () => {
    const { start, turn } = await withProcess(worker);
    const text = start('status', '--watch');
    const json = start('status', '--watch', '--json');
    const both = (out: string, err: string) =>
      vi.waitUntil(() => text.said.stdout.includes(out) && `${json.said.stdout}${json.said.stderr}`.includes(err), {
        timeout: 9_000,
      });
    await both('worker.sh: running; pid 7', 'api');
    turn(ended);
    await both('worker.sh: not running since', 'worker.sh: not running since');
    turn(worker);
    await vi.waitUntil(() => text.said.stdout.split('worker.sh: running').length === 3, { timeout: 9_000 });
    expect(await text.end()).toBe(0);
    expect(await json.end()).toBe(0);
    expect(json.said.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('leaves the JSON as it is, and says what needs a person beside it', async () => {
    const { ask } = await withProcess(given, [incident]);
    const { code, stdout, stderr } = await ask('status', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ workload: 'api' }]);
    expect(stderr).toBe(`worker.sh: not running since 2026-11-21 02:54:12Z; the rule flop gave up; ${incident.id}\n`);
  });
});

describe('healer status --watch', () => {
  it('tells each change of state on a line where there is no terminal', async () => {
    const { start, turn } = await watched(workload('api', 'healthy'), workload('web', 'healthy'));
    const watch = start('status', '--watch');
    await vi.waitUntil(() => watch.said.stdout.includes('web'), { timeout: 9_000 });
    turn(workload('api', 'unhealthy'), workload('web', 'healthy'));
    await vi.waitUntil(() => watch.said.stdout.includes('unhealthy'), { timeout: 9_000 });
    turn(workload('api', 'healthy'), workload('web', 'healthy'));
    await vi.waitUntil(() => watch.said.stdout.split('api').length === 4, { timeout: 9_000 });
    expect(await watch.end()).toBe(0);
    expect(watch.said.stdout.split('\n').map((line) => line.slice(22))).toEqual([
      'healthy    api',
      'healthy    web',
      'unhealthy  api  refused',
      'healthy    api',
      '',
    ]);
    expect(watch.said.stderr).toBe('');
  });

  it('draws a table in place on a terminal, and goes on when its daemon has gone', async () => {
    const { attend, server } = await watched(workload('api', 'unhealthy'));
    const watch = attend('status', '--watch');
    await vi.waitUntil(() => watch.drawn.some((frame) => frame.includes('unhealthy  api')), { timeout: 9_000 });
    expect(watch.drawn[0]).toMatch(/^Watching; .*Z\. ctrl-C ends\.\n\nSTATE/);
    await server.close();
    await vi.waitUntil(() => watch.drawn.at(-1)?.startsWith('Nothing is watched'), { timeout: 9_000 });
    expect(await watch.end()).toBe(0);
  });
});
