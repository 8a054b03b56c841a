import { Command } from 'commander';
import { read } from '../../daemon.ts';
import { fail } from '../../failure.ts';
import { healthOfEach } from '../../incident-health.ts';
import { incidentText } from '../../incident-text.ts';
import type { Io } from '../../io.ts';
import { type IncidentOptions, ofOne, print } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

/** `healer incident show` */
export function showCommand(io: Io, finish: Finish): Command {
  const command = new Command('show').description('Show an incident with its evidence and timeline. Starts no daemon.');
  return ofOne(io, finish, command, async (id, options: IncidentOptions) => {
    const detail = await read(io, options, 'incident/show', { id });
    if (!detail.ok) return fail(io, detail.failure);
    const health = (await healthOfEach(io, options, [detail.value.incident])).get(id);
    return print(io, options, { ...detail.value, ...(health && { health }) }, incidentText);
  });
}
