import { basename } from 'node:path';
import { Command } from 'commander';
import type { Report, Result, VerifiedReport } from '../../engine/protocol/rpc.ts';
import { type PlaceOptions, read } from '../daemon.ts';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { timeFlag, utc } from '../times.ts';
import { columns, count } from '../words.ts';

interface Options extends PlaceOptions {
  readonly json?: boolean;
}

interface QueryOptions extends Options {
  readonly workload?: string;
  /** UTC, RFC 3339. */
  readonly since?: string;
}

/** `healer reports list|show|verify` */
export function reportsCommand(io: Io, finish: Finish): Command {
  const list = querying(new Command('list').description('List forensic reports, newest first.')).action(
    async (options: QueryOptions) => finish(await listReports(io, options)),
  );
  const show = new Command('show')
    .description('Print a forensic report.')
    .argument('<report>', 'its id or the name of its file, as `healer reports list` prints them')
    .action(async (id: string, options: Options) => finish(await showReport(io, id, options)));
  const verify = querying(
    new Command('verify')
      .description('Check that reports are as they were written, by their SHA-256.')
      .argument('[report]', 'one report, by its id or the name of its file; all of them when left out'),
  ).action(async (id: string | undefined, options: QueryOptions) => finish(await verifyReports(io, id, options)));

  const reports = new Command('reports').description(
    'Read forensic reports: what was seen as a workload failed or was acted upon.',
  );
  for (const command of [list, show, verify]) {
    command
      .option('--state-dir <dir>', 'where reports are kept, instead of the folder’s own place')
      .option('--root <dir>', 'the folder they are about, instead of this one')
      .option('--json', 'print JSON');
    reports.addCommand(command);
  }
  return reports;
}

function querying(command: Command): Command {
  return command
    .option('--workload <workload>', 'only those of this workload')
    .option('--since <time>', 'only those since then: 90m, 24h, 7d, 2w ago, or a UTC time', timeFlag);
}

async function listReports(io: Io, options: QueryOptions): Promise<ExitCode> {
  const reports = orNone(await read(io, options, 'report/list', queryOf(options)));
  if (!reports.ok) return fail(io, reports.failure);
  if (options.json) io.out(`${JSON.stringify(reports.value, null, 2)}\n`);
  else io.out(columns(reports.value.map(row)));
  if (reports.value.length === 0)
    io.err('No forensic report. One is written when a workload fails or is acted upon.\n');
  return 0;
}

function row({ at, workload, trigger, message, path }: Report): readonly string[] {
  return [utc(at), workload ?? '-', trigger, basename(path, '.txt'), message];
}

async function showReport(io: Io, id: string, options: Options): Promise<ExitCode> {
  const found = await read(io, options, 'report/show', { id });
  if (!found.ok) return fail(io, found.failure);
  for (const fault of found.value.faults) io.err(`Not as it was written: ${fault}\n`);
  io.out(options.json ? `${JSON.stringify(found.value, null, 2)}\n` : found.value.text);
  return 0;
}

async function verifyReports(io: Io, id: string | undefined, options: QueryOptions): Promise<ExitCode> {
  const answer = await read(io, options, 'report/verify', {
    ...queryOf(options),
    ...(id !== undefined && { id }),
  });
  const verified: Result<readonly VerifiedReport[]> = id === undefined ? orNone(answer) : answer;
  if (!verified.ok) return fail(io, verified.failure);
  const faults = verified.value.flatMap((report) => report.faults);
  if (options.json) io.out(`${JSON.stringify(verified.value, null, 2)}\n`);
  else for (const fault of faults) io.out(`${fault}\n`);
  const reports = count(verified.value.length, 'report');
  io.err(
    faults.length === 0 ? `${reports} as written.\n` : `${reports}, ${count(faults.length, 'file')} not as written.\n`,
  );
  return faults.length === 0 ? 0 : 1;
}

function queryOf({ workload, since }: QueryOptions) {
  return { ...(workload !== undefined && { workload }), ...(since !== undefined && { since }) };
}

/** Where nothing was ever kept there is no report: that is an answer, not a failure. */
function orNone<T>(result: Result<readonly T[]>): Result<readonly T[]> {
  return !result.ok && result.failure.code === 'store/missing' ? { ok: true, value: [] } : result;
}
