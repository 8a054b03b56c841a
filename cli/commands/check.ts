import { resolve } from 'node:path';
import { Command } from 'commander';
import { count } from '../../engine/forensics/units.ts';
import type { Check, CheckReport } from '../../engine/model/check.ts';
import type { Location } from '../../engine/model/location.ts';
import type { CheckSummary } from '../../engine/protocol/rpc.ts';
import { display, fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import { noSuchCheck } from '../no-such-check.ts';
import type { Finish } from '../program.ts';
import { columns } from '../words.ts';
import { addCheckCommand } from './check-add.ts';
import { removeCheckCommand } from './check-remove.ts';
import { whereChecksCommand } from './check-where.ts';

interface CheckOptions {
  readonly dir?: string;
  readonly folders?: boolean;
  readonly json?: boolean;
}

/** `healer check run|list [NAME…]`, `healer check add|remove|where` */
export function checkCommand(io: Io, finish: Finish): Command {
  const add = (name: string, description: string, run: typeof runChecksCommand) =>
    new Command(name)
      .description(description)
      .argument('[name...]', 'workloads, or one check as WORKLOAD/CHECK; every enabled check when left out')
      .option('--dir <dir>', 'read definitions from this folder instead of those healer.yaml names')
      .option('--json', 'print JSON')
      .action(async (names: string[], options: CheckOptions) => finish(await run(io, names, options)));
  return new Command('check')
    .description('Run health checks once, list them, or write and remove them.')
    .addCommand(
      add(
        'run',
        'Run checks once, now; exits 1 when one fails, 2 when none was run. Starts no daemon, restarts nothing.',
        runChecksCommand,
      ),
    )
    .addCommand(
      add('list', 'List the checks that run, with file and line.', listChecks).option(
        '--folders',
        'list the folders in which definitions are written instead, to choose from for healer.yaml',
      ),
    )
    .addCommand(addCheckCommand(io, finish))
    .addCommand(removeCheckCommand(io, finish))
    .addCommand(whereChecksCommand(io, finish));
}

async function runChecksCommand(io: Io, names: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const chosen = await choose(io, names, options);
  if (typeof chosen === 'number') return chosen;
  const run = names.length > 0 ? chosen.checks : chosen.checks.filter(({ enabled }) => enabled);
  const skipped = chosen.checks.length - run.length;
  if (skipped > 0)
    io.err(`${count(skipped, 'check')} not enabled and left out; name a workload to run its checks anyway.\n`);
  const { runChecks } = await import('../../engine/checks/run.ts');
  const onReport = options.json ? undefined : (report: CheckReport) => io.out(reportText(report));
  const reports = await runChecks(run, { signal: io.signal, ...(onReport ? { onReport } : {}) });
  if (options.json) io.out(`${JSON.stringify(reports, null, 2)}\n`);

  if (run.length > 0) io.err(`${summary(reports)}\n`);
  if (io.signal.aborted) return 2;
  if (failuresAmong(reports) > 0) return 1;
  return chosen.broken || reports.length === 0 ? 2 : 0;
}

function failuresAmong(reports: readonly CheckReport[]): number {
  return reports.filter(({ result }) => result === 'failed').length;
}

/** `2 checks: none failed.` */
function summary(reports: readonly CheckReport[]): string {
  const failed = failuresAmong(reports);
  return `${count(reports.length, 'check')}: ${failed === 0 ? 'none failed' : `${failed} failed`}.`;
}

async function listChecks(io: Io, names: readonly string[], options: CheckOptions): Promise<ExitCode> {
  if (options.folders) return listFolders(io, options);
  const inForce = await checksInForce(io, options);
  const chosen = await choose(io, names, options, inForce);
  if (typeof chosen === 'number') return chosen;
  const running = options.dir === undefined && names.length === 0 ? stillRunning(inForce, chosen.checks) : [];
  if (options.json) {
    const { redactCheck } = await import('../../engine/checks/redact-check.ts');
    const left = running.map(({ check, ...one }) => ({ name: check, ...one, asItWas: true }));
    io.out(`${JSON.stringify([...chosen.checks.map(redactCheck), ...left], null, 2)}\n`);
  } else {
    const { describeProbe } = await import('../../engine/checks/target.ts');
    const row = (workload: string, check: string, state: string, target: string, { file, line }: Location) => [
      title(workload, check),
      state,
      target,
      `${display(file, io.cwd)}:${line}`,
    ];
    io.out(
      columns([
        ...chosen.checks.map((check) => {
          const state = check.enabled ? 'enabled' : 'not enabled';
          return row(check.workload, check.name, state, describeProbe(check), check.source);
        }),
        ...running.map(({ workload, check, target, source }) =>
          row(workload, check, 'enabled, as it was', target, source),
        ),
      ]),
    );
  }
  return chosen.broken ? 2 : 0;
}

/** Where what could run is written. Nothing in it has to be named by a `healer.yaml`, and nothing of it runs. */
async function listFolders(io: Io, { dir = '.', json }: CheckOptions): Promise<ExitCode> {
  const { loadFor } = await import('../definitions.ts');
  const { writtenFolders } = await import('../../engine/definitions/written-folders.ts');
  const definitions = await loadFor(io, dir);
  if (!definitions.ok) return fail(io, definitions.failure);
  const [base] = definitions.value.folders;
  const [why] = definitions.value.failures;
  if (base === undefined) return fail(io, why ?? noChecks(dir));
  const found = writtenFolders(base, definitions.value);
  if (json) io.out(`${JSON.stringify(found, null, 2)}\n`);
  else
    io.out(
      columns(
        found.map(({ folder, checks, enabled, files }) => [
          folder,
          count(checks, 'check'),
          `${enabled} enabled`,
          count(files, 'file'),
        ]),
      ),
    );
  return 0;
}

/** Those of the daemon that watches, where one does. */
async function checksInForce(io: Io, { dir }: CheckOptions): Promise<readonly CheckSummary[]> {
  const { placeOf } = await import('../daemon.ts');
  const { watchedChecks } = await import('../standings.ts');
  const place = await placeOf(io, dir === undefined ? {} : { root: resolve(io.cwd, dir) });
  return place.ok ? await watchedChecks(place.value) : [];
}

/** The checks that the daemon goes on with though their definition cannot be used any more. */
function stillRunning(inForce: readonly CheckSummary[], defined: readonly Check[]): readonly CheckSummary[] {
  const known = new Set(defined.map(({ workload, name }) => title(workload, name)));
  return inForce.filter(({ workload, check, enabled }) => enabled && !known.has(title(workload, check)));
}

/**
 * The checks meant by the names, of two with one name the one in force, after telling what could not be loaded; an exit code
 * when there is none to use.
 */
async function choose(
  io: Io,
  names: readonly string[],
  options: CheckOptions,
  inForce: readonly CheckSummary[] = [],
): Promise<ExitCode | { readonly checks: readonly Check[]; readonly broken: boolean }> {
  const { loadFor } = await import('../definitions.ts');
  const before = { checks: inForce.map(({ check, ...one }) => ({ ...one, name: check })), rules: [] };
  const definitions = await loadFor(io, options.dir, before);
  if (!definitions.ok) return fail(io, definitions.failure);
  const { checks, failures } = definitions.value;
  const broken = failures.length > 0;
  const chosen: Check[] = [];
  for (const name of names) {
    const found = checks.filter((check) => check.workload === name || title(check.workload, check.name) === name);
    if (found.length === 0) return fail(io, noSuchCheck(name, definitions.value, io.cwd));
    chosen.push(...found.filter((check) => !chosen.includes(check)));
  }
  if (names.length > 0) return { checks: chosen, broken };
  if (checks.length === 0 && !broken) return fail(io, noChecks(options.dir ?? io.cwd));
  return { checks, broken };
}

function title(workload: string, check: string): string {
  return `${workload}/${check}`;
}

function reportText(report: CheckReport): string {
  const mark = report.result === 'passed' ? 'ok  ' : 'FAIL';
  const notes = report.notes.map((note) => `      ${note}\n`).join('');
  return `${mark}  ${title(report.workload, report.check)}: ${report.message} [${Math.round(report.took)} ms]\n${notes}`;
}

function noChecks(where: string) {
  return {
    code: 'check/none',
    message: `No health check is defined in ${where}. Write one in a file such as health/web.health.yaml, or give a folder with --dir.`,
  };
}
