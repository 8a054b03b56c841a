import { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Finish } from '../program.ts';

/** `healer lsp --stdio` */
export function lspCommand(io: Io, _finish: Finish): Command {
  return new Command('lsp')
    .description('Serve the language server to an editor over standard input and output.')
    .requiredOption('--stdio', 'talk over standard input and output (the one transport there is)')
    .action(async () => {
      const { runStdio } = await import('../../server/connection.ts');
      io.signal.addEventListener('abort', () => process.exit());
      runStdio();
    });
}
