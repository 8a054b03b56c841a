import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Failure } from '../../engine/model/failure.ts';
import type { PlaceOptions } from '../daemon.ts';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import type { StandingsRequest } from '../standings.ts';

interface StatusOptions extends PlaceOptions {
  readonly dir?: string;
  readonly all?: boolean;
  readonly watch?: boolean;
  readonly json?: boolean;
}

/** `healer status [NAME…]` */
export function statusCommand(io: Io, finish: Finish): Command {
  return new Command('status')
    .description('Show how the watched workloads stand, the worst first. Starts no daemon, runs no check.')
    .argument('[name...]', 'only these workloads')
    .option('--all', 'the checks that are defined and not enabled, too')
    .option('--watch', 'go on as it changes, until ctrl-C')
    .option('--dir <dir>', 'go by the definitions in this folder instead of those healer.yaml names')
    .option('--state-dir <dir>', 'where states are kept, instead of the folder’s own place')
    .option('--root <dir>', 'the folder watched, instead of this one')
    .option('--json', 'print a JSON array, a check each, in the field names of the Volt health daemon')
    .addHelpText(
      'after',
      '\nExits 0 when all is healthy and watched, 1 when something is unhealthy, 2 when that is not known: nothing watches or the\ndaemon does not answer, a definition cannot be used, a workload was not checked yet, or the disk refuses what is seen.',
    )
    .action(async (names: string[], options: StatusOptions) => finish(await status(io, names, options)));
}

async function status(io: Io, names: readonly string[], options: StatusOptions): Promise<ExitCode> {
  const { placeOf } = await import('../daemon.ts');
  const place = await placeOf(io, options);
  if (!place.ok) return fail(io, place.failure);
  const dir = options.dir === undefined ? {} : { dir: resolve(io.cwd, options.dir) };
  const request: StandingsRequest = { ...place.value, ...dir };
  if (options.watch) {
    const { watchStatus } = await import('../watch-status.ts');
    const watched = await watchStatus(io, request, { ...options, names });
    return watched.ok ? 0 : fail(io, watched.failure);
  }
  return showOnce(io, request, names, options);
}

async function showOnce(
  io: Io,
  request: StandingsRequest,
  names: readonly string[],
  options: StatusOptions,
): Promise<ExitCode> {
  const { definedChecks, isBroken, readStandings } = await import('../standings.ts');
  const { failureLines, narrowProcesses, staleness, statusJson, statusText } = await import('../status-text.ts');
  const { isUnhealthy } = await import('../../engine/watch/standing.ts');
  const { needsPerson, processLine } = await import('../process-text.ts');
  const { voltStatusesText } = await import('../../engine/watch/volt-status.ts');
  const read = await readStandings(request);
  if (!read.ok) return fail(io, read.failure);
  const off = options.all ? (await definedChecks(request)).filter(({ enabled }) => !enabled) : [];

  const own = read.value.processes.map(({ process }) => process);
  const known = new Set([...[...read.value.standings, ...off].map(({ workload }) => workload), ...own]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) return fail(io, unknownWorkload(unknown, [...known]));
  const wanted = <T extends { readonly workload: string }>(all: readonly T[]) =>
    names.length === 0 ? all : all.filter(({ workload }) => names.includes(workload));
  const standings = wanted(read.value.standings);
  const disabled = wanted(off);
  const processes = narrowProcesses(read.value.processes, names);

  const now = Date.now();
  if (options.json) io.out(`${voltStatusesText(statusJson(standings, disabled))}\n`);
  else io.out(statusText({ ...read.value, standings, processes, disabled }, now));
  const needed = processes.filter(needsPerson);
  if (options.json) for (const one of needed) io.err(`${processLine(one)}\n`);
  const stale = staleness(read.value, now);
  const away = read.value.stale?.why;
  if (stale !== undefined) io.err(away ? `${stale}\n` : `${stale} \`healer daemon --dir DIR\` watches.\n`);
  for (const line of failureLines(read.value, io.cwd)) io.err(`${line}\n`);
  for (const said of [read.value.unkept?.message, read.value.heldUp?.message, read.value.scarce])
    if (said !== undefined) io.err(`${said}\n`);
  if (away) return 2;
  if (standings.some(isUnhealthy) || needed.length > 0) return 1;
  if (read.value.stale || read.value.unkept || read.value.heldUp || isBroken(read.value)) return 2;
  const all = [...standings, ...processes];
  return all.length === 0 || all.some(({ state }) => state === 'unknown') ? 2 : 0;
}

function unknownWorkload(name: string, known: readonly string[]): Failure {
  const words = known.length > 0 ? `Watched are ${known.join(', ')}` : 'Nothing is';
  return { code: 'status/unknown', message: `No workload called "${name}" is watched. ${words}.` };
}
