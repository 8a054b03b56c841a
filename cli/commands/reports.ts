import { basename } from 'node:path';
import { Command } from 'commander';
import { count } from '../../engine/forensics/units.ts';
import type { Report, Result, VerifiedReport } from '../../engine/protocol/rpc.ts';
import { type PlaceOptions, read } from '../daemon.ts';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { timeFlag, utc } from '../times.ts';
import { columns } from '../words.ts';

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
    .argument('<report>', 'its id or the name of its file, or a part only it has, as `healer reports list` prints it')
    .action(async (id: string, options: Options) => finish(await showReport(io, id, options)));
  const verify = querying(
    new Command('verify')
      .description(
        'Check that reports are as they were written, by SHA-256 and mode, and all files of theirs on record.',
      )
      .argument('[report]', 'one report, by its id or the name of its file or a part of it; all of them when left out'),
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
  else io.out(columns(rowsOf(reports.value)));
  if (reports.value.length === 0)
    io.err('No forensic report. One is written when a workload fails or is acted upon.\n');
  return 0;
}

/** A line each. What a name says after its time is in the line already, unless it tells two of one moment apart. */
function rowsOf(reports: readonly Report[]): readonly (readonly string[])[] {
  const nameOf = ({ path }: Report) => basename(path, '.txt');
  const timeOf = (report: Report) => nameOf(report).split('-')[0] ?? '';
  const moments = Map.groupBy(reports, timeOf);
  const shortOf = (report: Report) =>
    (moments.get(timeOf(report)) ?? []).length > 1 ? nameOf(report) : timeOf(report);
  return reports.map((report) => [
    utc(report.at),
    report.workload ?? '-',
    report.trigger,
    shortOf(report),
    report.message.replaceAll('\n', ' '),
  ]);
}

/** The id of the report that is meant by a part of its name. */
async function wholeReport(io: Io, options: Options, part: string): Promise<Result<string>> {
  const { wholeName } = await import('../whole-name.ts');
  const listed = orNone(await read(io, options, 'report/list', {}));
  if (!listed.ok) return listed;
  const all = listed.value.map(({ id, path }) => ({ id, names: [basename(path, '.txt'), id] }));
  return wholeName(part.replace(/\.txt$/, ''), all, 'report');
}

async function showReport(io: Io, part: string, options: Options): Promise<ExitCode> {
  const id = await wholeReport(io, options, part);
  if (!id.ok) return fail(io, id.failure);
  const found = await read(io, options, 'report/show', { id: id.value });
  if (!found.ok) return fail(io, found.failure);
  for (const fault of found.value.faults) io.err(`Not as it was written: ${fault}\n`);
  io.out(options.json ? `${JSON.stringify(found.value, null, 2)}\n` : found.value.text);
  return 0;
}

async function verifyReports(io: Io, part: string | undefined, options: QueryOptions): Promise<ExitCode> {
  const id = part === undefined ? undefined : await wholeReport(io, options, part);
  if (id && !id.ok) return fail(io, id.failure);
  const answer = await read(io, options, 'report/verify', { ...queryOf(options), ...(id && { id: id.value }) });
  const verified: Result<readonly VerifiedReport[]> = id === undefined ? orNone(answer) : answer;
  if (!verified.ok) return fail(io, verified.failure);
  const everything = id === undefined && options.workload === undefined && options.since === undefined;
  const unrecorded: Result<readonly string[]> = everything
    ? orNone(await read(io, options, 'report/unrecorded', {}))
    : { ok: true, value: [] };
  if (!unrecorded.ok) return fail(io, unrecorded.failure);
  for (const path of unrecorded.value)
    io.err(`${path} is not on record: it is not of Healer, or a daemon was killed as it wrote it.\n`);
  const faults = verified.value.flatMap((report) => report.faults);
  if (options.json) io.out(`${JSON.stringify(verified.value, null, 2)}\n`);
  else for (const fault of faults) io.out(`${fault}\n`);
  const reports = count(verified.value.length, 'report');
  io.err(
    faults.length === 0 ? `${reports} as written.\n` : `${reports}, ${count(faults.length, 'file')} not as written.\n`,
  );
  return faults.length === 0 && unrecorded.value.length === 0 ? 0 : 1;
}

function queryOf({ workload, since }: QueryOptions) {
  return { ...(workload !== undefined && { workload }), ...(since !== undefined && { since }) };
}

/** Where nothing was ever kept there is no report: that is an answer, not a failure. */
function orNone<T>(result: Result<readonly T[]>): Result<readonly T[]> {
  return !result.ok && result.failure.code === 'store/missing' ? { ok: true, value: [] } : result;
}
