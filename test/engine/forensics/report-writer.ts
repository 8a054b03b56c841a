/**
 * The process of the crash tests: writes reports in the state directory it is given until it is killed, and prints the id
 * of each once it was acknowledged. With `unrecorded`, it prints `written` once the files are there, and records nothing.
 */
import { join } from 'node:path';
import { writeReport } from '../../../engine/forensics/report.ts';
import { openDatabase } from '../../../engine/store/database.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { createReportStore, type ReportStore } from '../../../engine/store/reports.ts';
import { createReserve } from '../../../engine/store/reserve.ts';
import { happened } from './happened.ts';

async function main(stateDirectory: string, how?: string): Promise<void> {
  const database = openDatabase(join(stateDirectory, 'healer.db'));
  if (!database.ok) throw new Error(database.failure.message);
  migrate(database.value);
  const real = createReportStore(database.value);
  const add: ReportStore['add'] = () => {
    console.log('written');
    return new Promise(() => setInterval(() => {}, 1_000));
  };
  const store = how === 'unrecorded' ? { ...real, add } : real;
  const reserve = createReserve(stateDirectory, 4096);
  const actor = { name: 'check', via: 'daemon' } as const;
  const environment = { PATH: '/no/such/folder' };
  const options = { stateDirectory, store, reserve, source: 'shop-1', scope: 'local', actor, environment };
  for (;;) {
    const report = await writeReport(options, happened({ at: new Date() }));
    console.log(report.ok ? report.value.id : report.failure.code);
  }
}

void main(process.argv[2] ?? '', process.argv[3]);
