import { spawn } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../engine/store/temporary.ts';
import { follow, type PrintedEvent, told, type WatchedFolder, watchedFolder, watching } from '../support/watching.ts';

/** Healthy while the file `up` is there, which a restart makes. */
const web = (more = '') => `workload: web
type: exec
target: test -f up
interval: 100ms
retries: 2
enabled: true
${more}`;

const restarted = web('auto_restart: true\nrestart: {command: [touch, up]}\n');

const definition = (where: WatchedFolder, name = 'web') => join(where.folder, `${name}.health.yaml`);

describe('a folder that is watched', () => {
  it('has a workload that fails reported, alerted, restarted and found healthy, in this order', async () => {
    const where = watchedFolder({ 'web.health.yaml': restarted });
    const daemon = await watching(where);
    const followed = follow(where);
    await followed.until((events) =>
      ['healthy', 'report_written', 'incident_opened'].every((kind) => told(kind)(events)),
    );

    const { stdout } = await where.run('events', '--json');
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as PrintedEvent);
    const kinds = events
      .map(({ kind }) => kind)
      .filter((kind) => !kind.startsWith('evidence') && !kind.endsWith('note'));
    expect(kinds).toEqual([
      'watch_started',
      'definitions_changed',
      'check_fail',
      'check_fail',
      'unhealthy',
      'report_written',
      'incident_opened',
      'restart',
      'healthy',
    ]);
    expect(events).toEqual(expect.arrayContaining([...followed.events]));

    const reports = join(where.stateDirectory, 'reports');
    for (const file of readdirSync(reports)) expect(statSync(join(reports, file)).mode & 0o777).toBe(0o444);
    expect(await where.run('reports', 'verify')).toMatchObject({ code: 0, stderr: '1 report as written.\n' });

    const [shown] = JSON.parse((await where.run('status', '--json')).stdout) as [Record<string, unknown>];
    const { state, since: _, ...status } = shown ?? {};
    expect(state).toBe('healthy');
    expect(status).toMatchObject({ workload: 'web', check: 'exec', healthy: true, restart_count: 1 });
    daemon.child.kill('SIGTERM');
    expect(await daemon.ended).toBe(0);
    const [written] = JSON.parse(readFileSync(join(where.stateDirectory, 'statuses.json'), 'utf8')) as unknown[];
    expect(written).toMatchObject({
      ...status,
      last_check: expect.any(String),
      total_checks: expect.any(Number),
      last_healthy: expect.any(String),
    });
  });

  it('has the process that listened, and its last words, in the report of what does not answer any more', async () => {
    const words = 'require("node:http").createServer((_, answer) => answer.end()).listen(0, "127.0.0.1", function () {';
    const server = `${words} console.log(this.address().port); }); process.on("SIGTERM", () => { console.log("pool exhausted"); process.exit(1); });`;
    const log = join(temporaryFolder(), 'api.log');
    const child = spawn(process.execPath, ['-e', server], { stdio: ['ignore', openSync(log, 'a'), 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await expect.poll(() => readFileSync(log, 'utf8')).toMatch(/\d+\n/);
    const port = Number(readFileSync(log, 'utf8'));
    const api = `workload: api\ntype: http\ntarget: /\nport: ${port}\ninterval: 200ms\nretries: 2\nenabled: true\n`;
    const where = watchedFolder({ 'api.health.yaml': api });
    await watching(where);
    const status = async () =>
      JSON.parse((await where.run('status', '--all', '--json')).stdout) as { healthy?: boolean }[];
    await expect.poll(async () => (await status())[0]?.healthy, { timeout: 10_000 }).toBe(true);
    child.kill();
    const events = await follow(where).until(told('report_written'));
    const { data } = events.find(({ kind }) => kind === 'report_written') ?? {};
    const report = readFileSync(join(where.stateDirectory, String(data?.['path'])), 'utf8');
    expect(report).toContain(`process     ${child.pid}`);
    expect(report).toContain('| pool exhausted');
  });

  it('goes by the file it went by when another file says the same, and says which', async () => {
    const where = watchedFolder({ up: '', 'web.health.yaml': web() });
    await watching(where);
    const followed = follow(where);
    await followed.until(told('definitions_changed'));
    writeFileSync(definition(where, 'aaa'), web().replace('test -f up', 'exit 1'));
    const refused = await followed.until(told('definitions_invalid'));
    expect(refused.at(-1)?.message).toContain(
      `${definition(where)}:1 and ${definition(where, 'aaa')}:1. Only the one named first here is used.`,
    );
    expect(refused.filter(({ kind }) => kind === 'definitions_changed')).toHaveLength(1);
    expect((await where.run('status', 'web', '--json')).stdout).toContain('"healthy": true');
  });

  it('is given up cleanly when told to end', async () => {
    const where = watchedFolder({ up: '', 'web.health.yaml': web() });
    const daemon = await watching(where);
    daemon.child.kill('SIGTERM');
    expect(await daemon.ended).toBe(0);
    expect(daemon.stderr()).toContain('ending: SIGTERM');
    expect(existsSync(join(where.stateDirectory, 'daemon.json'))).toBe(false);
    const last = (await where.run('events', '--json')).stdout.trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ kind: 'watch_stopped' });
    expect(await where.run('daemon', 'status')).toMatchObject({ stdout: 'not running\n' });
  });

  it('is taken over from a daemon that only serves', async () => {
    const where = watchedFolder({ up: '', 'web.health.yaml': web() });
    const served = where.start('daemon');
    await served.says(/ serves .* listens at /);
    await watching(where);
    expect(await served.ended).toBe(0);
    expect(served.stderr()).toContain('ending: it was told to');
    expect((await where.run('daemon', 'status')).stdout).toMatch(/^watching, /);
  });

  it('is not taken over for another one, which is an error naming both', async () => {
    const where = watchedFolder({
      up: '',
      'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n',
      'one/web.health.yaml': web(),
      'two/web.health.yaml': web(),
    });
    const one = join(where.folder, 'one');
    const two = join(where.folder, 'two');
    const daemon = where.start('daemon', '--dir', one);
    await daemon.says(/ watches .* listens at /);
    const refused = await where.run('daemon', '--dir', two);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`A daemon watches ${one}`);
    expect(refused.stderr).toContain(`this asks for ${two}`);
    expect(await where.run('daemon', 'status')).toMatchObject({ stdout: expect.stringMatching(/^watching, /) });
  });

  it('is no file: nothing is watched in its place', async () => {
    const where = watchedFolder({ up: '', 'web.health.yaml': web() });
    for (const command of [['daemon'], ['daemon', 'start'], ['service', 'install', '--print']]) {
      const refused = await where.run(...command, '--dir', definition(where));
      expect(refused).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('This is not a folder. Name the folder'),
      });
    }
  });

  it('is taken up as it changes, and a file that cannot be read any more keeps what it said', async () => {
    const where = watchedFolder({ up: '', 'web.health.yaml': web() });
    await watching(where);
    const followed = follow(where);
    await followed.until(told('definitions_changed'));

    writeFileSync(definition(where, 'api'), web().replace('web', 'api'));
    const added = await followed.until(told('definitions_changed', 2));
    expect(added.at(-1)).toMatchObject({ data: { added: ['api/exec'], removed: [], changed: [] } });

    writeFileSync(definition(where), 'workload: web\ntype: exec\ninterval: [\n');
    const broken = await followed.until(told('definitions_invalid'));
    expect(broken.at(-1)?.message).toContain('What it said before stays in force.');
    rmSync(join(where.folder, 'up'));
    await followed.until((events) => events.filter(({ kind }) => kind === 'unhealthy').length === 2);

    writeFileSync(definition(where), web('severity: P2\n'));
    const mended = await followed.until(told('definitions_changed', 3));
    expect(mended.findLast(({ kind }) => kind === 'definitions_changed')).toMatchObject({
      data: { added: [], removed: [], changed: ['web/exec'], mended: [definition(where)] },
    });
    rmSync(definition(where, 'api'));
    const removed = await followed.until(told('definitions_changed', 4));
    expect(removed.findLast(({ kind }) => kind === 'definitions_changed')).toMatchObject({
      data: { removed: ['api/exec'] },
    });
  });
});
