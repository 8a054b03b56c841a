import { Command } from 'commander';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

/** `healer incident review` */
export function reviewCommand(io: Io, finish: Finish): Command {
  const command = new Command('review').description('Close a resolved incident after its review.');
  return ofOne(io, finish, command, (id, options: IncidentOptions) =>
    changeIncident(io, options, 'incident/transition', { id, actor: actorOf(), to: 'reviewed' }),
  );
}
