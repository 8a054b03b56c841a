import type { Actor } from '../model/actor.ts';
import type { Event } from '../model/event.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Report, ReportTrigger } from '../model/report.ts';
import { attempt, attemptAll } from './attempt.ts';
import type { Database } from './database.ts';
import { eventInsert } from './events.ts';
import { unknownReport } from './failures.ts';

/** The folder of reports in a state directory. */
export const reportFolder = 'reports';

export interface ReportQuery {
  readonly workload?: string;
  /** UTC RFC 3339, included. */
  readonly since?: string;
}

/** The record of forensic reports, append-only. */
export interface ReportStore {
  /** Keeps the report together with the event that tells of it, or neither. */
  add(report: Report, event: Event): Promise<Result<void>>;
  /** Newest first. */
  list(query: ReportQuery): Promise<Result<readonly Report[]>>;
  /** By id, or by its file's name with or without `.txt`; `report/unknown` when there is none. */
  read(idOrName: string): Promise<Result<Report>>;
}

export function createReportStore(database: Database): ReportStore {
  const insertEvent = eventInsert(database);
  const insert = database.prepare<[ReportRow]>(`
    INSERT INTO reports (id, at, source, scope, workload, "check", "trigger", message, path, json_path, sha256, json_sha256,
      bytes, actor_name, actor_via)
    VALUES (:id, :at, :source, :scope, :workload, :check, :trigger, :message, :path, :json_path, :sha256, :json_sha256,
      :bytes, :actor_name, :actor_via)`);
  const list = database.prepare<[{ workload: string | null; since: string }], ReportRow>(`
    SELECT * FROM reports WHERE at >= :since AND (:workload IS NULL OR workload = :workload) ORDER BY at DESC, id DESC`);
  const find = database.prepare<[{ id: string; path: string }], ReportRow>(
    'SELECT * FROM reports WHERE id = :id OR path = :path',
  );
  return {
    add: async (report, event) =>
      attemptAll(database, () => {
        insert.run(rowOf(report));
        insertEvent(event);
      }),
    list: async ({ workload, since }) =>
      attempt(database, () => list.all({ workload: workload ?? null, since: since ?? '' }).map(reportOf)),
    async read(name) {
      const found = attempt(database, () => find.get({ id: name, path: pathOf(name) }));
      if (!found.ok) return found;
      return found.value ? success(reportOf(found.value)) : failed(unknownReport(name));
    },
  };
}

function pathOf(name: string): string {
  return `${reportFolder}/${name}${name.endsWith('.txt') ? '' : '.txt'}`;
}

interface ReportRow {
  readonly id: string;
  readonly at: string;
  readonly source: string;
  readonly scope: string;
  readonly workload: string | null;
  readonly check: string | null;
  readonly trigger: ReportTrigger;
  readonly message: string;
  readonly path: string;
  readonly json_path: string | null;
  readonly sha256: string;
  readonly json_sha256: string | null;
  readonly bytes: number;
  readonly actor_name: string;
  readonly actor_via: Actor['via'];
}

function rowOf(report: Report): ReportRow {
  return {
    id: report.id,
    at: report.at,
    source: report.source,
    scope: report.scope,
    workload: report.workload ?? null,
    check: report.check ?? null,
    trigger: report.trigger,
    message: report.message,
    path: report.path,
    json_path: report.jsonPath ?? null,
    sha256: report.sha256,
    json_sha256: report.jsonSha256 ?? null,
    bytes: report.bytes,
    actor_name: report.actor.name,
    actor_via: report.actor.via,
  };
}

function reportOf(row: ReportRow): Report {
  return {
    id: row.id,
    at: row.at,
    source: row.source,
    scope: row.scope,
    ...(row.workload !== null && { workload: row.workload }),
    ...(row.check !== null && { check: row.check }),
    trigger: row.trigger,
    message: row.message,
    path: row.path,
    ...(row.json_path !== null && { jsonPath: row.json_path }),
    sha256: row.sha256,
    ...(row.json_sha256 !== null && { jsonSha256: row.json_sha256 }),
    bytes: row.bytes,
    actor: { name: row.actor_name, via: row.actor_via },
  };
}
