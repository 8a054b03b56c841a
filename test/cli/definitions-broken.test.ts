import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { follow, told, watchedFolder, watching } from '../support/watching.ts';

const definition = "workload: web\ntype: exec\ntarget: 'false'\ninterval: 100ms\nretries: 1\nenabled: true\n";

it('a workload that is down stays in sight when its file is broken: while a daemon lives, at its next start, and without one', {
  timeout: 60_000,
}, async () => {
  const where = watchedFolder({
    'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health]\n',
    'health/web.health.yaml': definition,
  });
  const file = join(where.folder, 'health/web.health.yaml');
  const first = await watching(where);
  const followed = follow(where);
  await followed.until(told('report_written'));
  writeFileSync(file, definition.replace('type: exec', 'type: [exec'));
  await followed.until(told('definitions_invalid'));

  const during = await where.run('status');
  expect(during.code).toBe(1);
  expect(during.stderr).toMatch(/^health\/web\.health\.yaml:\d+: .* What it said before is watched\.$/m);
  const listed = await where.run('check', 'list');
  expect(listed.stdout).toMatch(/^web\/exec +enabled, as it was .* health\/web\.health\.yaml:1$/m);
  const json = await where.run('check', 'list', '--json');
  expect(JSON.parse(json.stdout)).toEqual([
    { workload: 'web', name: 'exec', enabled: true, target: 'false', source: { file, line: 1 }, asItWas: true },
  ]);

  first.child.kill('SIGTERM');
  await first.ended;
  const second = await watching(where);
  const after = await where.run('status');
  expect(after.code).toBe(1);
  expect(after.stdout).toMatch(/^unhealthy +web .* its definition cannot be used: .*web\.health\.yaml:\d+: .*INC-/m);
  expect(after.stderr).toMatch(/Nothing of it is watched\.$/m);

  second.child.kill('SIGTERM');
  await second.ended;
  const without = await where.run('status');
  expect(without.code).toBe(1);
  expect(without.stdout).toMatch(/^unhealthy +web .* its definition cannot be used: .* seen .* ago$/m);
  expect(readFileSync(file, 'utf8')).toContain('[exec');
});

it('a daemon that is stopped does not answer, and what is known is old', { timeout: 60_000 }, async () => {
  const where = watchedFolder({ 'web.health.yaml': definition.replace("'false'", "'true'") });
  const daemon = await watching(where);
  const followed = follow(where);
  await followed.until(told('definitions_changed'));
  daemon.child.kill('SIGSTOP');
  const [{ code, stderr }, asked] = await Promise.all([where.run('status'), where.run('daemon', 'status', '--json')]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Not known: The daemon at .* did not answer within 5 s/);
  expect(asked.code).toBe(2);
  expect(JSON.parse(asked.stdout)).toMatchObject({ code: 'daemon/not-answering' });
  daemon.child.kill('SIGCONT');
  daemon.child.kill('SIGTERM');
  await daemon.ended;
  const without = await where.run('status');
  expect(without.code).toBe(2);
  expect(without.stderr).toContain('Nothing is watched now');
});

it('of two files that define one check, the list has the one that the daemon has in force', {
  timeout: 60_000,
}, async () => {
  const where = watchedFolder({
    'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health]\n',
    'health/z.health.yaml': definition,
  });
  const daemon = await watching(where);
  const followed = follow(where);
  await followed.until(told('unhealthy'));
  writeFileSync(join(where.folder, 'health/a.health.yaml'), definition.replace("'false'", "'true'"));
  await followed.until(told('definitions_invalid'));

  const listed = await where.run('check', 'list');
  expect(listed.stdout).toMatch(/^web\/exec +enabled +false +health\/z\.health\.yaml:1$/m);
  expect(listed.stdout.trim().split('\n')).toHaveLength(1);
  expect(listed.stderr).toMatch(/^healer: health\/a\.health\.yaml:1: .*z\.health\.yaml:1 and .*a\.health\.yaml:1/m);
  const json = await where.run('check', 'list', 'web', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject([{ source: { file: join(where.folder, 'health/z.health.yaml') } }]);

  daemon.child.kill('SIGTERM');
  await daemon.ended;
  const without = await where.run('check', 'list');
  expect(without.stdout).toMatch(/^web\/exec +enabled +true +health\/a\.health\.yaml:1$/m);
});
