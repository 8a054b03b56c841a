import { Command, CommanderError } from 'commander';
import { defaultTemplate } from '../../../engine/incidents/template-default.ts';
import { actorOf, askDaemon, placeOf, read } from '../../daemon.ts';
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
    .option('--stdout', 'print the Markdown with every part new, and write nothing')
    .option('--template', 'print the template that Healer writes postmortems from, to make one of your own')
    .on('option:template', () => {
      io.out(defaultTemplate);
      throw new CommanderError(0, 'healer.template', '');
    });
  return ofOne(io, finish, command, (id, options: PostmortemOptions) =>
    (options.stdout ? printPostmortem : writePostmortem)(io, id, options),
  );
}

async function printPostmortem(io: Io, id: string, options: IncidentOptions): Promise<ExitCode> {
  const place = await placeOf(io, options);
  if (!place.ok) return fail(io, place.failure);
  const draft = await read(io, options, 'incident/draftPostmortem', { root: place.value.root, id });
  if (!draft.ok) return fail(io, draft.failure);
  return print(io, options, draft.value, ({ markdown }) => markdown);
}

async function writePostmortem(io: Io, id: string, options: IncidentOptions): Promise<ExitCode> {
  const written = await askDaemon(io, options, 'incident/postmortem', (root) => ({ root, id, actor: actorOf() }));
  if (!written.ok) return fail(io, written.failure);
  const { kept } = written.value;
  if (kept.length > 0) {
    io.err(`Edited by a person, so left as they are: ${kept.join(', ')}. --stdout prints what would be new.\n`);
  }
  return print(io, options, written.value, ({ path }) => `${display(path, io.cwd)}\n`);
}
