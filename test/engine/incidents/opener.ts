/** The process of the durability tests: opens incidents in the database it is given until it is refused or stopped. */
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { failed, success } from '../../../engine/model/failure.ts';
import { openDatabase } from '../../../engine/store/database.ts';
import { migrate } from '../../../engine/store/migrate.ts';

async function main(file: string): Promise<void> {
  const database = openDatabase(file);
  if (!database.ok) throw new Error(database.failure.message);
  const schema = migrate(database.value);
  if (!schema.ok) throw new Error(schema.failure.message);
  const incidents = createIncidents({
    store: createIncidentStore(database.value),
    collectors: [
      { source: 'check', title: 'Checks', timeout: 5_000, collect: async () => success({ type: 'check', checks: [] }) },
      {
        source: 'git',
        title: 'Changes',
        timeout: 5_000,
        collect: async () => failed({ code: 'test/none', message: 'none' }),
      },
    ],
    clock: () => new Date(),
    profileOf: async () => undefined,
    onChange: () => {},
    source: 'opener',
    scope: 'local',
  });
  for (;;) {
    const incident = { title: 'api is down', severity: 'P1', description: 'x'.repeat(20_000) } as const;
    const opened = await incidents.start({ root: '/', trusted: true, actor: { name: 'mara', via: 'cli' }, incident });
    console.log(opened.ok ? opened.value.incident.id : `${opened.failure.code} ${opened.failure.message}`);
    if (!opened.ok) return;
  }
}

void main(process.argv[2] ?? '');
