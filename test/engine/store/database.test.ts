import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection, openDatabase } from '../../../engine/store/database.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { temporaryFolder, value } from './temporary.ts';

describe('a database that is opened', () => {
  it('writes ahead, flushes every commit and keeps foreign keys', () => {
    const opened = openDatabase(join(temporaryFolder(), 'a.db'));
    if (!opened.ok) throw new Error(opened.failure.message);
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'];
    const values = pragmas.map((name) => opened.value.pragma(name, { simple: true }));
    opened.value.close();
    expect(values).toEqual(['wal', 2, 1, 5000]);
  });

  it('for reading sees what another connection has written, and cannot write', () => {
    const file = join(temporaryFolder(), 'a.db');
    const writer = openDatabase(file);
    if (!writer.ok) throw new Error(writer.failure.message);
    writer.value.exec("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('kept')");
    const reader = openDatabase(file, { readonly: true });
    if (!reader.ok) throw new Error(reader.failure.message);
    expect(reader.value.prepare('SELECT text FROM note').pluck().get()).toBe('kept');
    expect(() => reader.value.exec('DELETE FROM note')).toThrow(/readonly/);
    reader.value.close();
    writer.value.close();
  });
});

describe('a database that cannot be opened', () => {
  const cases: [what: string, code: string, prepare: (folder: string) => string, readonly?: boolean][] = [
    ['is missing and only to be read', 'store/missing', (folder) => join(folder, 'none.db'), true],
    ['is no database', 'store/damaged', (folder) => written(join(folder, 'a.db'), 'not a database at all'.repeat(100))],
    ['is a folder', 'store/unreadable', (folder) => made(join(folder, 'a.db'))],
    ['lies under a file', 'store/unreadable', (folder) => join(written(join(folder, 'file'), ''), 'a.db')],
    [
      'is no database and only to be read',
      'store/damaged',
      (folder) => written(join(folder, 'a.db'), 'x'.repeat(2000)),
      true,
    ],
    ['is a folder and only to be read', 'store/unreadable', (folder) => made(join(folder, 'a.db')), true],
    [
      'lies under a file and is only to be read',
      'store/missing',
      (folder) => join(written(join(folder, 'file'), ''), 'a.db'),
      true,
    ],
    ['lies behind links in a circle', 'store/unreadable', (folder) => linked(join(folder, 'a.db')), true],
  ];

  it.each(cases)('because it %s is %s', (_what, code, prepare, readonly = false) => {
    const file = prepare(temporaryFolder());
    const opened = openDatabase(file, { readonly });
    expect(opened).toMatchObject({ ok: false, failure: { code, file, message: expect.stringContaining(file) } });
  });

  it('because its folder is closed to us is store/unreadable, and never store/missing', () => {
    const folder = temporaryFolder();
    const file = atRest(folder);
    const opened = asNobody(() => {
      chmodSync(folder, 0o000);
      return openDatabase(file, { readonly: true });
    }, folder);
    expect(opened).toMatchObject({
      ok: false,
      failure: { code: 'store/unreadable', file, message: expect.stringContaining('permission denied') },
    });
  });

  it('because another program holds it is store/busy', { timeout: 20_000 }, () => {
    const file = join(temporaryFolder(), 'a.db');
    const holder = openConnection(file);
    holder.exec('BEGIN EXCLUSIVE');
    expect(openDatabase(file)).toMatchObject({ ok: false, failure: { code: 'store/busy' } });
    holder.close();
  });
});

describe('reading changes nothing in the folder, which may be read-only', () => {
  it.each([
    ['of a history at rest', ['a.db'], atRest],
    ['of what kill -9 left', ['a.db', 'a.db-shm', 'a.db-wal'], (folder: string) => killed(folder)],
    [
      'of what kill -9 left and a copy without its index',
      ['a.db', 'a.db-wal'],
      (folder: string) => withoutIndex(killed(folder)),
    ],
  ])('%s', (_, names, prepare) => {
    const folder = temporaryFolder();
    const file = prepare(folder);
    for (const mode of [0o755, 0o555]) {
      const text = asNobody(() => {
        chmodSync(folder, mode);
        const reader = value(openDatabase(file, { readonly: true }));
        const found = reader.prepare('SELECT text FROM note').pluck().get();
        expect(() => reader.exec('DELETE FROM note')).toThrow(/readonly/);
        expect(readdirSync(folder).sort()).toEqual(names);
        reader.close();
        return found;
      }, folder);
      expect(text).toBe('kept');
      expect(readdirSync(folder).sort()).toEqual(names);
    }
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('healer-read-'))).toEqual([]);
  });

  it('and a failure names the file that was asked for', () => {
    const file = atRest(temporaryFolder());
    const reader = value(openDatabase(file, { readonly: true }));
    expect(migrate(reader, ['', ''])).toMatchObject({ ok: false, failure: { code: 'store/missing', file } });
    reader.close();
  });
});

const note = "CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('kept')";

/** A database that was closed in peace. */
function atRest(folder: string): string {
  const file = join(folder, 'a.db');
  const writer = value(openDatabase(file));
  writer.exec(note);
  writer.close();
  return file;
}

/** A database as it lies when the process that wrote it was killed. */
function killed(folder: string): string {
  const file = join(folder, 'a.db');
  const program = `const database = new (require('better-sqlite3'))(process.argv[1]);
    database.pragma('journal_mode = WAL'); database.exec(process.argv[2]); process.kill(process.pid, 'SIGKILL')`;
  spawnSync(process.execPath, ['-e', program, file, note]);
  return file;
}

function withoutIndex(file: string): string {
  rmSync(`${file}-shm`);
  return file;
}

/** Root may do anything whatever the modes say, so it becomes nobody for this; the folder is nobody's meanwhile. */
function asNobody<T>(work: () => T, folder: string): T {
  if (process.getuid?.() !== 0) return work();
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    chownSync(path, 65_534, 65_534);
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
    chmodSync(folder, 0o755);
  }
}

function linked(file: string): string {
  symlinkSync(file, file);
  return file;
}

function written(file: string, text: string): string {
  writeFileSync(file, text);
  return file;
}

function made(folder: string): string {
  mkdirSync(folder);
  return folder;
}
