import { Command } from 'commander';
import type { Failure } from '../../../engine/protocol/rpc.ts';
import { actorOf, askDaemon } from '../../daemon.ts';
import { fail } from '../../failure.ts';
import { incidentText } from '../../incident-text.ts';
import type { ExitCode, Io } from '../../io.ts';
import { type IncidentOptions, ofOne, print } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';
import { flagOf, resolutionFrom, withResolution } from '../../resolution-flags.ts';

type ResolveOptions = IncidentOptions & Readonly<Record<string, unknown>>;

/** `healer incident resolve` */
export function resolveCommand(io: Io, finish: Finish): Command {
  const command = withResolution(
    new Command('resolve').description(
      'Resolve an incident. Of the fifteen fields, summary, root cause and fix are required.',
    ),
  );
  return ofOne(io, finish, command, (id, options: ResolveOptions) => resolve(io, id, options));
}

async function resolve(io: Io, id: string, options: ResolveOptions): Promise<ExitCode> {
  const resolution = resolutionFrom(options);
  const resolved = await askDaemon(io, options, 'incident/resolve', () => ({ id, actor: actorOf(), resolution }));
  return resolved.ok ? print(io, options, resolved.value, incidentText) : fail(io, inFlags(resolved.failure));
}

/** A failure that names fields of the resolution, in the words of the command line. */
function inFlags(failure: Failure): Failure {
  if (failure.code !== 'incident/incomplete-resolution') return failure;
  return { ...failure, message: failure.message.replace(/\b(?:summary|root_cause|fix)\b/g, flagOf) };
}
