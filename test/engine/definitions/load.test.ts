import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDefinitions } from '../../../engine/definitions/load.ts';
import { type Disk, disk } from '../../../schemas/files/disk.ts';
import { httpCheck, playbook, project, workspace } from './workspace.ts';

const profile = 'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\n';

describe('what runs', () => {
  it('is what lies in the folders that healer.yaml names', async () => {
    const root = workspace({
      'healer.yaml': project,
      'health/api.yaml': `${httpCheck('api')}---\n${httpCheck('web')}`,
      'health/deep/db.yaml': httpCheck('db'),
      'playbooks/p.yaml': playbook('p'),
      'health/crash.rule.yaml': 'on: crash\nprocess: worker\naction: notify\n',
      'playbooks/oncall.escalation.yaml': 'escalation: {levels: [{delay: 0m, channels: [a]}]}\n',
      'health/notes.yaml': 'shopping: [milk]\n',
      'elsewhere/x.health.yaml': httpCheck('x'),
    });
    const loaded = await loadDefinitions({ root });
    expect(loaded).toMatchObject({ failures: [], lost: false, root });
    expect(loaded.folders).toEqual([join(root, 'health'), join(root, 'playbooks')]);
    expect(loaded.checks.map(({ workload, source }) => [workload, source])).toEqual([
      ['api', { file: join(root, 'health/api.yaml'), line: 1 }],
      ['web', { file: join(root, 'health/api.yaml'), line: 5 }],
    ]);
    expect(loaded.playbooks.map(({ name }) => name)).toEqual(['p']);
    expect(loaded.rules.map(({ name }) => name)).toEqual(['crash']);
    expect(loaded.escalations.map(({ name }) => name)).toEqual(['oncall']);
    expect(loaded.project?.source).toEqual({ file: join(root, 'healer.yaml'), line: 1 });
    expect(loaded.reads).toContain(join(root, 'health/notes.yaml'));
  });

  it('is the folder given by hand alone, whatever healer.yaml names', async () => {
    const root = workspace({
      'healer.yaml': `${project}profile: local.yaml\n`,
      'local.yaml': profile,
      'health/api.yaml': httpCheck('api'),
      'drafts/x.health.yaml': httpCheck('x'),
    });
    const loaded = await loadDefinitions({ dir: join(root, 'drafts') });
    expect(loaded).toMatchObject({ root, folders: [join(root, 'drafts')], failures: [], profile: { name: 'local' } });
    expect(loaded.checks.map(({ workload }) => workload)).toEqual(['x']);
  });

  const unnamed = 'apiVersion: healer.platform/v1\nkind: Project\n';
  it.each<[string, Record<string, string>, string, string]>([
    ['without a healer.yaml', {}, '', 'There is no healer.yaml here'],
    ['without definitions', { 'healer.yaml': unnamed }, 'healer.yaml', 'names no folder'],
    ['with none among them', { 'healer.yaml': `${unnamed}definitions: []\n` }, 'healer.yaml', 'names no folder'],
  ])('is nothing %s, which says what to write', async (_, files, file, message) => {
    const root = workspace({
      ...files,
      'health/api.yaml': httpCheck('api'),
      'playbooks/p.yaml': playbook('p'),
      'rules/r.yaml': 'on: crash\nprocess: worker\naction: notify\n',
    });
    const loaded = await loadDefinitions({ root });
    expect(loaded).toMatchObject({ folders: [], checks: [], playbooks: [], rules: [] });
    expect(loaded.failures).toMatchObject([{ code: 'definitions/none', file: join(root, file) }]);
    for (const words of [message, 'definitions: [health, playbooks, rules]', '--dir'])
      expect(loaded.failures[0]?.message).toContain(words);
  });

  it('is never what git ignores, or lies in node_modules or .git', async () => {
    const root = workspace({
      'healer.yaml': project.replace('playbooks', 'old, node_modules/pack'),
      '.gitignore': 'old/\n*.local.yaml\n',
      'health/api.yaml': httpCheck('api'),
      'health/b.local.yaml': httpCheck('b'),
      'health/node_modules/health/c.yaml': httpCheck('c'),
      'health/.git/health/d.yaml': httpCheck('d'),
      'old/e.health.yaml': httpCheck('e'),
      'node_modules/pack/f.health.yaml': httpCheck('f'),
    });
    const { checks, failures } = await loadDefinitions({ root });
    expect(checks.map(({ workload }) => workload)).toEqual(['api']);
    expect(failures).toMatchObject([
      { code: 'definitions/folder-ignored', file: join(root, 'old') },
      { code: 'definitions/folder-ignored', file: join(root, 'node_modules/pack') },
    ]);
  });

  it('is not kept from running by a repository around the root that ignores the root', async () => {
    const top = workspace({
      '.git/': '',
      '.gitignore': 'scratch/\n',
      'scratch/shop/healer.yaml': project,
      'scratch/shop/playbooks/': '',
      'scratch/shop/health/api.yaml': httpCheck('api'),
    });
    const { checks, failures } = await loadDefinitions({ root: join(top, 'scratch/shop') });
    expect(failures).toEqual([]);
    expect(checks).toHaveLength(1);
  });

  it('is never outside the root, by real path', async () => {
    const top = workspace({
      'up/evil.health.yaml': httpCheck('evil'),
      'shop/healer.yaml': project.replace('playbooks', 'linked, ../up'),
      'shop/health/api.yaml': httpCheck('api'),
    });
    const root = join(top, 'shop');
    symlinkSync(join(top, 'up'), join(root, 'linked'));
    symlinkSync(join(top, 'up', 'evil.health.yaml'), join(root, 'health', 'evil.yaml'));
    const { checks, failures } = await loadDefinitions({ root });
    expect(checks.map(({ workload }) => workload)).toEqual(['api']);
    expect(failures).toMatchObject([
      { code: 'definitions/outside-root', file: join(root, 'linked') },
      { code: 'definitions/outside-root', file: join(top, 'up') },
      { code: 'definitions/outside-root', file: join(root, 'health', 'evil.yaml') },
    ]);
  });

  it('a link inside the root is followed, and its file taken once', async () => {
    const root = workspace({ 'healer.yaml': project, 'shared/health/api.yaml': httpCheck('api'), 'playbooks/': '' });
    symlinkSync(join(root, 'shared', 'health'), join(root, 'health'));
    symlinkSync(join(root, 'shared', 'health', 'api.yaml'), join(root, 'playbooks', 'api.health.yaml'));
    const { checks, failures } = await loadDefinitions({ root });
    expect(failures).toEqual([]);
    expect(checks.map(({ workload }) => workload)).toEqual(['api']);
  });
});

