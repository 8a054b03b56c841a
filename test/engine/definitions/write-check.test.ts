import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDefinitions } from '../../../engine/definitions/load.ts';
import { removeCheck, type WriteCheckRequest, writeCheck } from '../../../engine/definitions/write-check.ts';
import type { HealthConfig } from '../../../schemas/generated/types.ts';
import { codeOf, value } from '../store/temporary.ts';
import { httpCheck, project, workspace } from './workspace.ts';

const tcp: HealthConfig = { workload: 'cache', type: 'tcp', port: 6379, enabled: true };

function write(root: string, config: HealthConfig = tcp, more: Partial<WriteCheckRequest> = {}) {
  return writeCheck({ root, config, force: false, ...more });
}

/** A shop whose health configs lie in the second of its folders. */
const shop = () =>
  workspace({ 'healer.yaml': project.replace('[', '[rules, '), 'rules/': '', 'health/web.yaml': httpCheck('web') });

describe('writing a check', () => {
  it('makes a file of its own among the health configs, which runs from then on', async () => {
    const root = shop();
    const check = value(await write(root));
    expect(check).toMatchObject({ workload: 'cache', name: 'tcp', enabled: true });
    expect(check.source).toEqual({ file: join(root, 'health/cache.yaml'), line: 1 });
    expect(readFileSync(check.source.file, 'utf8')).toBe('workload: cache\ntype: tcp\nport: 6379\nenabled: true\n');
    expect(readdirSync(join(root, 'health')).sort()).toEqual(['cache.yaml', 'web.yaml']);
    expect((await loadDefinitions({ root })).checks).toContainEqual(check);
  });

  it.each<[string, HealthConfig, string | undefined, string]>([
    ['one with a name', { ...tcp, name: 'replica' }, undefined, 'health/cache.replica.yaml'],
    ['one in a folder not called health', tcp, 'more', 'more/cache.health.yaml'],
    ['one whose name ends as a rule’s does', { ...tcp, workload: 'a.rule' }, undefined, 'health/a.rule.health.yaml'],
    ['one in a folder that is not there yet', tcp, 'deep/er/health', 'deep/er/health/cache.yaml'],
  ])('names %s so that it is one', async (_, config, dir, file) => {
    const root = shop();
    const check = value(await write(root, config, dir === undefined ? {} : { dir: join(root, dir) }));
    expect(check.source.file).toBe(join(root, file));
    const loaded = await loadDefinitions(dir === undefined ? { root } : { dir: join(root, dir) });
    expect(loaded.checks).toContainEqual(check);
  });

  it.each<[string, unknown]>([
    ['yes', { team: 'yes' }],
    ['a number', { team: '0123' }],
    ['null', { team: 'null' }],
    ['a time', { team: '12:30' }],
    ['quotes and a colon', { team: `it's: "so" # not` }],
    ['a line break', { team: 'a\nb' }],
  ])('writes %s as the text it is', async (_, labels) => {
    const root = shop();
    const check = value(await write(root, { ...tcp, labels } as HealthConfig));
    expect((await loadDefinitions({ root })).checks.find(({ workload }) => workload === 'cache')).toEqual(check);
    expect(check.labels).toEqual(labels);
  });

  it.each<[string, Partial<HealthConfig>, string]>([
    ['a path for a workload', { workload: '../cache' }, 'check/bad-name'],
    ['an absolute path', { workload: '/etc/cache' }, 'check/bad-name'],
    ['a hidden file', { workload: '.cache' }, 'check/bad-name'],
    ['a NUL', { workload: 'a\u0000b' }, 'check/bad-name'],
    ['a name that is too long', { workload: 'x'.repeat(129) }, 'check/bad-name'],
    ['a path for a name', { name: 'a/b' }, 'check/bad-name'],
    ['no port', { port: 0 }, 'health/tcp-without-port'],
    ['a duration that is none', { interval: 'soon' }, 'schema/wrong-format'],
  ])('refuses %s, and writes nothing', async (_, wrong, code) => {
    const root = shop();
    const refused = await write(root, { ...tcp, ...wrong });
    expect(codeOf(refused)).toBe(code);
    expect(readdirSync(join(root, 'health'))).toEqual(['web.yaml']);
  });

  it('overwrites nothing, but with force a file that holds exactly this check', async () => {
    const root = shop();
    const { source } = value(await write(root));
    expect(codeOf(await write(root, { ...tcp, port: 1 }))).toBe('check/exists');
    expect(readFileSync(source.file, 'utf8')).toContain('6379');
    value(await write(root, { ...tcp, port: 1 }, { force: true }));
    expect(readFileSync(source.file, 'utf8')).toContain('port: 1\n');

    const several = `${httpCheck('cache', 'name: tcp\n')}---\n${httpCheck('db')}`;
    writeFileSync(source.file, several);
    expect(codeOf(await write(root, tcp, { force: true }))).toBe('check/not-alone');
    expect(codeOf(await write(root, { ...tcp, workload: 'db', name: 'http' }, { force: true }))).toBe('check/exists');
    expect(readFileSync(source.file, 'utf8')).toBe(several);
  });

  it('leaves a file alone that has the name and is no check', async () => {
    const root = shop();
    writeFileSync(join(root, 'health/cache.yaml'), 'mine\n');
    expect(codeOf(await write(root, tcp, { force: true }))).toBe('check/exists');
    expect(readFileSync(join(root, 'health/cache.yaml'), 'utf8')).toBe('mine\n');
  });

  it('follows no link out of the root, nor one in the place of the file', async () => {
    const root = shop();
    const elsewhere = workspace({ 'health/': '' });
    symlinkSync(join(elsewhere, 'health'), join(root, 'out'));
    for (const dir of ['out', 'out/health'])
      expect(codeOf(await write(root, tcp, { dir: join(root, dir) }))).toBe('definitions/outside-root');
    symlinkSync(join(elsewhere, 'cache.yaml'), join(root, 'health/cache.yaml'));
    expect(codeOf(await write(root, tcp, { force: true }))).toBe('check/exists');
    expect(existsSync(join(elsewhere, 'cache.yaml'))).toBe(false);
    expect(readdirSync(join(elsewhere, 'health'))).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing says what runs', {}, 'definitions/none'],
    [
      'no folder is for health configs',
      { 'healer.yaml': project.replace('health, ', ''), 'playbooks/': '' },
      'check/no-folder',
    ],
  ])('could not where %s', async (_, files, code) => {
    expect(codeOf(await write(workspace(files)))).toBe(code);
  });

  it('says why a folder cannot be written', async () => {
    const root = shop();
    expect(codeOf(await write(root, tcp, { dir: join(root, 'healer.yaml/health') }))).toBe('check/not-written');
  });
});

