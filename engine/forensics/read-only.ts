import { join } from 'node:path';
import { failed, type Result } from '../model/failure.ts';
import type { Answer, Params } from '../protocol/rpc.ts';
import { databaseFile, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { createReportStore } from '../store/reports.ts';
import { createReportReader } from './read-reports.ts';

export type ReportMethod = 'report/list' | 'report/show' | 'report/verify';

/**
 * Answers from a state directory that no daemon serves. It writes nothing: where there is no database yet it is
 * `store/missing`.
 */
export async function readReportsAt<M extends ReportMethod>(
  stateDirectory: string,
  method: M,
  params: Params<M>,
): Promise<Result<Answer<M>>> {
  const database = openDatabase(join(stateDirectory, databaseFile), { readonly: true });
  if (!database.ok) return database;
  try {
    const schema = migrate(database.value);
    if (!schema.ok) return failed(schema.failure);
    const reader = createReportReader(stateDirectory, createReportStore(database.value));
    const answers: { [N in ReportMethod]: (params: Params<N>) => Promise<Result<Answer<N>>> } = {
      'report/list': (query) => reader.list(query),
      'report/show': ({ id }) => reader.show(id),
      'report/verify': (query) => reader.verify(query),
    };
    return await answers[method](params);
  } finally {
    database.value.close();
  }
}
