import { Command } from 'commander';
import { leftOut } from '../../../engine/incidents/draft-store.ts';
import { success } from '../../../engine/model/failure.ts';
import type { Failure, IncidentDetail, Resolution, Result } from '../../../engine/protocol/rpc.ts';
import { actorOf, askDaemon, read } from '../../daemon.ts';
import { fail } from '../../failure.ts';
import { incidentText } from '../../incident-text.ts';
import type { ExitCode, Io } from '../../io.ts';
import { type IncidentOptions, ofOne, print } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';
import { flagOf, resolutionFrom, withResolution } from '../../resolution-flags.ts';
import { fillIn, needsForm } from '../../resolution-form.ts';

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
  const given = resolutionFrom(options);
  const filled = await complete(io, id, options, given);
  if (!filled.ok) return fail(io, filled.failure);
  if (filled.value === undefined) {
    io.err(`\nNot resolved. What was typed is kept as a draft: healer incident resolve ${id} goes on from it.\n`);
    return 2;
  }
  const resolution = filled.value;
  // Items given as flags join those there are; a form has asked for the whole list.
  const { action_items: addItems, ...fields } = given;
  const said = resolution === given && addItems ? { resolution: fields, addItems } : { resolution };
  const resolved = await askDaemon(io, options, 'incident/resolve', () => ({ id, actor: actorOf(), ...said }));
  if (resolved.ok) {
    sayWhatIsLeft(io, resolved.value);
    return print(io, options, resolved.value, incidentText);
  }
  if (resolution !== given) io.err('What was typed is kept as a draft.\n');
  return fail(io, inFlags(resolved.failure));
}

/** What was given, and in a terminal what a person adds when asked; undefined when the person left. */
async function complete(
  io: Io,
  id: string,
  options: ResolveOptions,
  given: Partial<Resolution>,
): Promise<Result<Partial<Resolution> | undefined>> {
  if (!io.openTerminal) return success(given);
  const detail = await read(io, options, 'incident/show', { id });
  if (!detail.ok) return detail;
  if (!needsForm(detail.value, given)) return success(given);
  const terminal = io.openTerminal();
  // Kept even when the terminal goes away.
  const toTheEnd = { ...io, signal: new AbortController().signal };
  try {
    return await fillIn({
      detail: detail.value,
      given,
      now: new Date(),
      ask: terminal.ask,
      say: io.out,
      keep: (change) => askDaemon(toTheEnd, options, 'incident/draft', () => ({ id, actor: actorOf(), change })),
    });
  } finally {
    terminal.close();
  }
}

/** Names what somebody typed and the resolution does not say. */
function sayWhatIsLeft(io: Io, { incident: { id, resolution }, draft }: IncidentDetail): void {
  if (!draft || !resolution) return;
  const { fields, items } = leftOut(draft, resolution);
  const names = [...Object.keys(fields), ...(items.length > 0 ? ['action_items'] : [])];
  const left = names.map((name) => name.replaceAll('_', ' ')).join(', ');
  io.err(
    `Kept as a draft, as ${draft.savedBy.name} typed it: ${left}. \`healer incident resolve ${id}\` in a terminal goes on with it.\n`,
  );
}

/** A failure that names fields of the resolution, in the words of the command line. */
function inFlags(failure: Failure): Failure {
  if (failure.code !== 'incident/incomplete-resolution') return failure;
  return { ...failure, message: failure.message.replace(/\b(?:summary|root_cause|fix)\b/g, flagOf) };
}
