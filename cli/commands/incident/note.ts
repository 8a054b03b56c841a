import { Argument, Command } from 'commander';
import { success } from '../../../engine/model/failure.ts';
import { actorOf } from '../../daemon.ts';
import { fail } from '../../failure.ts';
import { readInput } from '../../input.ts';
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
      const text = said.join(' ') === '-' ? await readInput(io) : success(said.join(' '));
      if (!text.ok) return fail(io, text.failure);
      return changeIncident(io, options, 'incident/note', { id, actor: actorOf(), text: text.value });
    },
    new Argument('[text...]', 'the note; - reads it from standard input'),
  );
}
