import { join } from 'node:path';
import { openSilences } from './alerts/silencing.ts';
import { createReportReader } from './forensics/read-reports.ts';
import { readIncidents } from './incidents/service.ts';
import { createFindSimilar } from './incidents/similar-store.ts';
import { createIncidentStore } from './incidents/store.ts';
import { showPostmortem } from './incidents/write-postmortem.ts';
import { failed, type Result, success } from './model/failure.ts';
import type { Answer, Params } from './protocol/rpc.ts';
import { databaseFile, openDatabase } from './store/database.ts';
import { createEventStore } from './store/events.ts';
import { createGroupCommit } from './store/group-commit.ts';
import { createHealthStore, type HealthStore } from './store/health.ts';
import { migrate } from './store/migrate.ts';
import { createReportStore } from './store/reports.ts';
import { createRetentionStore } from './store/retention.ts';
import { createSilenceStore } from './store/silences.ts';
import { createWatchedProcessStore, type WatchedProcessStore } from './store/watched-processes.ts';

/** What can be answered from the database as it lies. */
export type ReadMethod =
  | 'incident/list'
  | 'incident/counts'
  | 'incident/show'
  | 'incident/similar'
  | 'incident/draftPostmortem'
  | 'action/list'
  | 'event/list'
  | 'silence/list'
  | 'report/list'
  | 'report/show'
  | 'report/verify'
  | 'report/unrecorded';

/** Nothing is written, so it is nobody's. */
const origin = { source: '', scope: 'local' };

/** A state directory's database, open for reading. */
export interface StoredAnswers {
  answer<M extends ReadMethod>(method: M, params: Params<M>): Promise<Result<Answer<M>>>;
  /** How checks and workloads last stood. */
  readonly health: HealthStore['load'];
  /** Which watched processes ran when they were last looked at. */
  readonly watchedProcesses: WatchedProcessStore['load'];
  close(): void;
}

/**
 * Reads a state directory that no daemon serves, or beside the one that does. It writes nothing: where there is no
 * database yet it is `store/missing`.
 */
export function openForReading(stateDirectory: string): Result<StoredAnswers> {
  const database = openDatabase(join(stateDirectory, databaseFile), { readonly: true });
  if (!database.ok) return database;
  const schema = migrate(database.value);
  if (!schema.ok) {
    database.value.close();
    return failed(schema.failure);
  }
  const incidents = readIncidents(createIncidentStore(database.value), () => new Date());
  const similar = createFindSimilar(database.value);
  const events = createEventStore(database.value);
  const reports = createReportReader(
    stateDirectory,
    createReportStore(database.value),
    createRetentionStore(database.value).removedFiles,
  );
  const answers: { [N in ReadMethod]: (params: Params<N>) => Promise<Result<Answer<N>>> } = {
    'incident/list': (query) => incidents.list(query),
    'incident/counts': ({ owner }) => incidents.counts(owner),
    'incident/similar': ({ id, limit }) => similar(id, limit),
    'incident/draftPostmortem': (params) => showPostmortem({ incidents, events, similar }, params),
    'action/list': (query) => incidents.actions(query),
    'incident/show': ({ id }) => incidents.show(id),
    'event/list': (query) => events.list(query),
    'report/list': (query) => reports.list(query),
    'report/show': ({ id }) => reports.show(id),
    'report/verify': (query) => reports.verify(query),
    'report/unrecorded': () => reports.unrecorded(),
    async 'silence/list'(params) {
      const store = createSilenceStore(database.value, origin);
      const silences = await openSilences({ store, origin, clock: () => new Date(), onEvents: () => {} });
      return silences.ok ? silences.value.list(params) : silences;
    },
  };
  const commit = createGroupCommit(database.value);
  return success({
    health: createHealthStore(database.value, commit, origin).load,
    watchedProcesses: createWatchedProcessStore(database.value, commit, origin).load,
    answer: (method, params) => answers[method](params),
    close: () => void database.value.close(),
  });
}
