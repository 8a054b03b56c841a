import { Command } from 'commander';
import { eventJson } from '../../engine/event-json.ts';
import { alertKinds } from '../../engine/model/event-kinds.ts';
import type { Event, EventQuery } from '../../engine/protocol/rpc.ts';
import type { PlaceOptions } from '../daemon.ts';
import { eventLine } from '../event-text.ts';
import { fail } from '../failure.ts';
import { createHistorian } from '../history.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { lasting, timeFlag, utc } from '../times.ts';

interface HistoryOptions extends PlaceOptions {
  readonly since: string;
  readonly alertsOnly?: boolean;
  readonly workload?: string;
  readonly json?: boolean;
}

/** `healer history` */
export function historyCommand(io: Io, finish: Finish): Command {
  return new Command('history')
    .description('Tell what happened, and how long each outage lasted. Starts no daemon.')
    .option('--since <time>', 'from then on: 90m, 24h, 7d, 2w ago, or a UTC time; 24h when left out', timeFlag)
    .option('--alerts-only', 'only outages, crashes, limits exceeded, incidents, and what was done about them')
    .option('--workload <workload>', 'only what is about this workload')
    .option('--state-dir <dir>', 'where events are kept, instead of the folder’s own place')
    .option('--root <dir>', 'the folder they are about, instead of this one')
    .option('--json', 'print one JSON object a line, as `healer events`, with the outage it ended (duration in ms)')
    .action(async ({ since = timeFlag('24h'), ...options }: Partial<HistoryOptions>) =>
      finish(await history(io, { since, ...options })),
    );
}

async function history(io: Io, options: HistoryOptions): Promise<ExitCode> {
  const { readEvents } = await import('../event-pages.ts');
  const { since, workload, json } = options;
  const of: EventQuery = workload === undefined ? {} : { workload };
  const query: EventQuery = { ...of, since, ...(options.alertsOnly && { kinds: alertKinds }) };
  const historian = createHistorian();
  const turns: EventQuery = { ...of, kinds: ['unhealthy', 'healthy'], until: earlier(since) };
  const begun = await readEvents(io, options, turns, (page) => page.forEach(historian.tell));
  if (!begun.ok) return fail(io, begun.failure);

  let some = false;
  const tell = (event: Event): string => {
    const { outage } = historian.tell(event);
    if (json) return eventJson(event, outage && { outage });
    return outage
      ? eventLine({ ...event, message: `${event.message}, after ${lasting(outage.duration)}` })
      : eventLine(event);
  };
  const read = await readEvents(io, options, query, (page) => {
    some ||= page.length > 0;
    io.out(page.map(tell).join(''));
  });
  if (!read.ok) return fail(io, read.failure);
  if (!some) io.err(`Nothing happened since ${utc(since)}.\n`);
  for (const { workload, outage } of historian.ongoing(Date.now()))
    io.err(`${workload} is unhealthy since ${utc(outage.since)}, for ${lasting(outage.duration)}.\n`);
  return 0;
}

/** The last moment before a time: both ends of a query are part of it. */
function earlier(at: string): string {
  return new Date(Date.parse(at) - 1).toISOString();
}
