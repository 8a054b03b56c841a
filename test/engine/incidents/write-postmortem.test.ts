import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createFindSimilar } from '../../../engine/incidents/similar-store.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { showPostmortem, writePostmortem } from '../../../engine/incidents/write-postmortem.ts';
import type { Actor } from '../../../engine/model/actor.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { codeOf, temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';

const mara: Actor = { name: 'mara', via: 'cli' };

async function setUp(project = '') {
  const root = temporaryFolder();
  const changed: string[] = [];
  const database = temporaryDatabase();
  const shared = {
    store: createIncidentStore(database),
    clock: () => new Date('2026-11-21T02:54:12.000Z'),
    onChange: (id: string) => void changed.push(id),
    source: 'daemon-1',
    scope: 'local',
  };
  const incidents = createIncidents({ ...shared, collectors: [], profileOf: async () => undefined });
  const sources = { incidents, events: createEventStore(database), similar: createFindSimilar(database) };
  const incident = { title: 'api is down', severity: 'P1' } as const;
  const { id } = value(await incidents.start({ root, trusted: true, actor: mara, incident })).incident;
  const configure = (lines: string) =>
    writeFileSync(join(root, 'healer.yaml'), `apiVersion: healer.platform/v1\nkind: Project\n${lines}\n`);
  configure(project);
  return {
    root,
    id,
    incidents,
    changed,
    configure,
    write: (about = id) => writePostmortem({ ...shared, ...sources }, { root, id: about, actor: mara }),
    /** As `write`, with `meanwhile` done each time after the file was read and before it is replaced. */
    async writeWhile(meanwhile: () => void) {
      const change: typeof shared.store.change = (...change) => {
        meanwhile();
        return shared.store.change(...change);
      };
      return writePostmortem({ ...shared, ...sources, store: { change } }, { root, id, actor: mara });
    },
    show: (about = id) => showPostmortem(sources, { root, id: about }),
    file: join(root, 'postmortems', `${id}.postmortem.md`),
  };
}

/** A line of healer.yaml that names the folder. */
const inFolder = (folder: string) => `postmortems: ${JSON.stringify(folder)}`;

