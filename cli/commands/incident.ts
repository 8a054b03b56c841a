import { Command, InvalidArgumentError, Option } from 'commander';
import type { Failure, IncidentDetail, IncidentState, Resolution, Severity } from '../../engine/protocol/rpc.ts';
import { actorOf, askDaemon, type PlaceOptions, placeOf, read } from '../daemon.ts';
import { display, fail } from '../failure.ts';
import { incidentText, listText } from '../incident-text.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { flagOf, textFields } from '../resolution-flags.ts';

interface Options extends PlaceOptions {
  readonly json?: boolean;
}

interface OneIncident extends Options {
  readonly id?: string;
}

/** `healer incident start|list|show|resolve|postmortem` */
export function incidentCommand(io: Io, finish: Finish): Command {
  const commands = [
    startCommand(io, finish),
    listCommand(io, finish),
    showCommand(io, finish),
    resolveCommand(io, finish),
    postmortemCommand(io, finish),
  ];
  const incident = new Command('incident').description(
    'Open, read and resolve incidents, and write their postmortems.',
  );
  for (const command of commands) {
    command
      .option('--state-dir <dir>', 'where incidents are kept, instead of the folder’s own place')
      .option('--root <dir>', 'the folder they are about, instead of this one')
      .option('--json', 'print JSON');
    incident.addCommand(command);
  }
  return incident;
}

function startCommand(io: Io, finish: Finish): Command {
  interface StartOptions extends Options {
    readonly title: string;
    readonly severity: Severity;
    readonly service?: string;
    readonly description?: string;
  }
  return new Command('start')
    .description('Open an incident by hand. Evidence of host, checks and git is taken at once.')
    .requiredOption('--title <title>', 'what is broken, in a line')
    .addOption(
      new Option('--severity <severity>', 'how bad it is').choices(['P1', 'P2', 'P3', 'P4']).makeOptionMandatory(),
    )
    .option('--service <service>', 'the service, as the profile names it; its checks and paths become evidence')
    .option('--description <description>', 'more about it')
    .action(async ({ title, severity, service, description, ...options }: StartOptions) => {
      const incident = { title, severity, ...(service ? { service } : {}), ...(description ? { description } : {}) };
      const ask = await askDaemon(io, options, 'incident/start', async (root) => {
        if (service) await warnOfUnknown(io, root, service);
        return { root, trusted: true, actor: actorOf(), incident };
      });
      finish(ask.ok ? showDetail(io, ask.value, options) : fail(io, ask.failure));
    });
}

function listCommand(io: Io, finish: Finish): Command {
  const states = ['open', 'acknowledged', 'mitigated', 'resolved', 'reviewed'];
  return new Command('list')
    .description('List incidents, newest first.')
    .addOption(new Option('--state <state...>', 'only those in these states').choices(states))
    .action(async (options: Options & { readonly state?: IncidentState[] }) => {
      const params = options.state ? { states: options.state } : {};
      const answer = await read(io, options, 'incident/list', params);
      if (!answer.ok && answer.failure.code !== 'store/missing') return finish(fail(io, answer.failure));
      const incidents = answer.ok ? answer.value : [];
      if (options.json) io.out(`${JSON.stringify(incidents, null, 2)}\n`);
      else io.out(listText(incidents));
      if (incidents.length === 0) io.err('No incident. `healer incident start` opens one.\n');
      finish(0);
    });
}

function showCommand(io: Io, finish: Finish): Command {
  const command = new Command('show').description('Show an incident with its timeline and evidence.');
  return ofOne(command, async (id, options) => {
    const detail = await read(io, options, 'incident/show', { id });
    finish(detail.ok ? showDetail(io, detail.value, options) : fail(io, detail.failure));
  });
}

function resolveCommand(io: Io, finish: Finish): Command {
  const command = new Command('resolve').description(
    'Resolve an incident. Of the fifteen fields, summary, root cause and fix are required.',
  );
  for (const { flag, help } of textFields) command.option(`--${flag} <text>`, help);
  command
    .option('--downtime <minutes>', 'minutes people could not use it', minutes)
    .option('--toil-minutes <minutes>', 'minutes of manual work', minutes)
    .option('--action-item <text...>', 'what to do about it, as WHAT, WHAT;OWNER or WHAT;OWNER;YYYY-MM-DD', actionItem);
  return ofOne(command, async (id, options: OneIncident & Record<string, unknown>) => {
    const resolution = resolutionFrom(options);
    const ask = await askDaemon(io, options, 'incident/resolve', () => ({ id, actor: actorOf(), resolution }));
    finish(ask.ok ? showDetail(io, ask.value, options) : fail(io, inFlags(ask.failure)));
  });
}

