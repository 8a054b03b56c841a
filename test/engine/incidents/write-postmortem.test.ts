import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { writePostmortem } from '../../../engine/incidents/write-postmortem.ts';
import type { Actor } from '../../../engine/model/actor.ts';
import { codeOf, temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';

const mara: Actor = { name: 'mara', via: 'cli' };

async function setUp() {
  const root = temporaryFolder();
  const changed: string[] = [];
  const shared = {
    store: createIncidentStore(temporaryDatabase()),
    clock: () => new Date('2026-11-21T02:54:12.000Z'),
    onChange: (id: string) => void changed.push(id),
    source: 'daemon-1',
    scope: 'local',
  };
  const incidents = createIncidents({ ...shared, collectors: [], profileOf: async () => undefined });
  const incident = { title: 'api is down', severity: 'P1' } as const;
  const { id } = value(await incidents.start({ root, trusted: true, actor: mara, incident })).incident;
  const write = (folder = 'postmortems', about = id) =>
    writePostmortem(shared, { root, folder, id: about, actor: mara });
  return { root, id, incidents, changed, write, file: join(root, 'postmortems', `${id}.postmortem.md`) };
}

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

  it('leaves a file that a person has edited, or put there, alone', async () => {
    const { id, incidents, write, file } = await setUp();
    value(await write());
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nWe were lucky that it was a Sunday.\n`);
    const events = value(await incidents.show(id)).timeline.length;
    const result = await write();
    expect(codeOf(result)).toBe('postmortem/edited');
    expect(result).toMatchObject({ failure: { file, message: expect.stringContaining('--stdout') } });
    expect(readFileSync(file, 'utf8')).toContain('lucky that it was a Sunday');
    expect(value(await incidents.show(id)).timeline).toHaveLength(events);
  });

  it.each(['a link to a file', 'a folder'])('leaves %s in its place alone', async (what) => {
    const { root, write, file } = await setUp();
    mkdirSync(join(file, '..'));
    const other = join(root, 'other.md');
    writeFileSync(other, 'mine');
    if (what === 'a folder') mkdirSync(file);
    else symlinkSync(other, file);
    expect(codeOf(await write())).toBe('postmortem/edited');
    expect(readFileSync(other, 'utf8')).toBe('mine');
  });

  it.each(['docs/incidents', '.', './a/../b', 'línea 日本語'])(
    'takes the folder %s inside the root',
    async (folder) => {
      const { root, id, write } = await setUp();
      expect(value(await write(folder)).path).toBe(join(root, folder, `${id}.postmortem.md`));
    },
  );

  it.each(['..', '../elsewhere', 'a/../../b', '/tmp', '/'])('refuses the folder %s', async (folder) => {
    const { write } = await setUp();
    expect(codeOf(await write(folder))).toBe('postmortem/outside-root');
  });

  it.each(['out', 'out/deeper'])(
    'refuses the folder %s that a link leads out of the root, and makes nothing',
    async (folder) => {
      const { root, write } = await setUp();
      const outside = temporaryFolder();
      symlinkSync(outside, join(root, 'out'));
      expect(codeOf(await write(folder))).toBe('postmortem/outside-root');
      expect(readdirSync(outside)).toEqual([]);
    },
  );

  it('follows a link that stays inside', async () => {
    const { root, id, write } = await setUp();
    mkdirSync(join(root, 'docs'));
    symlinkSync(join(root, 'docs'), join(root, 'link'));
    expect(value(await write('link')).path).toBe(join(root, 'docs', `${id}.postmortem.md`));
  });

  it('says why it could not write, and leaves nothing behind', async () => {
    const { root, write } = await setUp();
    writeFileSync(join(root, 'file'), '');
    const inFile = await write('file');
    expect(inFile).toMatchObject({
      failure: { code: 'postmortem/not-written', message: expect.stringContaining('file already exists') },
    });
    const deeper = await write('file/deeper');
    expect(deeper).toMatchObject({
      failure: { code: 'postmortem/not-written', message: expect.stringContaining('not a directory') },
    });
    expect(existsSync(join(root, 'postmortems'))).toBe(false);
  });

  it('knows no incident by a path', async () => {
    const { write } = await setUp();
    expect(codeOf(await write('postmortems', '../../evil'))).toBe('incident/unknown');
  });
});
