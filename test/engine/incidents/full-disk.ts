/** The process of the full-disk test: writes a postmortem on the disk it is given while that fills up, and prints how it went. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createFindSimilar } from '../../../engine/incidents/similar-store.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { writePostmortem } from '../../../engine/incidents/write-postmortem.ts';
import type { Actor } from '../../../engine/model/actor.ts';
import { openDatabase } from '../../../engine/store/database.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { fill } from '../forensics/fill.ts';

const actor: Actor = { name: 'mara', via: 'cli' };

async function main(root: string): Promise<void> {
  const state = mkdtempSync(join(tmpdir(), 'healer-'));
  const database = openDatabase(join(state, 'healer.db'));
  if (!database.ok) throw new Error(database.failure.message);
  migrate(database.value);
  const store = createIncidentStore(database.value);
  const shared = { store, clock: () => new Date(), onChange: () => {}, source: 's', scope: 'local' };
  const incidents = createIncidents({ ...shared, collectors: [], profileOf: async () => undefined });
  const sources = { incidents, events: createEventStore(database.value), similar: createFindSimilar(database.value) };
  const incident = { title: 'api is down', severity: 'P1' } as const;
  const started = await incidents.start({ root, trusted: true, actor, incident });
  if (!started.ok) throw new Error(started.failure.message);
  const { id } = started.value.incident;
  const file = join(root, 'postmortems', `${id}.postmortem.md`);
  const write = async () => {
    const written = await writePostmortem({ ...shared, ...sources }, { root, id, actor });
    return written.ok ? 'written' : `${written.failure.code}: ${written.failure.message}`;
  };

  const steps: Record<string, unknown> = { first: await write() };
  const own = `${readFileSync(file, 'utf8')}We were lucky.\n`;
  writeFileSync(file, own);
  await incidents.note({ id, actor, text: 'x'.repeat(10_000) });
  const filler = join(root, 'filler');
  fill(filler);
  steps['on a full disk'] = await write();
  steps['what a person wrote'] = readFileSync(file, 'utf8') === own;
  steps['left behind'] = readdirSync(join(root, 'postmortems')).length - 1;
  rmSync(filler);
  steps['with room again'] = [await write(), readFileSync(file, 'utf8').includes('We were lucky.')];
  database.value.close();
  rmSync(state, { recursive: true });
  console.log(JSON.stringify(steps));
}

void main(process.argv[2] ?? '');