function postmortemCommand(io: Io, finish: Finish): Command {
  const command = new Command('postmortem')
    .description('Write an incident’s postmortem as Markdown, and print where it is.')
    .option('--stdout', 'print the Markdown with every part new, and write nothing');
  return ofOne(command, async (id, options: OneIncident & { readonly stdout?: boolean }) =>
    finish(await (options.stdout ? printPostmortem : writePostmortem)(io, id, options)),
  );
}

async function printPostmortem(io: Io, id: string, options: Options): Promise<ExitCode> {
  const place = await placeOf(io, options);
  if (!place.ok) return fail(io, place.failure);
  const draft = await read(io, options, 'incident/draftPostmortem', { root: place.value.root, id });
  if (!draft.ok) return fail(io, draft.failure);
  io.out(options.json ? `${JSON.stringify(draft.value, null, 2)}\n` : draft.value.markdown);
  return 0;
}

async function writePostmortem(io: Io, id: string, options: Options): Promise<ExitCode> {
  const written = await askDaemon(io, options, 'incident/postmortem', (root) => ({ root, id, actor: actorOf() }));
  if (!written.ok) return fail(io, written.failure);
  const { path, kept } = written.value;
  if (options.json) io.out(`${JSON.stringify(written.value, null, 2)}\n`);
  else io.out(`${display(path, io.cwd)}\n`);
  if (kept.length > 0) {
    io.err(`Edited by a person, so left as they are: ${kept.join(', ')}. --stdout prints what would be new.\n`);
  }
  return 0;
}

/** A command about one incident, whose id is its argument or follows `--id`. */
function ofOne<O extends OneIncident>(command: Command, act: (id: string, options: O) => Promise<void>): Command {
  return command
    .argument('[id]', 'the incident, such as INC-20261121-025412')
    .option('--id <id>', 'the same')
    .action(async (argument: string | undefined, options: O) => {
      const ids = new Set([argument, options.id].filter((id) => id !== undefined));
      const [id] = ids;
      if (id === undefined) command.error('error: say which incident: healer incident list shows their ids');
      if (ids.size > 1) command.error(`error: two incidents are named, ${[...ids].join(' and ')}: keep one of them`);
      await act(id, options);
    });
}

/** Says that nothing is watched under the service's name, which may be a slip; the incident is opened all the same. */
async function warnOfUnknown(io: Io, root: string, service: string): Promise<void> {
  const { subjectOf } = await import('../../engine/forensics/subject.ts');
  const { unknown } = await subjectOf(root, service);
  if (unknown !== undefined) io.err(`${unknown}\n`);
}

/** A failure that names fields of the resolution, in the words of the command line. */
function inFlags(failure: Failure): Failure {
  if (failure.code !== 'incident/incomplete-resolution') return failure;
  return { ...failure, message: failure.message.replace(/\b(?:summary|root_cause|fix)\b/g, flagOf) };
}

function showDetail(io: Io, detail: IncidentDetail, options: Options): ExitCode {
  io.out(options.json ? `${JSON.stringify(detail, null, 2)}\n` : incidentText(detail));
  return 0;
}

function resolutionFrom(options: Readonly<Record<string, unknown>>): Partial<Resolution> {
  const found: Record<string, unknown> = {};
  const take = (option: string, field: keyof Resolution): void => {
    if (options[option] !== undefined) found[field] = options[option];
  };
  for (const { flag, field } of textFields) take(camelCase(flag), field);
  take('downtime', 'downtime_minutes');
  take('toilMinutes', 'toil_minutes');
  take('actionItem', 'action_items');
  return found;
}

function camelCase(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function minutes(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('Give a number of minutes, 0 or more.');
  return value;
}

function actionItem(text: string, before: readonly object[] = []): readonly object[] {
  const [what = '', owner, due] = text.split(';').map((part) => part.trim());
  if (!what) throw new InvalidArgumentError('Say what is to be done.');
  if (due && !/^\d{4}-\d{2}-\d{2}$/.test(due)) throw new InvalidArgumentError('The due date is written YYYY-MM-DD.');
  return [...before, { what, ...(owner ? { owner } : {}), ...(due ? { due } : {}) }];
}
