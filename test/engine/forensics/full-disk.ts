/** The process of the full-disk test: writes reports and events while the disk it is given fills up, and prints how it went. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createReportReader } from '../../../engine/forensics/read-reports.ts';
import { reportEvent, writeReport } from '../../../engine/forensics/report.ts';
import type { Result } from '../../../engine/model/failure.ts';
import { useReserve } from '../../../engine/store/attempt.ts';
import { openDatabase } from '../../../engine/store/database.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { createReportStore } from '../../../engine/store/reports.ts';
import { createReserve } from '../../../engine/store/reserve.ts';
import { fill } from './fill.ts';
import { happened, recordOf } from './happened.ts';

async function main(stateDirectory: string): Promise<void> {
  const database = openDatabase(join(stateDirectory, 'healer.db'));
  if (!database.ok) throw new Error(database.failure.message);
  migrate(database.value);
  const reserve = createReserve(stateDirectory);
  useReserve(database.value, reserve);
  const store = createReportStore(database.value);
  const environment = { PATH: '/no/such/folder' };
  const actor = { name: 'check', via: 'daemon' } as const;
  const options = { stateDirectory, store, reserve, source: 's', scope: 'local', actor, environment };
  const filler = join(stateDirectory, 'filler');
  const hasReserve = () => existsSync(join(stateDirectory, 'reserve'));
  const report = async (what: string) => said(await writeReport(options, happened({ what })));
  const events = createEventStore(database.value);
  const event = async () => {
    const { id: _, ...rest } = reportEvent(recordOf(), recordOf().at);
    return said(await events.append([{ ...rest, id: crypto.randomUUID(), message: 'x'.repeat(300_000) }]));
  };

  const steps: Record<string, unknown> = { made: reserve.ensure() };
  fill(filler);
  steps['report on a full disk'] = [await report('one'), hasReserve()];
  fill(filler);
  steps['report without a reserve'] = [await report('two'), hasReserve()];
  steps['event without a reserve'] = await event();
  rmSync(filler);
  steps['report with room again'] = [await report('three'), hasReserve()];
  fill(filler);
  steps['event on a full disk'] = [await event(), hasReserve()];
  steps['files'] = readdirSync(join(stateDirectory, 'reports')).length;
  const verified = await createReportReader(stateDirectory, store).verify({});
  steps['verified'] = verified.ok && verified.value.map(({ report: { message }, faults }) => [message, faults.length]);
  steps['integrity'] = database.value.pragma('integrity_check', { simple: true });
  console.log(JSON.stringify(steps));
}

function said(result: Result<unknown>): string {
  return result.ok ? 'written' : result.failure.code;
}

void main(process.argv[2] ?? '');
