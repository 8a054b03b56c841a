import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { IncidentDetail, Welcome } from '../../../engine/protocol/rpc.ts';
import { folderWith, healer, startHealer } from '../../support/healer.ts';
import { listenTcp } from '../../support/servers.ts';

const project = 'apiVersion: healer.platform/v1\nkind: Project\n';

/** A folder, and the command line with a state directory of its own whose daemon ends with the test. */
function workplace(files: Readonly<Record<string, string>> = {}) {
  const cwd = folderWith({ 'healer.yaml': project, ...files });
  const env = { HEALER_STATE_DIR: join(cwd, '.state'), XDG_RUNTIME_DIR: folderWith({}) };
  onTestFinished(() => healer(['daemon', 'stop'], { cwd, env }).then(() => undefined));
  const run = (...args: string[]) => healer(args, { cwd, env });
  const json = async <T>(...args: string[]) => JSON.parse((await run(...args, '--json')).stdout) as T;
  return {
    cwd,
    env,
    state: env.HEALER_STATE_DIR,
    run,
    json,
    start: (...args: string[]) => startHealer(args, { cwd, env }),
    /** The one incident there is, once it is kept. */
    incident: () =>
      vi.waitUntil(
        async () => {
          const listed = await run('incident', 'list', '--json');
          const [incident] = listed.code === 0 ? (JSON.parse(listed.stdout) as readonly { id: string }[]) : [];
          return incident && (await json<IncidentDetail>('incident', 'show', incident.id));
        },
        { timeout: 10_000, interval: 1 },
      ),
  };
}

/** A workplace whose one check watches a server that accepts and never answers. */
async function hangingWorkplace(more = '') {
  const { port } = await listenTcp(() => {});
  const check = `workload: api\ntype: http\nhost: 127.0.0.1\nport: ${port}\nenabled: true\n${more}`;
  return workplace({ 'healer.yaml': `${project}definitions: [health]\n`, 'health/api.health.yaml': check });
}

const startIncident = ['incident', 'start', '--title', 'api hangs', '--severity', 'P1', '--service', 'api'];

