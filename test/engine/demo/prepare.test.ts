import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDemo, recordRoot } from '../../../engine/daemon/state-directory.ts';
import { type Prepared, prepareDemo } from '../../../engine/demo/prepare.ts';
import type { Result } from '../../../engine/model/failure.ts';
import { openForReading } from '../../../engine/read-only.ts';
import { databaseFile, openDatabase } from '../../../engine/store/database.ts';
import { folderWith } from '../../support/healer.ts';

const now = new Date('2026-03-07T03:12:40.000Z');

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** Every row of every table that is ours, and every report. */
function contentOf(folder: string): string {
  const database = value(openDatabase(join(folder, databaseFile), { readonly: true }));
  const tables = database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name",
    )
    .pluck()
    .all();
  const rows = tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}"`).all()]);
  database.close();
  const reports = readdirSync(join(folder, 'reports')).map((name) => [
    name,
    readFileSync(join(folder, 'reports', name), 'utf8'),
  ]);
  return JSON.stringify([rows, reports]);
}

describe('preparing sample data', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'healer-demo-')));
  const folder = join(home, 'state', 'demo');
  let prepared: Result<Prepared>;
  let work: NodeJS.CpuUsage;
  beforeAll(async () => {
    const before = process.cpuUsage();
    prepared = await prepareDemo(folder, home, now);
    work = process.cpuUsage(before);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('makes the folder, and leaves nothing else, in under three seconds of work', () => {
    expect(value(prepared)).toEqual({ stateDirectory: folder, made: true });
    expect(readdirSync(join(home, 'state'))).toEqual(['demo']);
    expect((work.user + work.system) / 1_000).toBeLessThan(3_000);
  });

  it('writes the same for the same time, also into a folder that is empty', async () => {
    const empty = folderWith({});
    expect(value(await prepareDemo(empty, home, now)).made).toBe(true);
    expect(contentOf(empty)).toBe(contentOf(folder));
  });

  it('leaves what is there, whoever looks at it', async () => {
    const before = contentOf(folder);
    expect(value(await prepareDemo(folder, home, new Date()))).toEqual({ stateDirectory: folder, made: false });
    expect(value(recordRoot(folder, folderWith({})))).toBeUndefined();
    expect(isDemo(folder)).toBe(true);
    expect(contentOf(folder)).toBe(before);
  });

  it.each([
    ['somebody’s history', 'root.json', '{"root": "/work/shop"}'],
    ['anything else', 'notes.txt', 'mine'],
  ])('leaves a folder with %s alone', async (_, name, text) => {
    const used = folderWith({ [name]: text });
    const refused = await prepareDemo(used, home, now);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'demo/not-a-demo' } });
    expect(readdirSync(used)).toEqual([name]);
  });

  it('says where it could not be written', async () => {
    const refused = await prepareDemo(join(folderWith({ file: '' }), 'file', 'demo'), home, now);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'demo/not-prepared' } });
  });

  it('finds past incidents like the one that is open, with what ended them', async () => {
    const stored = value(openForReading(folder));
    const [open] = value(await stored.answer('incident/list', { states: ['acknowledged'] }));
    const similar = value(await stored.answer('incident/similar', { id: open?.id ?? '' }));
    const reports = value(await stored.answer('report/verify', {}));
    stored.close();
    expect(similar.length).toBeGreaterThan(2);
    expect(similar[0]?.reasons).toContain('same check api/http');
    expect(similar[0]?.fix).toMatch(/pool|sessions|connections/);
    expect(reports).toHaveLength(8);
    expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
