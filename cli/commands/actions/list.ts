import { Command } from 'commander';
import { read } from '../../daemon.ts';
import { fail } from '../../failure.ts';
import { actionsText } from '../../incident-list.ts';
import type { ExitCode, Io } from '../../io.ts';
import { type IncidentOptions, print } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

interface ListOptions extends IncidentOptions {
  readonly overdue?: boolean;
  readonly done?: boolean;
  readonly owner?: string;
}

/** `healer actions list` */
export function listCommand(io: Io, finish: Finish): Command {
  return new Command('list')
    .description('List the action items of all incidents that are to be done: overdue first. Starts no daemon.')
    .option('--overdue', 'only those that were due before today (UTC)')
    .option('--owner <owner>', 'only those of this person')
    .option('--done', 'those that are done too')
    .action(async (options: ListOptions) => finish(await list(io, options)));
}

async function list(io: Io, options: ListOptions): Promise<ExitCode> {
  const { overdue, owner, done } = options;
  const query = { ...(overdue && { overdue }), ...(owner !== undefined && { owner }), ...(done && { done }) };
  const answer = await read(io, options, 'action/list', query);
  if (!answer.ok && answer.failure.code !== 'store/missing') return fail(io, answer.failure);
  const actions = answer.ok ? answer.value : [];
  if (actions.length === 0) io.err(overdue ? 'Nothing is overdue.\n' : 'Nothing is to be done.\n');
  return print(io, options, actions, actionsText);
}
