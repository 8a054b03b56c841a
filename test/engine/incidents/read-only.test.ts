import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIncidentsAt } from '../../../engine/incidents/read-only.ts';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { databaseFile } from '../../../engine/store/database.ts';
import { codeOf, openTemporary, temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';

async function stateWithIncident() {
  const folder = temporaryFolder();
  const database = temporaryDatabase(join(folder, databaseFile));
  const incidents = createIncidents({
    store: createIncidentStore(database),
    collectors: [],
    clock: () => new Date('2026-11-21T02:54:12.000Z'),
    onChange: () => {},
    source: 'daemon-1',
    scope: 'local',
  });
  const incident = { title: 'api is down', severity: 'P1' } as const;
  const detail = value(
    await incidents.start({ root: '/', trusted: true, actor: { name: 'mara', via: 'cli' }, incident }),
  );
  return { folder, database, detail };
}

describe('reading incidents that no daemon serves', () => {
  it('gives what is on the disk and changes nothing there', async () => {
    const { folder, database, detail } = await stateWithIncident();
    database.close();
    const before = readFileSync(join(folder, databaseFile));
    expect(value(await readIncidentsAt(folder, 'incident/list', {}))).toEqual([detail.incident]);
    expect(value(await readIncidentsAt(folder, 'incident/list', { states: ['resolved'] }))).toEqual([]);
    expect(value(await readIncidentsAt(folder, 'incident/show', { id: detail.incident.id }))).toEqual(detail);
    expect(codeOf(await readIncidentsAt(folder, 'incident/show', { id: 'INC-1' }))).toBe('incident/unknown');
    expect(readFileSync(join(folder, databaseFile))).toEqual(before);
  });

  it('says that there is nothing yet, and makes nothing', async () => {
    const folder = temporaryFolder();
    expect(codeOf(await readIncidentsAt(folder, 'incident/list', {}))).toBe('store/missing');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a database of a later schema', async () => {
    const { folder, database } = await stateWithIncident();
    database.pragma('user_version = 999');
    database.close();
    expect(codeOf(await readIncidentsAt(folder, 'incident/list', {}))).toBe('store/newer-schema');
  });

  it('reads beside a connection that writes', async () => {
    const { folder, detail } = await stateWithIncident();
    openTemporary(join(folder, databaseFile)).exec('BEGIN IMMEDIATE');
    expect(value(await readIncidentsAt(folder, 'incident/list', {}))).toEqual([detail.incident]);
  });
});