/** How a process ended and what it said on stderr. */
async function ended(child: ReturnType<typeof startHealer>) {
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

/** Who is asked for evidence, by name. */
const sources = ['check', 'git', 'history', 'host', 'incident', 'log', 'metrics', 'report'];

describe('an incident on the command line', () => {
  it('is opened with evidence, listed, shown, resolved and written up', async () => {
    const { cwd, run } = workplace();
    const started = await run('incident', 'start', '--title', 'web answers 503', '--severity', 'P2', '--json');
    expect(started).toMatchObject({ code: 0, stderr: '' });
    const { incident, evidence } = JSON.parse(started.stdout) as {
      incident: { id: string };
      evidence: { source: string }[];
    };
    expect(incident.id).toMatch(/^INC-\d{8}-\d{6}$/);
    expect(evidence.map(({ source }) => source).sort()).toEqual(sources);

    expect((await run('incident', 'list')).stdout).toMatch(
      new RegExp(`^${incident.id} +\\d+s +P2 +open +- +- +- +web answers 503$`, 'm'),
    );
    expect((await run('incident', 'show', incident.id)).stdout).toContain('Opened as P2: web answers 503');

    const resolved = await run(
      'incident',
      'resolve',
      '--id',
      incident.id,
      '--summary',
      'Web was down',
      '--root-cause',
      'A full disk',
      '--fix',
      'Freed it',
      '--downtime',
      '12',
      '--action-item',
      'Watch the disk;mara;2026-12-01',
      '--json',
    );
    expect(resolved.code).toBe(0);
    expect(JSON.parse(resolved.stdout)).toMatchObject({
      incident: { state: 'resolved', resolution: { downtime_minutes: 12 } },
    });
    expect((await run('incident', 'list', '--state', 'open')).stdout).toBe('');

    const written = await run('incident', 'postmortem', '--id', incident.id);
    expect(written).toMatchObject({ code: 0, stdout: `postmortems/${incident.id}.postmortem.md\n` });
    const file = join(cwd, 'postmortems', `${incident.id}.postmortem.md`);
    expect(readFileSync(file, 'utf8')).toContain('Watch the disk');

    writeFileSync(file, 'mine now');
    const again = await run('incident', 'postmortem', '--id', incident.id);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('postmortem/not-ours');
    expect(readFileSync(file, 'utf8')).toBe('mine now');
    expect((await run('incident', 'postmortem', '--id', incident.id, '--stdout')).stdout).toContain('web answers 503');
  });

  it('is readable after its daemon has ended, without starting one', async () => {
    const { run, state } = workplace();
    await run('incident', 'start', '--title', 'worker is gone', '--severity', 'P3');
    await run('daemon', 'stop');
    const files = readdirSync(state).sort();
    expect((await run('incident', 'list')).stdout).toContain('worker is gone');
    expect(readdirSync(state).sort()).toEqual(files);
    expect((await run('daemon', 'status')).stdout).toBe('not running\n');
    const { stdout } = await run('daemon', 'status', '--json');
    expect(JSON.parse(stdout)).toEqual({ root: expect.any(String), stateDirectory: state });
    expect(existsSync(join(state, 'daemon.json'))).toBe(false);
  });

  it('takes when it began and was noticed as it is opened, and a note from standard input', async () => {
    const { run, json, start } = workplace();
    const opening = ['incident', 'start', '--title', 'web is down', '--severity', 'P2'];
    const refused = await run(...opening, '--started', '10m', '--detected', '20m');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/The time it started is given as \S+Z, after it was detected at \S+Z\./);
    expect((await run('incident', 'list')).stdout).toBe('');
    const times = ['--started', '2026-11-20 02:53', '--detected', '2026-11-20T04:00:00+01:00'];
    const { incident } = await json<IncidentDetail>(...opening, ...times);
    expect(incident).not.toHaveProperty('started');
    expect(incident.milestones).toEqual({
      started: '2026-11-20T02:53:00.000Z',
      detected: '2026-11-20T03:00:00.000Z',
      opened: expect.any(String),
    });
    const noting = start('incident', 'note', incident.id, '-');
    noting.stdin?.end('one\n  two\n');
    expect(await ended(noting)).toEqual({ code: 0, stderr: '' });
    const { timeline } = await json<IncidentDetail>('incident', 'show', incident.id);
    expect(timeline.at(-1)?.message).toBe('one\n  two');
    expect((await run('incident', 'show', incident.id)).stdout).toMatch(/ {2}one\n {26}two {2}\(\S+, cli\)\n/);
  });

  it('leaves nothing in the log but the start, however often it is asked for', async () => {
    const { run, state } = workplace();
    await run('incident', 'start', '--title', 'worker is gone', '--severity', 'P3');
    const calls = [
      'start --title again --severity P4',
      'list',
      'list --json',
      'show INC-20260101-000000',
      'resolve --id x --summary a --root-cause b --fix c',
    ];
    for (let round = 0; round < 4; round++) await Promise.all(calls.map((call) => run('incident', ...call.split(' '))));
    const lines = readFileSync(join(state, 'daemon.log'), 'utf8').trim().split('\n');
    expect(lines).toEqual([expect.stringContaining(' serves ')]);
  });

  it('is not told to be absent where the state directory cannot be read', async () => {
    const { cwd, run } = workplace();
    const circle = join(cwd, 'circle');
    symlinkSync(circle, circle);
    const { code, stdout, stderr } = await run('incident', 'list', '--state-dir', circle);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(join(circle, 'healer.db'));
    expect(stderr).toContain('its symbolic links go round in a circle');
    expect(stderr.split(circle)).toHaveLength(2);
    expect(await run('daemon', 'status', '--state-dir', circle)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(join(circle, 'daemon.json')),
    });
  });

  it('says that there is nothing yet, and makes nothing', async () => {
    const { run, state } = workplace();
    expect(await run('incident', 'list')).toMatchObject({ code: 0, stdout: '' });
    expect((await run('incident', 'show', 'INC-20260101-000000')).code).toBe(2);
    expect(existsSync(state)).toBe(false);
  });

  it.each([
    ['no title', ['incident', 'start', '--severity', 'P1'], '--title'],
    ['an unknown severity', ['incident', 'start', '--title', 'x', '--severity', 'P9'], 'P1, P2, P3, P4'],
    [
      'a resolution without a fix',
      ['incident', 'resolve', '--id', 'INC-20260101-000000', '--summary', 'x', '--root-cause', 'y'],
      'healer: ',
    ],
    ['minutes that are none', ['incident', 'resolve', '--id', 'x', '--downtime', 'long'], 'number of minutes'],
  ])('refuses %s', async (_, args, message) => {
    const { run } = workplace();
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});

describe('an incident of a service that does not answer', () => {
  it('has the check that hangs among its evidence, with the default timeout', async () => {
    const { json } = await hangingWorkplace();
    const { evidence } = await json<IncidentDetail>(...startIncident);
    const said = evidence.find(({ source }) => source === 'check');
    expect(said).toMatchObject({
      status: 'collected',
      data: { checks: [{ workload: 'api', check: 'http', result: 'failed', message: expect.stringContaining('5s') }] },
    });
    expect(said?.data).not.toHaveProperty('notRun');
  });

  it('says after kill -9 of its daemon which evidence was cut off', async () => {
    const { start, run, json, incident } = await hangingWorkplace();
    const asking = ended(start(...startIncident));
    const { incident: kept, evidence } = await incident();
    expect(evidence.map(({ source }) => source)).not.toContain('check');
    process.kill((await json<Welcome>('daemon', 'status')).pid, 'SIGKILL');
    const { code, stderr } = await asking;
    expect(code).toBe(2);
    expect(stderr).toContain('look with `healer incident list` before asking again');

    expect((await run('incident', 'show', kept.id)).stdout).toContain('run once: being taken, or cut off');
    await run('daemon', 'start');
    const detail = await json<IncidentDetail>('incident', 'show', kept.id);
    expect(detail.evidence.map(({ source }) => source).sort()).toEqual(sources);
    expect(detail.evidence.find(({ source }) => source === 'check')).toMatchObject({
      status: 'unavailable',
      reason: 'The daemon ended while it was being taken.',
    });
    expect(detail.timeline.at(-1)).toMatchObject({
      kind: 'evidence_collected',
      message: expect.stringMatching(/not available: .*check/),
    });
    await run('daemon', 'stop');
    await run('daemon', 'start');
    expect(await json<IncidentDetail>('incident', 'show', kept.id)).toEqual(detail);
  });

  it('lets ctrl-C end the wait and not the taking of evidence', async () => {
    const { start, json, incident } = await hangingWorkplace('timeout: 3s\n');
    const child = start(...startIncident);
    const asking = ended(child);
    const { incident: kept } = await incident();
    child.kill('SIGINT');
    const { code, stderr } = await asking;
    expect(code).toBe(2);
    expect(stderr).toContain('may or may not be done all the same: look with `healer incident list`');
    const { evidence } = await json<IncidentDetail>('incident', 'show', kept.id);
    expect(evidence.map(({ source }) => source)).not.toContain('check');
    await vi.waitUntil(
      async () => (await json<IncidentDetail>('incident', 'show', kept.id)).evidence.length === sources.length,
      10_000,
    );
  });
});

describe('the service of an incident', () => {
  it('that nothing has is told with the nearest there is, and the incident is opened', async () => {
    const { run } = await hangingWorkplace('timeout: 100ms\n');
    const { code, stdout, stderr } = await run(...startIncident.slice(0, -1), 'apy');
    const words = 'No service of the profile and no workload is called "apy". Did you mean "api"?';
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${words}\n` });
    expect(stdout).toContain(`not available: ${words}`);
  });
});

describe('naming an incident', () => {
  it('is done by argument or by --id, and by one of them', async () => {
    const { run, json } = workplace();
    const { id } = (await json<IncidentDetail>('incident', 'start', '--title', 'web is down', '--severity', 'P1'))
      .incident;
    for (const which of [[id], ['--id', id], [id, '--id', id]]) {
      expect((await run('incident', 'show', ...which)).stdout).toContain('web is down');
      expect(await json('incident', 'postmortem', ...which, '--stdout')).toEqual({
        markdown: expect.stringContaining('# Postmortem: web is down'),
      });
    }
    const resolution = ['--summary', 'x', '--root-cause', 'y', '--fix', 'z'];
    const resolved = await run('incident', 'resolve', id, ...resolution);
    expect(resolved.code).toBe(0);
    expect(resolved.stdout).toContain('still empty: --trigger, --category');
    expect(resolved.stdout).toContain('--downtime, --toil-minutes');
  });

  it.each([
    ['none', ['show'], 'say which incident'],
    ['two', ['postmortem', 'INC-1', '--id', 'INC-2'], 'INC-1 and INC-2'],
  ])('is refused with %s', async (_, args, message) => {
    const { code, stdout, stderr } = await workplace().run('incident', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('says in flags what a resolution still lacks', async () => {
    const { run, json } = workplace();
    const { id } = (await json<IncidentDetail>('incident', 'start', '--title', 'web is down', '--severity', 'P1'))
      .incident;
    const { code, stderr } = await run('incident', 'resolve', id, '--summary', 'x');
    expect(code).toBe(2);
    expect(stderr).toContain('at least its --summary, --root-cause and --fix. Still missing: --root-cause, --fix.');
  });

  it('finds it by --root from another folder', async () => {
    const { cwd, run, env } = workplace();
    await run('incident', 'start', '--title', 'web is down', '--severity', 'P1');
    const elsewhere = { cwd: folderWith({}), env: { XDG_RUNTIME_DIR: env.XDG_RUNTIME_DIR } };
    const args = ['incident', 'list', '--root', cwd, '--state-dir', env.HEALER_STATE_DIR];
    expect((await healer(args, elsewhere)).stdout).toContain('web is down');
  });
});

describe('a place where nothing can be kept', () => {
  const start = ['incident', 'start', '--title', 'web is down', '--severity', 'P1'];

  it.each([
    ['under a file', (folder: string) => join(folder, 'file', 'state'), 'a file is in its place'],
    ['where no folder can be made', () => '/proc/healer', 'cannot'],
  ])('%s is refused with the path', async (_, place, reason) => {
    const folder = folderWith({ file: '' });
    const path = place(folder);
    const { code, stdout, stderr } = await healer([...start, '--state-dir', path], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(path);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('--state-dir');
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    ['a deep state directory', () => ({ HEALER_STATE_DIR: join(folderWith({}), 'deep/'.repeat(40)) })],
    ['a deep runtime directory', () => ({ HEALER_STATE_DIR: folderWith({}), XDG_RUNTIME_DIR: deepFolder() })],
  ])('%s is no matter: the socket goes where its path is short enough', async (_, environment) => {
    const cwd = folderWith({});
    const env = { XDG_RUNTIME_DIR: folderWith({}), ...environment() };
    const { code, stderr } = await healer(start, { cwd, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((await healer(['daemon', 'stop'], { cwd, env })).code).toBe(0);
  });
});

function deepFolder(): string {
  const folder = join(folderWith({}), 'r'.repeat(120));
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}