describe('the profile', () => {
  const load = (line: string, files: Record<string, string> = {}) => {
    const root = workspace({ 'healer.yaml': `${project}${line}\n`, 'health/': '', 'playbooks/': '', ...files });
    return loadDefinitions({ root });
  };

  it('is a file inside the root', async () => {
    expect(await load('profile: profiles/local.yaml', { 'profiles/local.yaml': profile })).toMatchObject({
      failures: [],
      profile: { name: 'local' },
    });
  });

  it('is a name among the definitions', async () => {
    expect(await load('profile: local', { 'health/x.yaml': profile })).toMatchObject({
      failures: [],
      profile: { name: 'local' },
    });
  });

  it('is none where none is named', async () => {
    expect((await load('state: user', { 'health/x.yaml': profile })).profile).toBeUndefined();
  });

  it.each([
    ['not there', 'profile: prod', {}, 'definitions/no-such-profile', 'No profile was found.'],
    [
      'not there, others are',
      'profile: prod',
      { 'health/x.yaml': profile },
      'definitions/no-such-profile',
      'The profiles found are local.',
    ],
    ['outside the root', 'profile: /etc/hostname', {}, 'definitions/outside-root', 'outside the root'],
    ['another kind', 'profile: a.yaml', { 'a.yaml': 'a: 1\n' }, 'definitions/no-such-profile', 'a.yaml'],
    ['broken', 'profile: a.yaml', { 'a.yaml': `${profile}backend: {}\n` }, 'schema/unknown-key', 'backend'],
  ])('%s is a failure', async (_, line, files, code, message) => {
    const { failures, profile: found } = await load(line, files);
    expect(found).toBeUndefined();
    expect(failures).toMatchObject([{ code }]);
    expect(failures[0]?.message).toContain(message);
  });
});

