import type { Argument, Command } from 'commander';
import { ambiguousIncident } from '../engine/incidents/failures.ts';
import { failed, type Result, success } from '../engine/model/failure.ts';
import type { Method, Params } from '../engine/protocol/rpc.ts';
import { actorOf, askDaemon, type PlaceOptions, read } from './daemon.ts';
import { fail } from './failure.ts';
import { changeText } from './incident-list.ts';
import type { ExitCode, Io } from './io.ts';

export interface IncidentOptions extends PlaceOptions {
  readonly json?: boolean;
}

/** What every command about incidents takes. */
export function withPlace(command: Command): Command {
  return command
    .option('--state-dir <dir>', 'where incidents are kept, instead of the folder’s own place')
    .option('--root <dir>', 'the folder they are about, instead of this one')
    .option('--json', 'print JSON');
}

/**
 * A command about one incident, whose id is its first argument or follows `--id`; what else is said follows it. `act`
 * gets the whole id.
 */
export function ofOne<O extends IncidentOptions>(
  io: Io,
  finish: (code: ExitCode) => void,
  command: Command,
  act: (id: string, options: O, said: readonly string[]) => Promise<ExitCode>,
  then?: Argument,
): Command {
  command
    .argument('[id]', 'the incident, such as INC-20261121-025412, or a part that only its id has, such as 0254')
    .option('--id <id>', 'the same');
  if (then) command.addArgument(then);
  return command.action(async () => {
    const options = command.opts<O & { readonly id?: string }>();
    const named = options.id ?? command.args[0];
    const said = command.args[0] === named ? command.args.slice(1) : command.args;
    if (named === undefined) return command.error('error: say which incident: healer incident list shows their ids');
    if (!then && said.length > 0) {
      return command.error(`error: two incidents are named, ${[said[0], named].join(' and ')}: keep one of them`);
    }
    if (then && !then.variadic && said.length > 1) return command.error(`error: too much is said: ${said.join(' ')}`);
    const id = await wholeId(io, options, named);
    finish(id.ok ? await act(id.value, options, said) : fail(io, id.failure));
  });
}

/** Requests that change one incident. */
type Changing = {
  [M in Method]: Params<M> extends { readonly id: string; readonly actor: unknown }
    ? M extends `${'incident' | 'action'}/${string}`
      ? M
      : never
    : never;
}[Exclude<Method, 'incident/postmortem'>];

/** Has the daemon change an incident, and prints what became of it. */
export async function changeIncident<M extends Changing>(
  io: Io,
  options: IncidentOptions,
  method: M,
  params: Omit<Params<M>, 'actor'>,
): Promise<ExitCode> {
  const actor = actorOf();
  const changed = await askDaemon(io, options, method, () => ({ ...params, actor }) as unknown as Params<M>);
  if (!changed.ok) return fail(io, changed.failure);
  return print(io, options, changed.value, (detail) => changeText(detail, actor));
}

/** Prints an answer as JSON, or as text for a person. */
export function print<T>(io: Io, { json }: IncidentOptions, answer: T, text: (answer: T) => string): 0 {
  io.out(json ? `${JSON.stringify(answer, null, 2)}\n` : text(answer));
  return 0;
}

/** The id that is meant by a part of it; a whole one is taken as it is. */
async function wholeId(io: Io, options: PlaceOptions, part: string): Promise<Result<string>> {
  if (/^INC-\d{8}-\d{6}(?:-\d+)?$/.test(part)) return success(part);
  const listed = await read(io, options, 'incident/list', {});
  if (!listed.ok) return listed;
  const ids = listed.value.map(({ id }) => id).filter((id) => id.includes(part.toUpperCase()));
  return ids.length > 1 ? failed(ambiguousIncident(part, ids)) : success(ids[0] ?? part);
}
