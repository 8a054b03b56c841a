import { Argument, Command } from 'commander';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

/** `healer incident note` */
export function noteCommand(io: Io, finish: Finish): Command {
  const command = new Command('note').description('Write something into its timeline.');
  return ofOne(
    io,
    finish,
    command,
    async (id, options: IncidentOptions, said) => {
      if (said.length === 0) return command.error('error: say what is to be noted');
      return changeIncident(io, options, 'incident/note', { id, actor: actorOf(), text: said.join(' ') });
    },
    new Argument('[text...]', 'the note'),
  );
}
