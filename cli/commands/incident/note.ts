import { Argument, Command } from 'commander';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

/** `healer incident note` */
export function noteCommand(io: Io, finish: Finish): Command {
  return ofOne(
    io,
    finish,
    new Command('note').description('Write something into its timeline.'),
    (id, options: IncidentOptions, said) => changeIncident(io, options, 'incident/note', { id, text: said.join(' ') }),
    new Argument('[text...]', 'the note'),
  );
}
