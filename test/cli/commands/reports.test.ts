import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeReport } from '../../../engine/forensics/report.ts';
import type { Report } from '../../../engine/protocol/rpc.ts';
import { happened } from '../../engine/forensics/happened.ts';
import { reporting } from '../../engine/forensics/reporting.ts';
import { value } from '../../engine/store/temporary.ts';
import { folderWith, healer } from '../../support/healer.ts';

/** A folder whose state directory holds two reports that no daemon serves. */
async function workplace() {
  const { stateDirectory, database, options } = reporting();
  const first = value(await writeReport(options, happened()));
  const later = {
    at: new Date('2026-11-21T03:00:00.000Z'),
    workload: 'web',
    what: 'web has ended',
    trigger: 'crash',
  } as const;
  const second = value(await writeReport(options, happened(later)));
  database.close();
  const cwd = folderWith({ 'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' });
  const env = { HEALER_STATE_DIR: stateDirectory, XDG_RUNTIME_DIR: folderWith({}) };
  const run = (...args: string[]) => healer(args, { cwd, env });
  onTestFinished(() => healer(['daemon', 'stop'], { cwd, env }).then(() => undefined));
  return { stateDirectory, first, second, run };
}

const name = ({ path }: Report) => path.slice('reports/'.length, -'.txt'.length);

describe.each(['no daemon', 'a daemon'])('reports on the command line, with %s', (who) => {
  async function served() {
    const place = await workplace();
    if (who === 'a daemon') expect((await place.run('daemon', 'start')).code).toBe(0);
    return place;
  }

  it('are listed, shown and verified', async () => {
    const { first, second, run, stateDirectory } = await served();
    const listed = await run('reports', 'list');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(listed.stdout.split('\n')).toEqual([
      `2026-11-21 03:00:00Z  web  crash      20261121T030000000Z  web has ended`,
      `2026-11-21 02:54:12Z  api  unhealthy  20261121T025412123Z  api answered 503`,
      '',
    ]);
    expect(JSON.parse((await run('reports', 'list', '--workload', 'api', '--json')).stdout)).toEqual([first]);
    expect(JSON.parse((await run('reports', 'list', '--since', '2026-11-21T02:55Z', '--json')).stdout)).toEqual([
      second,
    ]);

    const text = readFileSync(join(stateDirectory, first.path), 'utf8');
    for (const named of [name(first), '20261121T025412'])
      expect(await run('reports', 'show', named)).toMatchObject({ code: 0, stdout: text });
    const several = await run('reports', 'show', '20261121');
    expect(several).toMatchObject({ code: 2, stdout: '' });
    expect(several.stderr).toContain(`"20261121" is a part of ${name(second)}, ${name(first)}: say more`);
    expect(await run('reports', 'verify')).toEqual({ code: 0, stdout: '', stderr: '2 reports as written.\n' });

    rmSync(join(stateDirectory, second.path));
    writeFileSync(join(stateDirectory, second.path), 'nothing happened');
    const verified = await run('reports', 'verify');
    expect(verified).toMatchObject({ code: 1, stderr: '2 reports, 1 file not as written.\n' });
    expect(verified.stdout).toMatch(/^reports\/20261121T030000000Z-web-web-has-ended\.txt differs: its SHA-256 is /);
    expect((await run('reports', 'verify', first.id)).code).toBe(0);
    const json = await run('reports', 'verify', name(second), '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject([{ report: second, faults: [expect.any(String)] }]);
  });
});

it('a report that may be changed, and a file that is not on record, are told', async () => {
  const { stateDirectory, first, run } = await workplace();
  chmodSync(join(stateDirectory, first.path), 0o644);
  writeFileSync(join(stateDirectory, 'reports/20261121T040000000Z-api-planted.txt'), 'all is well', { mode: 0o444 });
  const verified = await run('reports', 'verify');
  expect(verified.code).toBe(1);
  expect(verified.stdout).toBe(
    `${first.path} is as it was written, and may be changed now: its mode is 0644, and it was written with 0444\n`,
  );
  expect(verified.stderr).toBe(
    'reports/20261121T040000000Z-api-planted.txt is not on record: it is not of Healer, or a daemon was killed as it wrote it.\n2 reports, 1 file not as written.\n',
  );
  expect((await run('reports', 'verify', '--workload', 'web')).stderr).toBe('1 report as written.\n');
});

it('reading reports starts no daemon and changes nothing', async () => {
  const { stateDirectory, run } = await workplace();
  const files = readdirSync(stateDirectory).sort();
  for (const command of ['list', 'verify']) expect((await run('reports', command)).code).toBe(0);
  expect(readdirSync(stateDirectory).sort()).toEqual(files);
  expect(existsSync(join(stateDirectory, 'daemon.json'))).toBe(false);
});

it('reports that are not there are named', async () => {
  const { run } = await workplace();
  for (const command of ['show', 'verify']) {
    const { code, stdout, stderr } = await run('reports', command, 'none');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('There is no report "none" here');
  }
});

it('where there is nothing yet, that is said', async () => {
  const cwd = folderWith({ 'healer.yaml': '' });
  const env = { HEALER_STATE_DIR: join(cwd, '.state') };
  expect(await healer(['reports', 'list'], { cwd, env })).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('No forensic report.'),
  });
  expect(await healer(['reports', 'list', '--json'], { cwd, env })).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(await healer(['reports', 'verify'], { cwd, env })).toMatchObject({ code: 0, stdout: '' });
  expect((await healer(['reports', 'show', 'x'], { cwd, env })).code).toBe(2);
  expect(existsSync(env.HEALER_STATE_DIR)).toBe(false);
});

it.each(['yesterday', '99999999999999w'])('--since %j is refused', async (since) => {
  const { code, stderr } = await healer(['reports', 'list', '--since', since]);
  expect(code).toBe(2);
  expect(stderr).toContain('Give a duration back from now (90m, 24h, 7d, 2w)');
});

it('a report that a killed daemon left unrecorded is taken up by the next', async () => {
  const { stateDirectory, first, run } = await workplace();
  mkdirSync(join(stateDirectory, 'reports'), { recursive: true });
  const left = '20261121T040000000Z-api-cut-off';
  const text = readFileSync(join(stateDirectory, first.path), 'utf8');
  writeFileSync(join(stateDirectory, `reports/${left}.txt`), text, { mode: 0o444 });
  expect((await run('reports', 'show', left)).code).toBe(2);
  expect((await run('daemon', 'start')).code).toBe(0);
  expect(await run('reports', 'show', left)).toMatchObject({ code: 0, stdout: text });
});