describe('writing a postmortem', () => {
  it('makes the folder and the file, and keeps an event that knows the file', async () => {
    const { id, incidents, changed, write, file } = await setUp();
    changed.length = 0;
    const written = value(await write());
    expect(written.path).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe(written.markdown);
    expect(written.markdown).toMatch(/^# Postmortem: api is down\n/);
    expect(value(await incidents.show(id)).timeline.at(-1)).toMatchObject({
      kind: 'postmortem_written',
      actor: mara,
      data: { path: `postmortems/${id}.postmortem.md`, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(changed).toEqual([id]);
    expect(readdirSync(join(file, '..'))).toEqual([`${id}.postmortem.md`]);
  });

  it('writes over what it wrote itself, however often', async () => {
    const { id, incidents, write, file } = await setUp();
    value(await write());
    const resolution = { summary: 'The pool was full', root_cause: 'r', fix: 'f' };
    value(await incidents.resolve({ id, actor: mara, resolution }));
    value(await write());
    value(await write());
    expect(readFileSync(file, 'utf8')).toContain('The pool was full');
  });

  it('keeps what a person has written, brings the rest up to date, and says which parts it kept', async () => {
    const { id, incidents, write, show, file } = await setUp();
    value(await write());
    const edited = readFileSync(file, 'utf8')
      .replace('_Missing (`impact`)', 'Nobody could pay. _Missing (`impact`)')
      .concat('\nWe were lucky that it was a Sunday.\n');
    writeFileSync(file, edited);
    const resolution = { summary: 'The pool was full', root_cause: 'r', fix: 'f', impact: 'None' };
    value(await incidents.resolve({ id, actor: mara, resolution }));
    const written = value(await write());
    expect(written.kept).toEqual(['impact']);
    const now = readFileSync(file, 'utf8');
    expect(now).toBe(written.markdown);
    expect(now).toContain('The pool was full');
    expect(now).toContain('Nobody could pay. ');
    expect(now.endsWith('\nWe were lucky that it was a Sunday.\n')).toBe(true);
    const { markdown } = value(await show());
    expect(markdown).not.toContain('Nobody could pay');
    expect(markdown).toContain('\nNone\n');
    expect(markdown).toContain('We were lucky');
    expect(readFileSync(file, 'utf8')).toBe(now);
  });

  it('writes nothing where nothing has changed', async () => {
    const { id, incidents, changed, write, file } = await setUp();
    value(await write());
    changed.length = 0;
    const before = {
      events: value(await incidents.show(id)).timeline.length,
      at: statSync(file, { bigint: true }).mtimeNs,
    };
    expect(value(await write()).kept).toEqual([]);
    expect(value(await incidents.show(id)).timeline).toHaveLength(before.events);
    expect(statSync(file, { bigint: true }).mtimeNs).toBe(before.at);
    expect(changed).toEqual([]);
  });

  it('keeps what another program writes there at the same moment', async () => {
    const { id, incidents, write, writeWhile, file } = await setUp();
    value(await write());
    value(await incidents.note({ id, actor: mara, text: 'more' }));
    let saved = false;
    const written = await writeWhile(() => {
      if (!saved) writeFileSync(file, `${readFileSync(file, 'utf8')}Saved just now.\n`);
      saved = true;
    });
    expect(value(written).markdown).toMatch(/Note:\n {2}> more\n[\s\S]*\nSaved just now\.\n$/);
    expect(readFileSync(file, 'utf8')).toBe(value(written).markdown);
    expect(readdirSync(join(file, '..'))).toEqual([`${id}.postmortem.md`]);
  });

  it('gives up on a file that another program writes again and again', async () => {
    const { id, incidents, write, writeWhile, file } = await setUp();
    value(await write());
    value(await incidents.note({ id, actor: mara, text: 'more' }));
    let lines = 0;
    const result = await writeWhile(() => writeFileSync(file, `${readFileSync(file, 'utf8')}Line ${++lines}.\n`));
    expect(codeOf(result)).toBe('postmortem/changing');
    expect(readFileSync(file, 'utf8')).toContain(`Line ${lines}.\n`);
    expect(readFileSync(file, 'utf8')).not.toContain('more');
  });

  it('leaves a file alone that comes to be there at the same moment', async () => {
    const { writeWhile, file } = await setUp();
    expect(codeOf(await writeWhile(() => writeFileSync(file, 'mine')))).toBe('postmortem/not-ours');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('keeps the permissions of the file', async () => {
    const { id, incidents, write, file } = await setUp();
    value(await write());
    chmodSync(file, 0o600);
    value(await incidents.note({ id, actor: mara, text: 'more' }));
    value(await write());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('more');
  });

  it.each([
    ['without a mark', 'mine now'],
    ['with the mark of another incident', '<!-- healer:postmortem INC-20200101-000000 summary -->\n'],
    ['that is not UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['that is empty', ''],
  ])('leaves a file %s alone', async (_, content) => {
    const { id, incidents, write, show, file } = await setUp();
    mkdirSync(join(file, '..'));
    writeFileSync(file, content);
    const events = value(await incidents.show(id)).timeline.length;
    const result = await write();
    expect(codeOf(result)).toBe('postmortem/not-ours');
    expect(result).toMatchObject({ failure: { file, message: expect.stringContaining('--stdout') } });
    expect(readFileSync(file)).toEqual(Buffer.from(content));
    expect(value(await incidents.show(id)).timeline).toHaveLength(events);
    expect(value(await show()).markdown).toContain('# Postmortem: api is down');
  });

  it('takes a file again to which its mark was given back', async () => {
    const { id, write, file } = await setUp();
    mkdirSync(join(file, '..'));
    writeFileSync(file, `mine\n<!-- healer:postmortem ${id} -->\n`);
    const { markdown } = value(await write());
    expect(markdown.startsWith('mine\n')).toBe(true);
    expect(markdown).toContain('## Timeline');
  });

  it.each([
    ['a link to a file', 'postmortem/link'],
    ['a folder', 'postmortem/not-ours'],
  ])('leaves %s in its place alone', async (what, code) => {
    const { root, id, write, file } = await setUp();
    mkdirSync(join(file, '..'));
    const other = join(root, 'other.md');
    writeFileSync(other, `mine <!-- healer:postmortem ${id} -->`);
    if (what === 'a folder') mkdirSync(file);
    else symlinkSync(other, file);
    const refused = await write();
    expect(codeOf(refused)).toBe(code);
    if (code === 'postmortem/link')
      expect(refused).toMatchObject({ failure: { message: expect.stringContaining(`is a link to ${other}`) } });
    expect(readFileSync(other, 'utf8')).toContain('mine');
  });

  it.each(['docs/incidents', '.', './a/../b', 'línea 日本語'])(
    'takes the folder %s inside the root',
    async (folder) => {
      const { root, id, write } = await setUp(inFolder(folder));
      expect(value(await write()).path).toBe(join(root, folder, `${id}.postmortem.md`));
    },
  );

  it.each(['..', '../elsewhere', 'a/../../b', '/tmp', '/'])('refuses the folder %s', async (folder) => {
    const { write, show } = await setUp(inFolder(folder));
    expect(codeOf(await write())).toBe('postmortem/outside-root');
    expect(codeOf(await show())).toBe('postmortem/outside-root');
  });

  it.each(['out', 'out/deeper'])(
    'refuses the folder %s that a link leads out of the root, and makes nothing',
    async (folder) => {
      const { root, write } = await setUp(inFolder(folder));
      const outside = temporaryFolder();
      symlinkSync(outside, join(root, 'out'));
      expect(codeOf(await write())).toBe('postmortem/outside-root');
      expect(readdirSync(outside)).toEqual([]);
    },
  );

  it('follows a link that stays inside', async () => {
    const { root, id, write } = await setUp(inFolder('link'));
    mkdirSync(join(root, 'docs'));
    symlinkSync(join(root, 'docs'), join(root, 'link'));
    expect(value(await write()).path).toBe(join(root, 'docs', `${id}.postmortem.md`));
  });

  it('says why it could not write, and leaves nothing behind', async () => {
    const { root, configure, write } = await setUp(inFolder('file'));
    writeFileSync(join(root, 'file'), '');
    expect(await write()).toMatchObject({
      failure: { code: 'postmortem/not-written', message: expect.stringContaining('file already exists') },
    });
    configure(inFolder('file/deeper'));
    expect(await write()).toMatchObject({
      failure: { code: 'postmortem/not-written', message: expect.stringContaining('not a directory') },
    });
    expect(existsSync(join(root, 'postmortems'))).toBe(false);
  });

  it('knows no incident by a path', async () => {
    const { write } = await setUp();
    expect(codeOf(await write('../../evil'))).toBe('incident/unknown');
  });
});
