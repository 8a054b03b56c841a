import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIncidents } from '../../engine/incidents/service.ts';
import { createIncidentStore } from '../../engine/incidents/store.ts';
import type { Result } from '../../engine/model/failure.ts';
import type { Answer, Params } from '../../engine/protocol/rpc.ts';
import { openForReading, type ReadMethod } from '../../engine/read-only.ts';
import { databaseFile } from '../../engine/store/database.ts';
import { codeOf, openTemporary, temporaryDatabase, temporaryFolder, value } from './store/temporary.ts';

async function stateWithIncident() {
  const folder = temporaryFolder();
  const database = temporaryDatabase(join(folder, databaseFile));
  const incidents = createIncidents({
    store: createIncidentStore(database),
    collectors: [],
    clock: () => new Date('2026-11-21T02:54:12.000Z'),
    profileOf: async () => undefined,
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

async function read<M extends ReadMethod>(folder: string, method: M, params: Params<M>): Promise<Result<Answer<M>>> {
  const stored = openForReading(folder);
  if (!stored.ok) return stored;
  try {
    return await stored.value.answer(method, params);
  } finally {
    stored.value.close();
  }
}

describe('reading what that no daemon serves', () => {
  it('gives what is on the disk and changes nothing there', async () => {
    const { folder, database, detail } = await stateWithIncident();
    database.close();
    const before = readFileSync(join(folder, databaseFile));
    expect(value(await read(folder, 'incident/list', {}))).toEqual([detail.incident]);
    expect(value(await read(folder, 'incident/list', { states: ['resolved'] }))).toEqual([]);
    expect(value(await read(folder, 'incident/show', { id: detail.incident.id }))).toEqual(detail);
    expect(codeOf(await read(folder, 'incident/show', { id: 'INC-1' }))).toBe('incident/unknown');
    expect(value(await read(folder, 'event/list', { limit: 1 }))).toEqual(detail.timeline.slice(-1));
    expect(readFileSync(join(folder, databaseFile))).toEqual(before);
  });

  it('says that there is nothing yet, and makes nothing', async () => {
    const folder = temporaryFolder();
    expect(codeOf(await read(folder, 'incident/list', {}))).toBe('store/missing');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a database of a later schema', async () => {
    const { folder, database } = await stateWithIncident();
    database.pragma('user_version = 999');
    database.close();
    expect(codeOf(await read(folder, 'incident/list', {}))).toBe('store/newer-schema');
  });

  it('reads beside a connection that writes', async () => {
    const { folder, detail } = await stateWithIncident();
    openTemporary(join(folder, databaseFile)).exec('BEGIN IMMEDIATE');
    expect(value(await read(folder, 'incident/list', {}))).toEqual([detail.incident]);
  });
});
