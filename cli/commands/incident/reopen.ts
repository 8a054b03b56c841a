import { Command } from 'commander';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

interface ReopenOptions extends IncidentOptions {
  readonly reason: string;
}

/** `healer incident reopen` */
export function reopenCommand(io: Io, finish: Finish): Command {
  const command = new Command('reopen')
    .description('Work on a resolved or reviewed incident again. What was written as its resolution is kept.')
    .requiredOption('--reason <reason>', 'why it is not over');
  return ofOne(io, finish, command, (id, options: ReopenOptions) =>
    changeIncident(io, options, 'incident/reopen', { id, actor: actorOf(), reason: options.reason }),
  );
}
