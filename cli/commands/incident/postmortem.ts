import { Command } from 'commander';
import { actorOf, askDaemon, read } from '../../daemon.ts';
import { display, fail } from '../../failure.ts';
import type { ExitCode, Io } from '../../io.ts';
import { type IncidentOptions, ofOne, print } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

interface PostmortemOptions extends IncidentOptions {
  readonly stdout?: boolean;
}

/** `healer incident postmortem` */
export function postmortemCommand(io: Io, finish: Finish): Command {
  const command = new Command('postmortem')
    .description('Write an incident’s postmortem as Markdown, and print where it is.')
    .option('--stdout', 'print the Markdown and write nothing');
  return ofOne(io, finish, command, (id, options: PostmortemOptions) =>
    (options.stdout ? printPostmortem : writePostmortem)(io, id, options),
  );
}

async function printPostmortem(io: Io, id: string, options: IncidentOptions): Promise<ExitCode> {
  const detail = await read(io, options, 'incident/show', { id });
  if (!detail.ok) return fail(io, detail.failure);
  const { postmortem } = await import('../../../engine/incidents/postmortem.ts');
  const markdown = postmortem(detail.value, new Date());
  return print(io, options, { markdown }, () => markdown);
}

async function writePostmortem(io: Io, id: string, options: IncidentOptions): Promise<ExitCode> {
  const written = await askDaemon(io, options, 'incident/postmortem', (root) => ({ root, id, actor: actorOf() }));
  if (!written.ok) return fail(io, written.failure);
  return print(io, options, written.value, ({ path }) => `${display(path, io.cwd)}\n`);
}