describe('no invalid file is skipped in silence, and valid ones still load', () => {
  const load = (files: Record<string, string | Uint8Array>, from?: Disk) => {
    const root = workspace({
      'healer.yaml': project,
      'health/good.yaml': httpCheck('good'),
      'playbooks/': '',
      ...files,
    });
    return loadDefinitions({ root }, from);
  };

  it.each<[string, Record<string, string | Uint8Array>, string, number | undefined]>([
    ['broken YAML', { 'health/bad.yaml': 'workload: api\ntype: [http\n' }, 'yaml/unclosed-bracket', 2],
    ['not YAML at all', { 'health/bad.yaml': '\n{{{{\n' }, 'yaml/unclosed-bracket', 2],
    ['an unknown key', { 'health/bad.yaml': `${httpCheck('api')}intervall: 3s\n` }, 'schema/unknown-key', 4],
    ['an unknown kind', { 'health/bad.yaml': 'apiVersion: healer.platform/v1\nkind: Playbok\n' }, 'kind/unknown', 2],
    ['what no schema can see', { 'health/bad.yaml': 'workload: api\ntype: tcp\n' }, 'health/tcp-without-port', 2],
    ['not UTF-8', { 'health/bad.yaml': Uint8Array.of(0x77, 0xff, 0xfe, 0x00) }, 'file/not-utf8', undefined],
    ['too large', { 'health/bad.yaml': Buffer.alloc(50 * 1024 * 1024, '# x\n') }, 'file/too-large', undefined],
  ])('%s', async (_, files, code, line) => {
    const { checks, failures, root } = await load(files);
    expect(checks.map(({ workload }) => workload)).toEqual(['good']);
    expect(failures).toMatchObject([{ code, file: join(root, 'health/bad.yaml') }]);
    expect(failures[0]?.line).toBe(line);
  });

  it('the good documents of a file with a bad one', async () => {
    const { checks, failures } = await load({
      'health/two.yaml': `workload: bad\ntype: htp\n---\n${httpCheck('fine')}`,
    });
    expect(checks.map(({ workload }) => workload)).toEqual(['good', 'fine']);
    expect(failures).toMatchObject([{ line: 2 }]);
  });

  it('a file that may not be read', async () => {
    const refuse: Disk = {
      ...disk,
      read: (path, limit) =>
        path.endsWith('secret.yaml')
          ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }))
          : disk.read(path, limit),
    };
    const { checks, failures } = await load({ 'health/secret.yaml': httpCheck('x') }, refuse);
    expect(checks).toHaveLength(1);
    expect(failures).toMatchObject([{ code: 'definitions/unreadable' }]);
    expect(failures[0]?.message).toContain('you have no permission to read it');
  });

  it('a folder that healer.yaml names and that is not there', async () => {
    const { failures, root, lost } = await load({ 'healer.yaml': project.replace('playbooks', 'playbook') });
    expect(lost).toBe(true);
    expect(failures).toMatchObject([{ code: 'definitions/no-such-folder', file: join(root, 'healer.yaml'), line: 1 }]);
  });

  it('a file named as a folder', async () => {
    const { failures } = await load({ 'healer.yaml': project.replace('playbooks', 'health/good.yaml') });
    expect(failures).toMatchObject([{ code: 'definitions/not-a-folder' }]);
  });

  it.each([
    ['a folder given by hand', { dir: '/nowhere/health' }],
    ['a root', { root: '/nowhere' }],
  ])('%s that does not exist', async (_, request) => {
    expect(await loadDefinitions(request)).toMatchObject({
      checks: [],
      failures: [{ code: 'definitions/no-such-path' }],
    });
  });

  it.each([
    ['broken', project.replace(']', ''), ['yaml/unclosed-bracket', 'definitions/broken-project']],
    ['of no kind', 'definitions: [health]\n', ['definitions/not-a-project']],
    ['with an unknown key', `${project}profil: x\n`, ['schema/unknown-key', 'definitions/broken-project']],
  ])('a healer.yaml that is %s keeps everything from running', async (_, text, codes) => {
    const { checks, failures, lost } = await load({ 'healer.yaml': text });
    expect({ checks, lost }).toEqual({ checks: [], lost: true });
    expect(failures.map(({ code }) => code)).toEqual(codes);
  });
});

