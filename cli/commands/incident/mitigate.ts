import { Command } from 'commander';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

/** `healer incident mitigate` */
export function mitigateCommand(io: Io, finish: Finish): Command {
  const command = new Command('mitigate').description(
    'Say that people no longer feel it, though it is not resolved yet.',
  );
  return ofOne(io, finish, command, (id, options: IncidentOptions) =>
    changeIncident(io, options, 'incident/transition', { id, actor: actorOf(), to: 'mitigated' }),
  );
}
