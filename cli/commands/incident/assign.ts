import { Argument, Command } from 'commander';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

interface AssignOptions extends IncidentOptions {
  readonly nobody?: boolean;
}

/** `healer incident assign` */
export function assignCommand(io: Io, finish: Finish): Command {
  const command = new Command('assign')
    .description('Give an incident to somebody.')
    .option('--nobody', 'take it from whoever has it');
  return ofOne(
    io,
    finish,
    command,
    async (id, options: AssignOptions, [owner]) => {
      if ((owner === undefined) !== (options.nobody === true)) {
        return command.error('error: say who has it from now on, or --nobody');
      }
      return changeIncident(io, options, 'incident/assign', { id, actor: actorOf(), owner: owner ?? '' });
    },
    new Argument('[owner]', 'who has it from now on'),
  );
}
