import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderWith, healer } from '../../support/healer.ts';

/** A folder, and the command line with a state directory of its own whose daemon ends with the test. */
function workplace() {
  const cwd = folderWith({ 'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' });
  const env = { HEALER_STATE_DIR: join(cwd, '.state'), XDG_RUNTIME_DIR: folderWith({}) };
  onTestFinished(() => healer(['daemon', 'stop'], { cwd, env }).then(() => undefined));
  return { cwd, state: env.HEALER_STATE_DIR, run: (...args: string[]) => healer(args, { cwd, env }) };
}

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
    expect(evidence.map(({ source }) => source).sort()).toEqual(['check', 'git', 'host']);

    expect((await run('incident', 'list')).stdout).toMatch(
      new RegExp(`^${incident.id} +P2 +open +- +web answers 503\\n$`),
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
    expect(again.stderr).toContain('postmortem/edited');
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
    expect(existsSync(join(state, 'daemon.json'))).toBe(false);
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
