import { Argument, Command } from 'commander';
import { commandTree, type Shell, scripts } from '../completion.ts';
import type { Io } from '../io.ts';
import type { Finish } from '../program.ts';

/** `healer completion SHELL` */
export function completionCommand(io: Io, _finish: Finish): Command {
  const shells = Object.keys(scripts);
  const command = new Command('completion')
    .description('Print what a shell needs to complete the words of healer.')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .addHelpText(
      'after',
      '\nbash: source <(healer completion bash)\nzsh:  source <(healer completion zsh)\nfish: healer completion fish | source',
    )
    .action((shell: Shell) => io.out(scripts[shell](commandTree(command.parent ?? command))));
  return command;
}
