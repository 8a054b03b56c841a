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
    .option('--ended', 'those that are over too; so does --all')
    .action(async (_: unknown, command: Command) =>
      finish(await listSilences(io, command.optsWithGlobals<AddOptions & { readonly ended?: boolean }>())),
    );
  const end = withOptions(new Command('end'))
    .description('End a silence now; it stays on record.')
    .argument('<id>', 'the silence, as `healer silence list` shows it, or a part only its id has or ends with')
    .action(async (id: string, _: unknown, command: Command) =>
      finish(await endSilence(io, id, command.optsWithGlobals<AddOptions>())),
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
  const { duration, reason, match, all = false } = options;
  if (match !== undefined && all) return fail(io, matchAndAll);
  if (duration === undefined || reason === undefined || (match === undefined && !all))
    return fail(io, missing(options));
  const params = { actor: actorOf(), match: match ?? {}, reason, duration };
  const added = await askDaemon(io, options, 'silence/add', () => params);
  if (!added.ok) return fail(io, added.failure);
  print(io, options, added.value);
  if (added.value.unmatched)
    io.err(`It matches no check now: nothing is silent by ${describeMatch(added.value.match)} until one is.\n`);
  return 0;
}

async function listSilences(io: Io, options: AddOptions & { readonly ended?: boolean }): Promise<ExitCode> {
  const stray = strayOf(options, ['duration', 'reason', 'match']);
  if (stray !== undefined) return fail(io, notTaken('list', stray));
  const ended = options.ended === true || options.all === true;
  const answer = await read(io, options, 'silence/list', ended ? { ended } : {});
  if (!answer.ok && answer.failure.code !== 'store/missing') return fail(io, answer.failure);
  const silences = answer.ok ? answer.value : [];
  if (options.json) io.out(`${JSON.stringify(silences, null, 2)}\n`);
  else io.out(columns(silences.map(row)));
  if (silences.length === 0) io.err(ended ? 'No silence.\n' : 'No silence in force.\n');
  return 0;
}

async function endSilence(io: Io, id: string, options: AddOptions): Promise<ExitCode> {
  const stray = strayOf(options, ['duration', 'reason', 'match', 'all']);
  if (stray !== undefined) return fail(io, notTaken('end', stray));
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

/** What of it is still to be said, all at once; the code is of the first. */
function missing({ duration, reason, match, all }: AddOptions): Failure {
  const wanted = [
    duration === undefined && ['invalid-duration', 'for how long with --duration, such as --duration 2h (30d at most)'],
    match === undefined &&
      !all && ['no-match', 'what is to be silent with --match, such as --match workload=api, or everything with --all'],
    reason === undefined && ['invalid-reason', 'why with --reason'],
  ].filter((one) => one !== false);
  return { code: `silence/${wanted[0]?.[0]}`, message: `Say ${wanted.map(([, what]) => what).join('; ')}.` };
}

type AddFlag = Exclude<keyof AddOptions, keyof Options>;

/** A flag that says what to silence, given to a command that does not ask. */
function strayOf(options: AddOptions, flags: readonly AddFlag[]): AddFlag | undefined {
  return flags.find((flag) => options[flag] !== undefined);
}

function notTaken(command: string, flag: AddFlag): Failure {
  return {
    code: 'silence/not-taken',
    message: `\`healer silence ${command}\` does not go by --${flag}. Leave it out.`,
  };
}

const matchAndAll: Failure = {
  code: 'silence/match-and-all',
  message: '--all silences everything, and --match only what fits. Keep one of them.',
};
