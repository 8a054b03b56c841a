import { Command } from 'commander';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

/** `healer incident ack` */
export function ackCommand(io: Io, finish: Finish): Command {
  const command = new Command('ack').description('Say that you are at it. You become its owner when nobody has it.');
  return ofOne(io, finish, command, (id, options: IncidentOptions) =>
    changeIncident(io, options, 'incident/transition', { id, actor: actorOf(), to: 'acknowledged' }),
  );
}
