import { join } from 'node:path';
import { reportEvent } from '../forensics/report.ts';
import { writeReportFiles } from '../forensics/report-files.ts';
import { reportName } from '../forensics/report-name.ts';
import { createIncidentStore, type IncidentStore } from '../incidents/store.ts';
import { evidenceActor } from '../incidents/take-evidence.ts';
import { type Result, success } from '../model/failure.ts';
import type { Report, ReportFacts } from '../model/report.ts';
import { type Database, databaseFile, openDatabase } from '../store/database.ts';
import { createGroupCommit } from '../store/group-commit.ts';
import { createHealthStore } from '../store/health.ts';
import { migrate } from '../store/migrate.ts';
import { createReportStore } from '../store/reports.ts';
import { createReserve } from '../store/reserve.ts';
import { createSeriesStore } from '../store/series.ts';
import { checkActor } from '../watch/event.ts';
import type { DemoData } from './data.ts';
import type { DemoIncident } from './incidents.ts';
import { demoReportText } from './reports.ts';
import { demoOrigin } from './shop.ts';

/** Writes the demo through the stores into a folder that is there and holds no database yet. */
export async function writeDemo(folder: string, data: DemoData): Promise<Result<void>> {
  // Nobody is told of it before it is whole, so that a flush for every commit would only cost time.
  const opened = openDatabase(join(folder, databaseFile), { batched: true });
  if (!opened.ok) return opened;
  try {
    return await fill(opened.value, folder, data);
  } finally {
    opened.value.close();
  }
}

async function fill(database: Database, folder: string, data: DemoData): Promise<Result<void>> {
  const migrated = migrate(database);
  if (!migrated.ok) return migrated;
  const store = createIncidentStore(database);
  for (const incident of data.incidents) {
    const kept = await keepIncident(store, incident);
    if (!kept.ok) return kept;
  }
  const health = createHealthStore(database, createGroupCommit(database), demoOrigin);
  const { checks, workloads, events } = data;
  const recorded = await health.record({ checks, workloads, events });
  if (!recorded.ok) return recorded;
  const series = createSeriesStore(database, demoOrigin);
  for (const { step, points } of data.series) {
    const filled = await series.fill(step, points);
    if (!filled.ok) return filled;
  }
  for (const facts of data.reports) {
    const kept = await keepReport(database, folder, facts);
    if (!kept.ok) return kept;
  }
  return success(undefined);
}

async function keepIncident(store: IncidentStore, { id, changes, evidence }: DemoIncident): Promise<Result<void>> {
  const [opening, ...others] = changes;
  if (!opening) return success(undefined);
  const created = await store.create(new Date(opening.incident.milestones.opened), () => opening);
  if (!created.ok) return created;
  for (const item of evidence) {
    const added = await store.addEvidence(item, evidenceActor, demoOrigin);
    if (!added.ok) return added;
  }
  for (const change of others) {
    const changed = await store.change(id, () => success(change));
    if (!changed.ok) return changed;
  }
  return success(undefined);
}

async function keepReport(database: Database, folder: string, facts: ReportFacts): Promise<Result<void>> {
  const { id, at, workload, check, trigger, what } = facts;
  const content = { text: demoReportText(facts), json: `${JSON.stringify(facts, null, 2)}\n` };
  const written = writeReportFiles(folder, reportName(new Date(at), workload, what), content, createReserve(folder));
  if (!written.ok) return written;
  const report: Report = {
    id,
    at,
    ...demoOrigin,
    ...(workload !== undefined && { workload }),
    ...(check !== undefined && { check }),
    trigger,
    message: what,
    ...written.value,
    actor: checkActor,
  };
  return createReportStore(database).add(report, { ...reportEvent(report, at), id: `${id.slice(0, -4)}0001` });
}