describe('removing a check', () => {
  const load = async (root: string, workload: string) => {
    const check = (await loadDefinitions({ root })).checks.find((one) => one.workload === workload);
    if (!check) throw new Error(`${workload} is not defined`);
    return check;
  };

  it('removes the file that holds it alone', async () => {
    const root = shop();
    value(await removeCheck(await load(root, 'web'), root));
    expect(readdirSync(join(root, 'health'))).toEqual([]);
  });

  it('leaves a file with more in it, or a link', async () => {
    const root = shop();
    writeFileSync(join(root, 'health/two.yaml'), `${httpCheck('api')}---\n# only a note\n`);
    mkdirSync(join(root, 'kept'));
    writeFileSync(join(root, 'kept/db.yaml'), httpCheck('db'));
    symlinkSync(join(root, 'kept/db.yaml'), join(root, 'health/db.yaml'));
    expect(codeOf(await removeCheck(await load(root, 'api'), root))).toBe('check/not-alone');
    expect(codeOf(await removeCheck(await load(root, 'db'), root))).toBe('check/not-alone');
    expect(readdirSync(join(root, 'health')).sort()).toEqual(['db.yaml', 'two.yaml', 'web.yaml']);
  });

  it('leaves a file that has become another’s since it was read', async () => {
    const root = shop();
    const web = await load(root, 'web');
    writeFileSync(web.source.file, httpCheck('api'));
    expect(codeOf(await removeCheck(web, root))).toBe('check/not-alone');
  });
});
