import { Command, InvalidArgumentError, Option } from 'commander';
import type { IncidentDetail, IncidentState, Resolution, Severity } from '../../engine/protocol/rpc.ts';
import { actorOf, askDaemon, readIncidents } from '../daemon.ts';
import { display, fail } from '../failure.ts';
import { incidentText, listText } from '../incident-text.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';

interface StateOption {
  readonly stateDir?: string;
  readonly json?: boolean;
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
      .option('--json', 'print JSON');
    incident.addCommand(command);
  }
  return incident;
}

function startCommand(io: Io, finish: Finish): Command {
  interface Options extends StateOption {
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
    .action(async ({ title, severity, service, description, ...options }: Options) => {
      const incident = { title, severity, ...(service ? { service } : {}), ...(description ? { description } : {}) };
      const ask = await askDaemon(io, options.stateDir, 'incident/start', (root) => ({
        root,
        trusted: true,
        actor: actorOf(),
        incident,
      }));
      finish(ask.ok ? showDetail(io, ask.value, options) : fail(io, ask.failure));
    });
}

function listCommand(io: Io, finish: Finish): Command {
  const states = ['open', 'acknowledged', 'mitigated', 'resolved', 'reviewed'];
  return new Command('list')
    .description('List incidents, newest first.')
    .addOption(new Option('--state <state...>', 'only those in these states').choices(states))
    .action(async (options: StateOption & { readonly state?: IncidentState[] }) => {
      const params = options.state ? { states: options.state } : {};
      const answer = await readIncidents(io, options.stateDir, 'incident/list', params);
      if (!answer.ok && answer.failure.code !== 'store/missing') return finish(fail(io, answer.failure));
      const incidents = answer.ok ? answer.value : [];
      if (options.json) io.out(`${JSON.stringify(incidents, null, 2)}\n`);
      else io.out(listText(incidents));
      if (incidents.length === 0) io.err('No incident. `healer incident start` opens one.\n');
      finish(0);
    });
}

function showCommand(io: Io, finish: Finish): Command {
  return new Command('show')
    .description('Show an incident with its timeline and evidence.')
    .argument('<id>', 'the incident, such as INC-20261121-025412')
    .action(async (id: string, options: StateOption) => {
      const detail = await readIncidents(io, options.stateDir, 'incident/show', { id });
      finish(detail.ok ? showDetail(io, detail.value, options) : fail(io, detail.failure));
    });
}

function resolveCommand(io: Io, finish: Finish): Command {
  const command = new Command('resolve')
    .description('Resolve an incident. Of the fifteen fields, summary, root cause and fix are required.')
    .requiredOption('--id <id>', 'the incident, such as INC-20261121-025412');
  for (const { flag, help } of textFields) command.option(`--${flag} <text>`, help);
  return command
    .option('--downtime <minutes>', 'minutes people could not use it', minutes)
    .option('--toil-minutes <minutes>', 'minutes of manual work', minutes)
    .option('--action-item <text...>', 'what to do about it, as WHAT, WHAT;OWNER or WHAT;OWNER;YYYY-MM-DD', actionItem)
    .action(async (options: StateOption & { readonly id: string } & Record<string, unknown>) => {
      const resolution = resolutionFrom(options);
      const ask = await askDaemon(io, options.stateDir, 'incident/resolve', () => ({
        id: options.id,
        actor: actorOf(),
        resolution,
      }));
      finish(ask.ok ? showDetail(io, ask.value, options) : fail(io, ask.failure));
    });
}

function postmortemCommand(io: Io, finish: Finish): Command {
  return new Command('postmortem')
    .description('Write an incident’s postmortem as Markdown, and print where it is.')
    .requiredOption('--id <id>', 'the incident, such as INC-20261121-025412')
    .option('--stdout', 'print the Markdown and write nothing')
    .action(async (options: StateOption & { readonly id: string; readonly stdout?: boolean }) =>
      finish(options.stdout ? await printPostmortem(io, options) : await writePostmortem(io, options)),
    );
}

async function printPostmortem(io: Io, options: StateOption & { readonly id: string }): Promise<ExitCode> {
  const detail = await readIncidents(io, options.stateDir, 'incident/show', { id: options.id });
  if (!detail.ok) return fail(io, detail.failure);
  const { postmortem } = await import('../../engine/incidents/postmortem.ts');
  io.out(postmortem(detail.value, new Date()));
  return 0;
}

async function writePostmortem(io: Io, options: StateOption & { readonly id: string }): Promise<ExitCode> {
  const written = await askDaemon(io, options.stateDir, 'incident/postmortem', (root) => ({
    root,
    id: options.id,
    actor: actorOf(),
  }));
  if (!written.ok) return fail(io, written.failure);
  if (options.json) io.out(`${JSON.stringify(written.value, null, 2)}\n`);
  else io.out(`${display(written.value.path, io.cwd)}\n`);
  return 0;
}

function showDetail(io: Io, detail: IncidentDetail, options: StateOption): ExitCode {
  io.out(options.json ? `${JSON.stringify(detail, null, 2)}\n` : incidentText(detail));
  return 0;
}

const textFields = [
  { flag: 'summary', field: 'summary', help: 'what happened, in a sentence or two (required)' },
  { flag: 'root-cause', field: 'root_cause', help: 'what made it possible (required)' },
  { flag: 'trigger', field: 'trigger', help: 'what set it off' },
  { flag: 'fix', field: 'fix', help: 'what ended it (required)' },
  { flag: 'category', field: 'category', help: 'the sort of cause: configuration, dependency, capacity …' },
  { flag: 'component', field: 'component', help: 'the part that failed' },
  { flag: 'detection', field: 'detection', help: 'how it was noticed' },
  { flag: 'impact', field: 'impact', help: 'what people could not do' },
  { flag: 'toil-category', field: 'toil_category', help: 'the sort of manual work' },
  { flag: 'went-well', field: 'went_well', help: 'what helped' },
  { flag: 'could-be-better', field: 'could_be_better', help: 'what would have helped' },
  { flag: 'lessons', field: 'lessons', help: 'what was learned' },
] as const;

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
