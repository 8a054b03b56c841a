import { join } from 'node:path';
import { failed, type Result } from '../model/failure.ts';
import type { Answer, Params } from '../protocol/rpc.ts';
import { databaseFile, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { readIncidents } from './service.ts';
import { createIncidentStore } from './store.ts';

type ReadMethod = 'incident/list' | 'incident/show';

/**
 * Answers from the database in a state directory that no daemon serves. It writes nothing: where there is no database
 * yet it is `store/missing`.
 */
export async function readIncidentsAt<M extends ReadMethod>(
  stateDirectory: string,
  method: M,
  params: Params<M>,
): Promise<Result<Answer<M>>> {
  const database = openDatabase(join(stateDirectory, databaseFile), { readonly: true });
  if (!database.ok) return database;
  try {
    const schema = migrate(database.value);
    if (!schema.ok) return failed(schema.failure);
    const reader = readIncidents(createIncidentStore(database.value));
    const answers: { [N in ReadMethod]: (params: Params<N>) => Promise<Result<Answer<N>>> } = {
      'incident/list': ({ states }: Params<'incident/list'>) => reader.list(states),
      'incident/show': ({ id }: Params<'incident/show'>) => reader.show(id),
    };
    return await answers[method](params);
  } finally {
    database.value.close();
  }
}
