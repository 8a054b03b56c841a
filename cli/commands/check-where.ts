import { Command } from 'commander';
import type { CheckFolder } from '../../engine/definitions/check-folder.ts';
import type { Result } from '../../engine/model/failure.ts';
import { display, fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';

interface WhereOptions {
  readonly json?: boolean;
}

/** `healer check where` */
export function whereChecksCommand(io: Io, finish: Finish): Command {
  return new Command('where')
    .description('Print the folder of healer.yaml that a new check belongs in, whether it is there yet or not.')
    .option('--json', 'print JSON')
    .action(async (options: WhereOptions) => finish(await whereChecks(io, options)));
}

async function whereChecks(io: Io, options: WhereOptions): Promise<ExitCode> {
  const chosen = await choose(io);
  if (options.json) io.out(`${JSON.stringify(chosen.ok ? chosen.value : chosen.failure)}\n`);
  else if (chosen.ok) io.out(`${display(chosen.value.folder, io.cwd)}\n`);
  else return fail(io, chosen.failure);
  return chosen.ok ? 0 : 2;
}

async function choose(io: Io): Promise<Result<CheckFolder>> {
  const { folderForChecks } = await import('../../engine/definitions/check-folder.ts');
  const { loadDefinitions } = await import('../../engine/definitions/load.ts');
  const { findRoot } = await import('../../engine/definitions/root.ts');
  const root = await findRoot(io.cwd);
  return root.ok ? folderForChecks(await loadDefinitions({ root: root.value })) : root;
}
