import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../../engine/store/migrate.ts';
import { codeOf, openTemporary, temporaryDatabase, temporaryFolder, value } from './temporary.ts';

const newest = migrations.length;

describe('migrate', () => {
  it.each(migrations.map((_, index) => index))(
    'brings schema %i to the newest, and what it held is kept',
    (version) => {
      const file = join(temporaryFolder(), 'healer.db');
      const database = openTemporary(file);
      value(migrate(database, migrations.slice(0, version)));
      if (version >= 1) {
        database.exec(`INSERT INTO events (id, at, kind, source, actor_name, actor_via, message)
        VALUES ('1', '2026-11-21T02:54:12.000Z', 'restart', 'd', 'mara', 'cli', 'kept')`);
      }

      expect(value(migrate(database))).toBe(newest);

      const kept = database.prepare('SELECT message FROM events').pluck().all();
      expect(kept).toEqual(version >= 1 ? ['kept'] : []);
      expect(schemaText(database)).toEqual(schemaText(temporaryDatabase()));
    },
  );

  it('takes the failures that an earlier daemon counted for seen', () => {
    const database = openTemporary(join(temporaryFolder(), 'healer.db'));
    value(migrate(database, migrations.slice(0, 8)));
    database.exec(`INSERT INTO check_state (workload, "check", source, healthy, consecutive_fails, consecutive_successes,
      total_checks, total_fails) VALUES ('api', 'http', 'd', 0, 3, 0, 9, 3), ('db', 'tcp', 'd', 1, 1, 0, 9, 1)`);
    value(migrate(database));
    expect(database.prepare('SELECT workload, seen_fails, seen_down FROM check_state').raw().all()).toEqual([
      ['api', 3, 1],
      ['db', 1, 0],
    ]);
  });

  it('does nothing to a database of the newest schema', () => {
    const database = temporaryDatabase();
    const before = database.pragma('schema_version', { simple: true });
    expect(value(migrate(database))).toBe(newest);
    expect(database.pragma('schema_version', { simple: true })).toBe(before);
  });

  it('refuses a later schema by name and leaves it as it is', () => {
    const database = temporaryDatabase();
    database.pragma(`user_version = ${newest + 1}`);
    const result = migrate(database);
    expect(codeOf(result)).toBe('store/newer-schema');
    expect(result).toMatchObject({ failure: { file: database.name } });
    expect(database.pragma('user_version', { simple: true })).toBe(newest + 1);
  });

  it('tells of an older schema that may only be read', () => {
    const file = join(temporaryFolder(), 'healer.db');
    value(migrate(openTemporary(file), migrations.slice(0, 1)));
    expect(codeOf(migrate(openTemporary(file, { readonly: true })))).toBe('store/older-schema');
  });

  it('tells of a database in which nothing was made yet as of none, to who may only read it', () => {
    const file = join(temporaryFolder(), 'healer.db');
    openTemporary(file);
    expect(codeOf(migrate(openTemporary(file, { readonly: true })))).toBe('store/missing');
  });

  it('leaves nothing of steps of which one fails, and can be asked again', () => {
    const database = openTemporary(join(temporaryFolder(), 'healer.db'));
    const empty = schemaText(database);
    const broken = [
      ...migrations.slice(0, 1),
      'CREATE TABLE half (a TEXT) STRICT; CREATE TABLE events (a TEXT) STRICT;',
    ];
    const result = migrate(database, broken);
    expect(codeOf(result)).toBe('store/migration-failed');
    expect(result).toMatchObject({ failure: { message: expect.stringContaining('schema 2: table events already') } });
    expect(database.pragma('user_version', { simple: true })).toBe(0);
    expect(schemaText(database)).toEqual(empty);

    expect(value(migrate(database))).toBe(newest);
  });

  it('does a step again that a killed process had half applied', async () => {
    const file = join(temporaryFolder(), 'healer.db');
    value(migrate(openTemporary(file), migrations.slice(0, 1)));
    const child = spawn(
      process.execPath,
      [
        '-e',
        `const database = new (require('better-sqlite3'))(process.argv[1]);
         database.exec('BEGIN IMMEDIATE');
         database.exec(process.argv[2]);
         database.pragma('user_version = 2');
         console.log('half applied');
         setInterval(() => {}, 1000);`,
        file,
        migrations[1] ?? '',
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const database = openTemporary(file);
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    expect(value(migrate(database))).toBe(newest);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

function schemaText(database: ReturnType<typeof openTemporary>): readonly string[] {
  return database.prepare<[], string>('SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name').pluck().all();
}
