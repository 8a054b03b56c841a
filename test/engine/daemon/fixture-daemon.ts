/**
 * The program the daemon's tests start: bundled, it plays the part of dist/cli.js.
 * `daemon --state-dir S --root R` serves; `ensure CLI S R` starts a daemon when none answers and prints the result.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serve } from '../../../engine/daemon/serve.ts';
import { ensureDaemon } from '../../../engine/daemon/start.ts';
import { failed, success } from '../../../engine/model/failure.ts';
import { openDatabase } from '../../../engine/store/database.ts';
import { migrate } from '../../../engine/store/migrate.ts';

const migrations = ['CREATE TABLE note (text TEXT NOT NULL) STRICT'];

async function daemon(stateDirectory: string, root: string): Promise<number> {
  const served = await serve({
    stateDirectory,
    root,
    version: '1.0.0',
    program: process.argv[1] ?? '',
    idleTimeout: Number(process.env['FIXTURE_IDLE'] ?? 60_000),
    openEngine: ({ notify, ...context }) => {
      const database = openDatabase(join(context.stateDirectory, 'healer.db'));
      if (!database.ok) return database;
      const schema = migrate(database.value, migrations);
      if (!schema.ok) return schema;
      const write = database.value.prepare('INSERT INTO note (text) VALUES (?)');
      return success({
        schema: schema.value,
        close: () => {
          database.value.close();
        },
        handlers: {
          'incident/list': async () => success([]),
          // Keeps the note, tells everybody, and answers with a failure: a user's mistake.
          'incident/note': async ({ id, text }) => {
            write.run(text);
            notify('incident/changed', { ids: [id] });
            return failed({ code: 'test/noted', message: text });
          },
          'incident/show': () => {
            throw new Error('a bug');
          },
          // Stays under way until a file `finish` is in the state directory.
          'playbook/list': async () => {
            notify('incident/changed', { ids: ['under way'] });
            while (!existsSync(join(context.stateDirectory, 'finish'))) await delay(5);
            return success({ playbooks: [] });
          },
          'playbook/plan': async () =>
            failed({ code: 'test/environment', message: Object.keys(process.env).join(' ') }),
        },
      });
    },
  });
  if (!served.ok) console.error(served.failure.message);
  return served.ok ? 0 : 2;
}

async function main([command, ...rest]: string[]): Promise<void> {
  if (command === 'daemon') {
    const [, stateDirectory = '', , root = ''] = rest;
    process.exit(await daemon(stateDirectory, root));
  }
  const [cli = '', stateDirectory = '', root = ''] = rest;
  console.log(JSON.stringify(await ensureDaemon({ cli, stateDirectory, root, version: '1.0.0' })));
}

void main(process.argv.slice(2));