describe('names are unique', () => {
  it('two checks of one workload with one name: the first counts, and both places are named', async () => {
    const root = workspace({
      'healer.yaml': project,
      'playbooks/': '',
      'health/a.yaml': httpCheck('api'),
      'health/b.yaml': `# again\n${httpCheck('api')}---\n${httpCheck('api', 'name: other\n')}`,
    });
    const { checks, failures } = await loadDefinitions({ root });
    expect(checks.map(({ name, source }) => [name, source.line])).toEqual([
      ['http', 1],
      ['other', 6],
    ]);
    expect(failures).toMatchObject([
      { code: 'definitions/duplicate-check', file: join(root, 'health/b.yaml'), line: 2 },
    ]);
    expect(failures[0]?.message).toContain(`${join(root, 'health/a.yaml')}:1 and ${join(root, 'health/b.yaml')}:2`);
  });

  it.each([
    ['when nothing was loaded before', undefined, 'a', 'b'],
    ['unless the other is the one that was loaded before', 'b', 'b', 'a'],
    ['when neither is where it was', 'c', 'a', 'b'],
  ])('the first counts %s', async (_, before, kept, refused) => {
    const root = workspace({ 'healer.yaml': project, 'playbooks/': '', 'health/': '' });
    const write = (name: string) => writeFileSync(join(root, `health/${name}.yaml`), httpCheck('api'));
    const rule = (name: string) =>
      writeFileSync(
        join(root, `health/${name}.rule.yaml`),
        'name: stuck\non: unhealthy\nworkload: api\naction: restart_workload\n',
      );
    if (before !== undefined) for (const put of [write, rule]) put(before);
    const loaded = await loadDefinitions({ root });
    for (const put of [write, rule]) for (const name of ['a', 'b']) put(name);
    if (before === 'c') for (const file of ['c.yaml', 'c.rule.yaml']) rmSync(join(root, 'health', file));

    const { checks, rules, failures } = await loadDefinitions({ root }, undefined, { before: loaded });
    const file = (name: string) => join(root, 'health', name);
    expect([...checks, ...rules].map(({ source }) => source.file)).toEqual([
      file(`${kept}.yaml`),
      file(`${kept}.rule.yaml`),
    ]);
    expect(failures.map((failure) => failure.file)).toEqual([file(`${refused}.yaml`), file(`${refused}.rule.yaml`)]);
    expect(failures[0]?.message).toContain(
      `${file(kept)}.yaml:1 and ${file(refused)}.yaml:1. Only the one named first`,
    );
  });

  it('two playbooks with one name', async () => {
    const root = workspace({
      'healer.yaml': project,
      'health/': '',
      'playbooks/a.yaml': playbook('p'),
      'playbooks/b.yaml': playbook('p'),
    });
    const { playbooks, failures } = await loadDefinitions({ root });
    expect(playbooks.map(({ source }) => source.file)).toEqual([join(root, 'playbooks/a.yaml')]);
    expect(failures).toMatchObject([
      { code: 'definitions/duplicate-playbook', file: join(root, 'playbooks/b.yaml'), line: 1 },
    ]);
  });
});
