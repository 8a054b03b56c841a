import type { Argument, Command } from 'commander';
import { ambiguousIncident } from '../engine/incidents/failures.ts';
import { failed, type Result, success } from '../engine/model/failure.ts';
import type { Params } from '../engine/protocol/rpc.ts';
import { askDaemon, type PlaceOptions, read } from './daemon.ts';
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
    .argument('[id]', 'the incident, such as INC-20261121-025412, or a part only its id has or ends with, such as 5412')
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

/** Requests that change one incident and answer with the whole of it. */
type Changing =
  | 'incident/note'
  | 'incident/transition'
  | 'incident/reopen'
  | 'incident/assign'
  | 'incident/severity'
  | 'incident/milestones'
  | 'action/done';

/** Has the daemon change an incident, and prints what became of it. */
export async function changeIncident<M extends Changing>(
  io: Io,
  options: IncidentOptions,
  method: M,
  params: Params<M>,
): Promise<ExitCode> {
  const changed = await askDaemon(io, options, method, () => params);
  if (!changed.ok) return fail(io, changed.failure);
  return print(io, options, changed.value, (detail) => changeText(detail, params.actor));
}

/** Prints an answer as JSON, or as text for a person. */
export function print<T>(io: Io, { json }: IncidentOptions, answer: T, text: (answer: T) => string): 0 {
  io.out(json ? `${JSON.stringify(answer, null, 2)}\n` : text(answer));
  return 0;
}

/** The id that is meant by a part only it has, or only it ends with; a whole one is taken as it is. */
async function wholeId(io: Io, options: PlaceOptions, part: string): Promise<Result<string>> {
  if (/^INC-\d{8}-\d{6}(?:-\d+)?$/.test(part)) return success(part);
  const listed = await read(io, options, 'incident/list', {});
  if (!listed.ok) return listed;
  const having = listed.value.map(({ id }) => id).filter((id) => id.includes(part.toUpperCase()));
  const ending = having.filter((id) => id.endsWith(part.toUpperCase()));
  const [id = part, ...others] = ending.length === 1 ? ending : having;
  return others.length > 0 ? failed(ambiguousIncident(part, having)) : success(id);
}
