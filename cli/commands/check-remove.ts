import { Command } from 'commander';
import type { Failure } from '../../engine/model/failure.ts';
import { display, fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';

interface RemoveOptions {
  readonly dir?: string;
  readonly json?: boolean;
}

/** `healer check remove WORKLOAD[/CHECK]` */
export function removeCheckCommand(io: Io, finish: Finish): Command {
  return new Command('remove')
    .description('Remove the file that holds exactly one check. A watching daemon stops running it by itself.')
    .argument('<name>', 'a workload with one check, or one check as WORKLOAD/CHECK')
    .option('--dir <dir>', 'look in this folder instead of those healer.yaml names')
    .option('--json', 'print JSON')
    .action(async (name: string, options: RemoveOptions) => finish(await remove(io, name, options)));
}

async function remove(io: Io, name: string, options: RemoveOptions): Promise<ExitCode> {
  const { loadFor } = await import('../definitions.ts');
  const { removeCheck } = await import('../../engine/definitions/write-check.ts');
  const { noSuchCheck } = await import('../no-such-check.ts');
  const definitions = await loadFor(io, options.dir);
  if (!definitions.ok) return fail(io, definitions.failure);
  const { checks, root } = definitions.value;
  const found = checks.filter((check) => check.workload === name || `${check.workload}/${check.name}` === name);
  const [check, ...others] = found;
  if (!check) return fail(io, noSuchCheck(name, definitions.value, io.cwd));
  if (others.length > 0)
    return fail(
      io,
      several(
        name,
        found.map((one) => `${one.workload}/${one.name}`),
      ),
    );
  const removed = await removeCheck(check, root);
  if (!removed.ok) return fail(io, removed.failure);
  const { file } = check.source;
  if (options.json) io.out(`${JSON.stringify({ workload: check.workload, check: check.name, file }, null, 2)}\n`);
  else io.out(`${display(file, io.cwd)}\n`);
  return 0;
}

function several(name: string, titles: readonly string[]): Failure {
  return { code: 'check/several', message: `${name} has several checks: say which of ${titles.join(', ')}.` };
}
