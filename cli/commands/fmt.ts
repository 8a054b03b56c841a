import { Command } from 'commander';
import { count } from '../../engine/forensics/units.ts';
import { display, failureLine } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';

/** `healer fmt [--check] PATH…` */
export function fmtCommand(io: Io, finish: Finish): Command {
  return new Command('fmt')
    .description('Lay out YAML definitions: two spaces a level, comments and values as they are written.')
    .argument('<path...>', 'files or folders')
    .option('--check', 'change nothing; exit 1 where something would be')
    .action(async (paths: string[], options: { check?: boolean }) =>
      finish(await fmt(io, paths, options.check === true)),
    );
}

async function fmt(io: Io, paths: readonly string[], check: boolean): Promise<ExitCode> {
  const { formatPaths } = await import('../format-paths.ts');
  const { changed, failures, files } = await formatPaths(paths, io.cwd, check);
  for (const file of changed) io.out(`${display(file, io.cwd)}\n`);
  for (const failure of failures) io.err(`healer: ${failureLine(failure, io.cwd)}\n`);
  const done = check ? 'would be laid out anew' : 'laid out anew';
  io.err(`${count(changed.length, 'file')} of ${files} ${done}.\n`);
  if (failures.length > 0) return 2;
  return check && changed.length > 0 ? 1 : 0;
}
