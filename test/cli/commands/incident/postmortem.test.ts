import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { defaultTemplate } from '../../../../engine/incidents/template-default.ts';
import type { IncidentDetail } from '../../../../engine/protocol/rpc.ts';
import { folderWith, healer } from '../../../support/healer.ts';

/** A folder with one incident, and the command line there, whose daemon ends with the test. */
async function workplace() {
  const cwd = folderWith({ 'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' });
  const env = { HEALER_STATE_DIR: join(cwd, '.state'), XDG_RUNTIME_DIR: folderWith({}) };
  onTestFinished(() => healer(['daemon', 'stop'], { cwd, env }).then(() => undefined));
  const run = (...args: string[]) => healer(args, { cwd, env });
  const started = await run('incident', 'start', '--title', 'web is down', '--severity', 'P2', '--json');
  const { id } = (JSON.parse(started.stdout) as IncidentDetail).incident;
  return { cwd, run, id, file: join(cwd, 'postmortems', `${id}.postmortem.md`) };
}

it('healer incident postmortem says which parts it kept as edited; --stdout prints what would be new, without a daemon', async () => {
  const { cwd, run, id, file } = await workplace();
  expect(await run('incident', 'postmortem', id)).toEqual({
    code: 0,
    stdout: `postmortems/${id}.postmortem.md\n`,
    stderr: '',
  });
  const first = readFileSync(file, 'utf8');
  const mine =
    `\uFEFF${first.replace(/_Missing \(`impact`\).*_/, 'Nobody could pay.').replace('## Lessons', '## Ours\n\n## Lessons')}`.replaceAll(
      '\n',
      '\r\n',
    );
  writeFileSync(file, mine);
  await run('incident', 'resolve', id, '--summary', 'The disk was full', '--root-cause', 'r', '--fix', 'f');
  expect(await run('incident', 'postmortem', id)).toMatchObject({
    code: 0,
    stderr: 'Edited by a person, so left as they are: impact. --stdout prints what would be new.\n',
  });
  const now = readFileSync(file, 'utf8');
  expect(now).toContain('Nobody could pay.\r\n');
  expect(now).toContain('\r\nThe disk was full\r\n');
  expect(now).toContain('## Ours\r\n');
  expect(now).not.toMatch(/(?<!\r)\n/);

  await run('daemon', 'stop');
  const before = readdirSync(cwd, { recursive: true });
  const { code, stdout } = await run('incident', 'postmortem', id, '--stdout');
  expect(code).toBe(0);
  expect(stdout).toContain('_Missing (`impact`)');
  expect(stdout).toContain('## Ours\r\n');
  expect(stdout).not.toContain('\\u000d');
  expect(readdirSync(cwd, { recursive: true })).toEqual(before);
  expect(readFileSync(file, 'utf8')).toBe(now);
});

it('healer incident postmortem --template prints the template to make one’s own of', async () => {
  const { run, cwd, id } = await workplace();
  expect(await run('incident', 'postmortem', '--template')).toEqual({ code: 0, stdout: defaultTemplate, stderr: '' });
  writeFileSync(join(cwd, 'healer.yaml'), 'apiVersion: healer.platform/v1\nkind: Project\npostmortemTemplate: t.md\n');
  writeFileSync(join(cwd, 't.md'), defaultTemplate.replace('{{metrics}}', '{{metric}}'));
  expect(await run('incident', 'postmortem', id)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /^healer: t\.md:\d+: .*\{\{metric\}\}\. Did you mean \{\{metrics\}\}\? \(postmortem\/template\)\n$/,
    ),
  });
});
