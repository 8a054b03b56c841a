import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshCheck } from '../../../engine/checks/monitor.ts';
import { processKey } from '../../../engine/recovery/bind-rule.ts';
import { createGroupCommit } from '../../../engine/store/group-commit.ts';
import { createHealthStore } from '../../../engine/store/health.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { createWatchedProcessStore } from '../../../engine/store/watched-processes.ts';
import { bootOf } from '../../../engine/watch/boot.ts';
import { watchEvent } from '../../../engine/watch/event.ts';
import { startProcess } from '../../engine/checks/processes.ts';
import { openTemporary, value } from '../../engine/store/temporary.ts';
import { folderWith, healer } from '../../support/healer.ts';

const examples = join(import.meta.dirname, '../../../examples');
const project = 'apiVersion: healer.platform/v1\nkind: Project\nmetadata: {name: shop}\ndefinitions: [health, rules]\n';

describe('healer rules', () => {
  it('lists the examples with file and line', async () => {
    const { code, stdout } = await healer(['rules', 'list'], { cwd: examples });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /worker-stuck +unhealthy +worker +restart_workload +usable +rules\/worker-stuck\.rule\.yaml:2/,
    );
  });

  it.each(['worker-stuck', 'worker-memory'])('tells what the example %s would do now', async (name) => {
    const args = ['rules', 'test', `rules/${name}.rule.yaml`, '--dry-run', '--state-dir', folderWith({})];
    const { code, stdout, stderr } = await healer(args, { cwd: examples });
    expect(code).toBe(0);
    expect(stdout).toContain('would do nothing now');
    expect(stdout).toContain('nothing was written, started or stopped');
    expect(stderr).toContain('rules run only in one');
  });

  it('goes by the processes that run, and touches nothing', async () => {
    const { name, pid } = await startProcess();
    const state = folderWith({});
    const cwd = folderWith({
      'healer.yaml': project,
      'rules/r.rule.yaml': `on: memory\naction: restart_process\nprocess: ${name}\nmemory_mb: 0.01\n---\non: crash\naction: restart_process\nname: c\nprocess: ${name}\n`,
    });
    const { code, stdout } = await healer(
      ['rules', 'test', 'rules/r.rule.yaml', '--dry-run', '--json', '--state-dir', state],
      {
        cwd,
      },
    );
    const tests = JSON.parse(stdout) as unknown;
    expect({ code, tests }).toMatchObject({
      code: 0,
      tests: [
        {
          rule: 'r',
          verdict: 'act',
          why: expect.stringMatching(new RegExp(`^pid ${pid} holds .* more than`)),
          attempts: { made: 0, max: 3, cooldown: 60_000 },
          would: { command: [name, '300'] },
        },
        { rule: 'c', verdict: 'nothing', why: `${name} runs (pid ${pid})` },
      ],
    });
    expect(readdirSync(state)).toEqual([]);
  });

  it('counts none as acting that would be withheld', async () => {
    const idle = spawn(process.execPath, ['-e', `process.title = 'x y z'; setInterval(() => {}, 1000)`], {
      argv0: `w-${process.pid}`,
      stdio: 'ignore',
    });
    onTestFinished(() => void idle.kill('SIGKILL'));
    await expect.poll(() => readFileSync(`/proc/${idle.pid}/cmdline`, 'utf8').replaceAll('\0', '')).toBe('x y z');
    const cwd = folderWith({
      'healer.yaml': project,
      'rules/r.rule.yaml': "on: memory\naction: restart_process\nprocess: 'x y z'\nmemory_mb: 0.01\n",
    });
    const args = ['rules', 'test', 'rules/r.rule.yaml', '--dry-run', '--state-dir', folderWith({})];
    const { code, stdout } = await healer(args, { cwd });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('1 rule, 0 would act now') });
    expect(stdout).toMatch(/now +would be withheld: pid \d+ holds .* more than/);
    expect(stdout).toMatch(/withheld +x y z cannot be started again by Healer: it has written over its command line/);
    const json = JSON.parse((await healer([...args, '--json'], { cwd })).stdout) as unknown;
    expect(json).toMatchObject([{ verdict: 'withheld', would: { hindrance: { code: 'rule/not-startable' } } }]);
  });

  it('goes by the crashes that a daemon would go by', async () => {
    const state = folderWith({});
    const database = openTemporary(join(state, 'healer.db'));
    value(migrate(database));
    const commit = createGroupCommit(database);
    const origin = { source: 'd', scope: 'local' };
    const at = new Date().toISOString();
    const told = {
      kind: 'crash',
      message: 'it has ended',
      data: { process: 'gone-by-now', pid: 7, running: [] },
    } as const;
    value(await createHealthStore(database, commit, origin).record({ events: [watchEvent(origin, at, told)] }));
    const cwd = folderWith({
      'healer.yaml': project,
      'rules/r.rule.yaml': ['restart_process', 'restart_container']
        .map((action) => `on: crash\naction: ${action}\nname: ${action}\nprocess: gone-by-now\n`)
        .join('---\n'),
    });
    const args = ['rules', 'test', 'rules/r.rule.yaml', '--dry-run', '--json', '--state-dir', state];
    const tests = async () => JSON.parse((await healer(args, { cwd })).stdout) as unknown;
    const why = 'gone-by-now does not run, and was not seen to end';
    expect(await tests()).toMatchObject([
      { verdict: 'nothing', why },
      { verdict: 'nothing', why },
    ]);

    const last = { pid: 4_194_304, start: '1', name: 'gone-by-now', boot: bootOf() ?? '', seen: at };
    const store = createWatchedProcessStore(database, commit, origin);
    value(await store.keep([{ subject: processKey({ name: 'gone-by-now' }), processes: [last] }]));
    const ended = 'gone-by-now (pid 4194304) has ended and none runs';
    expect(await tests()).toMatchObject([
      { verdict: 'withheld', why: ended, would: { hindrance: { code: 'rule/not-startable' } } },
      { verdict: 'act', why: ended },
    ]);
  });

  it.each([
    ['was seen to fail often enough', 3, true, 'act'],
    ['could not be looked at', 1, false, 'withheld'],
    ['was restarted, and fails again', 0, true, 'act'],
  ])('goes by what was seen of a workload that %s', async (_, seenFails, seenDown, verdict) => {
    const state = folderWith({});
    const database = openTemporary(join(state, 'healer.db'));
    value(migrate(database));
    const health = createHealthStore(database, createGroupCommit(database), { source: 'd', scope: 'local' });
    const since = new Date().toISOString();
    const fresh = freshCheck('api', 'http').state;
    const api = { ...fresh, healthy: false, consecutiveFails: seenFails === 0 ? 1 : 4, seenFails, seenDown };
    const counts = { restartCount: 0, attempts: 0, exhausted: false };
    value(await health.record({ checks: [api], workloads: [{ workload: 'api', healthy: false, since, ...counts }] }));
    const cwd = folderWith({
      'healer.yaml': project,
      'health/api.health.yaml': 'workload: api\nname: http\ntype: http\nport: 1\nretries: 3\nenabled: true\n',
      'rules/r.rule.yaml': 'on: unhealthy\naction: restart_workload\nworkload: api\n',
    });
    const args = ['rules', 'test', 'rules/r.rule.yaml', '--dry-run', '--json', '--state-dir', state];
    const { stdout, stderr } = await healer(args, { cwd });
    expect(stderr).toContain('rules run only');
    expect(JSON.parse(stdout)).toMatchObject([{ verdict }]);
  });

  it.each<[string, string, readonly string[], number, string]>([
    ['without --dry-run', 'on: crash\naction: notify\nprocess: w\n', [], 2, 'rules/run-by-daemon'],
    ['of a file without rules', 'workload: web\ntype: http\nenabled: true\n', ['--dry-run'], 2, 'rules/none'],
    ['of a rule with a mistake', 'on: crsh\naction: notify\n', ['--dry-run'], 2, 'crsh'],
  ])('refuses a test %s', async (_, text, flags, expected, message) => {
    const cwd = folderWith({ 'healer.yaml': project, 'rules/r.rule.yaml': text });
    const { code, stdout, stderr } = await healer(['rules', 'test', 'rules/r.rule.yaml', ...flags], { cwd });
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('exits 1 for a rule that can never act', async () => {
    const cwd = folderWith({
      'healer.yaml': project,
      'rules/r.rule.yaml': 'on: unhealthy\naction: notify\nworkload: gone\n',
    });
    const { code, stdout } = await healer(['rules', 'test', 'rules/r.rule.yaml', '--dry-run'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('no enabled check watches a workload called gone');
  });

  it('exits 2 for a file that is not there', async () => {
    const cwd = folderWith({ 'healer.yaml': project });
    expect(await healer(['rules', 'test', 'rules/r.rule.yaml', '--dry-run'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
    });
  });
});
