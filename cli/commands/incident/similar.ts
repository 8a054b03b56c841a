import { Command } from 'commander';
import { read } from '../../daemon.ts';
import { fail } from '../../failure.ts';
import { similarText } from '../../incident-list.ts';
import type { ExitCode, Io } from '../../io.ts';
import { type IncidentOptions, ofOne, print } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';
import { countFlag } from '../../times.ts';

interface SimilarOptions extends IncidentOptions {
  readonly limit?: number;
}

/** `healer incident similar` */
export function similarCommand(io: Io, finish: Finish): Command {
  const command = new Command('similar')
    .description('Show past incidents that resemble it, why, and what ended them. Starts no daemon.')
    .option('--limit <number>', 'at most this many; 5 when left out', countFlag);
  return ofOne(io, finish, command, (id, options: SimilarOptions) => similar(io, id, options));
}

async function similar(io: Io, id: string, options: SimilarOptions): Promise<ExitCode> {
  const { limit } = options;
  const found = await read(io, options, 'incident/similar', { id, ...(limit !== undefined && { limit }) });
  if (!found.ok) return fail(io, found.failure);
  if (found.value.length === 0) io.err('No past incident resembles it.\n');
  return print(io, options, found.value, (incidents) => similarText(incidents, new Date()));
}
