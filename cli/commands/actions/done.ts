import { Argument, Command } from 'commander';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

interface DoneOptions extends IncidentOptions {
  readonly undo?: boolean;
}

/** `healer actions done` */
export function doneCommand(io: Io, finish: Finish): Command {
  const command = new Command('done')
    .description('Mark an action item of an incident as done.')
    .option('--undo', 'it is to be done again');
  return ofOne(
    io,
    finish,
    command,
    async (id, options: DoneOptions, [number]) => {
      const item = Number(number);
      if (!Number.isSafeInteger(item)) {
        return command.error('error: say which item by its number: healer actions list shows them');
      }
      return changeIncident(io, options, 'action/done', { id, actor: actorOf(), item, done: options.undo !== true });
    },
    new Argument('[item]', 'its number, as `healer actions list` shows it'),
  );
}
