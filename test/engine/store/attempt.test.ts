import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attempt, attemptAll } from '../../../engine/store/attempt.ts';
import { codeOf, openTemporary, temporaryDatabase, temporaryFolder } from './temporary.ts';

describe('what the disk or another program does to a write', () => {
  const insert = (database: ReturnType<typeof temporaryDatabase>, text = 'x') =>
    attemptAll(database, () => {
      database
        .prepare(
          `INSERT INTO events (id, at, kind, source, actor_name, actor_via, message) VALUES (?, '', '', '', '', '', ?)`,
        )
        .run(`${text.length}`, text);
    });

  it('is store/disk-full when there is no room, and the database goes on when there is again', () => {
    const database = temporaryDatabase();
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages}`);
    const result = insert(database, 'x'.repeat(100_000));
    expect(codeOf(result)).toBe('store/disk-full');
    expect(result).toMatchObject({ failure: { file: database.name } });
    expect(database.inTransaction).toBe(false);

    database.pragma('max_page_count = 1000000');
    expect(insert(database, 'short').ok).toBe(true);
  });

  it('is store/read-only on a connection for reading', () => {
    const { name } = temporaryDatabase();
    expect(codeOf(insert(openTemporary(name, { readonly: true })))).toBe('store/read-only');
  });

  it('is store/busy while another connection writes', () => {
    const database = temporaryDatabase();
    const other = openTemporary(database.name);
    other.pragma('busy_timeout = 0');
    const result = attemptAll(database, () => insert(other));
    expect(result.ok && codeOf(result.value)).toBe('store/busy');
  });

  it('is store/damaged when a part of the file was overwritten', () => {
    const file = join(temporaryFolder(), 'healer.db');
    const whole = temporaryDatabase(file);
    insert(whole);
    const root = whole.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'events'").pluck().get();
    const size = Number(whole.pragma('page_size', { simple: true }));
    whole.pragma('wal_checkpoint(TRUNCATE)');
    whole.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, ((root ?? 0) - 1) * size, (root ?? 0) * size);
    writeFileSync(file, bytes);
    const database = openTemporary(file);
    const result = attempt(database, () => database.prepare('SELECT * FROM events').all());
    expect(codeOf(result)).toBe('store/damaged');
    expect(result).toMatchObject({ failure: { file } });
  });

  it('throws what is a bug: a misspelt statement, a broken constraint', () => {
    const database = temporaryDatabase();
    expect(() => attempt(database, () => database.exec('SELEKT'))).toThrow('SELEKT');
    expect(insert(database).ok).toBe(true);
    expect(() => insert(database)).toThrow('never replaced');
  });
});
