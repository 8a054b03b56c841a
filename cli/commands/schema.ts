import { Argument, Command } from 'commander';
import { type Kind, kinds } from '../../schemas/kinds.ts';
import type { Io } from '../io.ts';
import type { Finish } from '../program.ts';

/** `healer schema KIND` */
export function schemaCommand(io: Io, _finish: Finish): Command {
  return new Command('schema')
    .description('Print the JSON Schema of a kind, complete in itself, for other YAML tools.')
    .addArgument(new Argument('<kind>', 'which kind').choices(kinds))
    .action(async (kind: Kind) => {
      const { selfContained } = await import('../../schemas/self-contained.ts');
      io.out(`${JSON.stringify(selfContained(kind), null, 2)}\n`);
    });
}
