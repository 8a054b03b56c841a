import { Argument, Command } from 'commander';
import type { Severity } from '../../../engine/protocol/rpc.ts';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

/** `healer incident severity` */
export function severityCommand(io: Io, finish: Finish): Command {
  const command = new Command('severity').description('Change how bad it is.');
  return ofOne(
    io,
    finish,
    command,
    async (id, options: IncidentOptions, [severity]) => {
      if (severity === undefined) return command.error('error: say how bad it is: P1, P2, P3 or P4');
      return changeIncident(io, options, 'incident/severity', { id, actor: actorOf(), severity: severity as Severity });
    },
    new Argument('[severity]', 'how bad it is').choices(['P1', 'P2', 'P3', 'P4']),
  );
}
