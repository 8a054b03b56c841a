import { Command, Option } from 'commander';
import { eventJson } from '../../engine/event-json.ts';
import { kindNames } from '../../engine/model/event-kinds.ts';
import type { Event, EventKind, EventQuery } from '../../engine/protocol/rpc.ts';
import type { PlaceOptions } from '../daemon.ts';
import { eventLine } from '../event-text.ts';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { countFlag, timeFlag } from '../times.ts';

interface EventsOptions extends PlaceOptions, Pick<EventQuery, 'since' | 'until' | 'workload' | 'limit'> {
  readonly follow?: boolean;
  readonly kind?: readonly EventKind[];
  readonly json?: boolean;
}

/** `healer events` */
export function eventsCommand(io: Io, finish: Finish): Command {
  return new Command('events')
    .description('Print what happened, oldest first: all that is kept, unless it is narrowed down. Starts no daemon.')
    .option('--follow', 'go on with what happens, through restarts of the daemon, until ctrl-C')
    .addOption(new Option('--since <time>', 'from then on: 90m, 24h, 7d, 2w ago, or a UTC time').argParser(timeFlag))
    .addOption(new Option('--until <time>', 'up to then').argParser(timeFlag).conflicts('follow'))
    .addOption(new Option('--kind <kind...>', 'only these kinds').choices(kindNames))
    .option('--workload <workload>', 'only those about this workload')
    .option('--limit <number>', 'only the newest, this many', countFlag)
    .option('--state-dir <dir>', 'where events are kept, instead of the folder’s own place')
    .option('--root <dir>', 'the folder they are about, instead of this one')
    .option('--json', 'print one JSON object a line: id, at, kind, workload, check, message, data')
    .addHelpText('after', `\nKinds: ${kindNames.join(', ')}`)
    .action(async (options: EventsOptions) => finish(await events(io, options)));
}

async function events(io: Io, options: EventsOptions): Promise<ExitCode> {
  const { since, until, kind, workload, limit } = options;
  const query: EventQuery = {
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(kind !== undefined && { kinds: kind }),
    ...(workload !== undefined && { workload }),
    ...(limit !== undefined && { limit }),
  };
  const written = options.json ? eventJson : eventLine;
  if (options.follow) return follow(io, options, query, (event) => io.out(written(event)));
  const { readEvents } = await import('../event-pages.ts');
  let some = false;
  const read = await readEvents(io, options, query, (page) => {
    some ||= page.length > 0;
    io.out(page.map((event) => written(event)).join(''));
  });
  if (!read.ok) return fail(io, read.failure);
  if (!some) io.err('No event.\n');
  return 0;
}

async function follow(
  io: Io,
  options: PlaceOptions,
  query: EventQuery,
  take: (event: Event) => void,
): Promise<ExitCode> {
  const { placeOf } = await import('../daemon.ts');
  const { followEvents } = await import('../follow-events.ts');
  const place = await placeOf(io, options);
  if (!place.ok) return fail(io, place.failure);
  const followed = await followEvents(io, place.value, query, take);
  return followed.ok ? 0 : fail(io, followed.failure);
}
