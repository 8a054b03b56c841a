import { Command, InvalidArgumentError } from 'commander';
import { describeMatch } from '../../engine/alerts/silences.ts';
import type { Failure, Silence, SilenceMatch } from '../../engine/protocol/rpc.ts';
import { actorOf, askDaemon, type PlaceOptions, read } from '../daemon.ts';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { durationFlag, utc } from '../times.ts';
import { columns } from '../words.ts';

interface Options extends PlaceOptions {
  readonly json?: boolean;
}

interface AddOptions extends Options {
  readonly duration?: number;
  readonly reason?: string;
  readonly match?: SilenceMatch;
  readonly all?: boolean;
}

/** `healer silence [list|end]` */
export function silenceCommand(io: Io, finish: Finish): Command {
  const list = withOptions(new Command('list'))
    .description('List the silences in force, the newest first. Starts no daemon.')
    .option('--ended', 'those that are over too')
    .action(async (_: unknown, command: Command) =>
      finish(await listSilences(io, command.optsWithGlobals<Options & { readonly ended?: boolean }>())),
    );
  const end = withOptions(new Command('end'))
    .description('End a silence now; it stays on record.')
    .argument('<id>', 'the silence, as `healer silence list` shows it, or a part only its id has or ends with')
    .action(async (id: string, _: unknown, command: Command) =>
      finish(await endSilence(io, id, command.optsWithGlobals<Options>())),
    );
  return withOptions(new Command('silence'))
    .description('Alert nobody, and act on nothing by itself, for a while.')
    .option('--duration <duration>', 'for how long: 30m, 2h, 7d; 30d at most', durationFlag)
    .option('--reason <reason>', 'why, for whoever wonders')
    .option(
      '--match <key=value...>',
      'workload=, check=, alert= or a label such as team=; every one must fit, * stands for any characters',
      matchFlag,
    )
    .option('--all', 'everything, instead of --match')
    .addHelpText(
      'after',
      '\nChecks go on, and what they see is recorded. A silence ends by itself.\n\nhealer silence --duration 2h --reason "moving the database" --match workload=api',
    )
    .action(async (options: AddOptions) => finish(await addSilence(io, options)))
    .addCommand(list)
    .addCommand(end);
}

function withOptions(command: Command): Command {
  return command
    .option('--state-dir <dir>', 'where silences are kept, instead of the folder’s own place')
    .option('--root <dir>', 'the folder they are about, instead of this one')
    .option('--json', 'print JSON');
}

async function addSilence(io: Io, options: AddOptions): Promise<ExitCode> {
  const { duration, reason = '', match, all = false } = options;
  if (duration === undefined) return fail(io, noDuration);
  if (match === undefined && !all) return fail(io, noMatch);
  if (match !== undefined && all) return fail(io, matchAndAll);
  const params = { actor: actorOf(), match: match ?? {}, reason, duration };
  const added = await askDaemon(io, options, 'silence/add', () => params);
  if (!added.ok) return fail(io, added.failure);
  print(io, options, added.value);
  if (added.value.unmatched)
    io.err(`It matches no check now: nothing is silent by ${describeMatch(added.value.match)} until one is.\n`);
  return 0;
}

async function listSilences(io: Io, options: Options & { readonly ended?: boolean }): Promise<ExitCode> {
  const answer = await read(io, options, 'silence/list', options.ended ? { ended: true } : {});
  if (!answer.ok && answer.failure.code !== 'store/missing') return fail(io, answer.failure);
  const silences = answer.ok ? answer.value : [];
  if (options.json) io.out(`${JSON.stringify(silences, null, 2)}\n`);
  else io.out(columns(silences.map(row)));
  if (silences.length === 0) io.err(options.ended ? 'No silence.\n' : 'No silence in force.\n');
  return 0;
}

async function endSilence(io: Io, id: string, options: Options): Promise<ExitCode> {
  const { wholeName } = await import('../whole-name.ts');
  const listed = await read(io, options, 'silence/list', {});
  if (!listed.ok && listed.failure.code !== 'store/missing') return fail(io, listed.failure);
  const silences = listed.ok ? listed.value : [];
  const whole = wholeName(
    id,
    silences.map((silence) => ({ id: silence.id, names: [silence.id] })),
    'silence',
  );
  if (!whole.ok) return fail(io, whole.failure);
  const ended = await askDaemon(io, options, 'silence/end', () => ({ actor: actorOf(), id: whole.value }));
  if (!ended.ok) return fail(io, ended.failure);
  print(io, options, ended.value);
  return 0;
}

function print(io: Io, { json }: Options, silence: Silence): void {
  io.out(json ? `${JSON.stringify(silence, null, 2)}\n` : columns([row(silence)]));
}

function row({ id, match, reason, by, ends, ended }: Silence): readonly string[] {
  const end = ended === undefined ? `until ${utc(ends)}` : `ended ${utc(ended)}`;
  return [id, end, describeMatch(match), by.name, reason];
}

/** Each `KEY=VALUE` joined to those before it. */
function matchFlag(text: string, before: SilenceMatch = {}): SilenceMatch {
  const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === '') throw new InvalidArgumentError('Write KEY=VALUE, such as workload=api.');
  const named = key === 'workload' || key === 'check' || key === 'alert';
  const taken = named ? before[key] : before.labels?.[key];
  if (taken !== undefined) throw new InvalidArgumentError(`${key} is given twice: add a silence for each.`);
  return named ? { ...before, [key]: value } : { ...before, labels: { ...before.labels, [key]: value } };
}

const noDuration: Failure = {
  code: 'silence/invalid-duration',
  message: 'Say for how long with --duration, such as --duration 2h; 30d is the most.',
};

const noMatch: Failure = {
  code: 'silence/no-match',
  message: 'Say what is to be silent with --match, such as --match workload=api, or everything with --all.',
};

const matchAndAll: Failure = {
  code: 'silence/match-and-all',
  message: '--all silences everything, and --match only what fits. Keep one of them.',
};
