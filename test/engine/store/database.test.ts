import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection, openDatabase } from '../../../engine/store/database.ts';
import { temporaryFolder } from '../daemon/harness.ts';

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
    ['cannot share memory', 'store/unreadable', (folder) => `file:${join(folder, 'a.db')}?vfs=unix-dotfile`],
  ];

  it.each(cases)('because it %s is %s', (_what, code, prepare, readonly = false) => {
    const file = prepare(temporaryFolder());
    const opened = openDatabase(file, { readonly });
    expect(opened).toMatchObject({ ok: false, failure: { code, file, message: expect.stringContaining(file) } });
  });

  it('because another program holds it is store/busy', { timeout: 20_000 }, () => {
    const file = join(temporaryFolder(), 'a.db');
    const holder = openConnection(file);
    holder.exec('BEGIN EXCLUSIVE');
    expect(openDatabase(file)).toMatchObject({ ok: false, failure: { code: 'store/busy' } });
    holder.close();
  });
});

function written(file: string, text: string): string {
  writeFileSync(file, text);
  return file;
}

function made(folder: string): string {
  mkdirSync(folder);
  return folder;
}
