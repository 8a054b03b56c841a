import { Command, Option } from 'commander';
import type { IncidentQuery, IncidentState, Severity } from '../../../engine/protocol/rpc.ts';
import { read } from '../../daemon.ts';
import { fail } from '../../failure.ts';
import { healthOfEach } from '../../incident-health.ts';
import { listText } from '../../incident-list.ts';
import type { ExitCode, Io } from '../../io.ts';
import { type IncidentOptions, print } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';
import { countFlag, timeFlag } from '../../times.ts';

interface ListOptions extends IncidentOptions, Omit<IncidentQuery, 'states' | 'severities'> {
  readonly state?: readonly IncidentState[];
  readonly severity?: readonly Severity[];
}

/** `healer incident list` */
export function listCommand(io: Io, finish: Finish): Command {
  const states = ['open', 'acknowledged', 'mitigated', 'resolved', 'reviewed'];
  return new Command('list')
    .description('List incidents, newest first. Starts no daemon.')
    .addOption(new Option('--state <state...>', 'only those in these states').choices(states))
    .addOption(new Option('--severity <severity...>', 'only these').choices(['P1', 'P2', 'P3', 'P4']))
    .option('--service <service>', 'only those of this service')
    .option('--owner <owner>', 'only those this person has')
    .option('--profile <profile>', 'only those opened under this profile')
    .option('--since <time>', 'only those opened since then: 90m, 24h, 7d, 2w ago, or a UTC time', timeFlag)
    .option('--text <words>', 'only those with words that begin so in title, description, resolution or notes')
    .option('--limit <number>', 'only the newest, this many', countFlag)
    .action(async (options: ListOptions) => finish(await list(io, options)));
}

async function list(io: Io, options: ListOptions): Promise<ExitCode> {
  const query = queryOf(options);
  const answer = await read(io, options, 'incident/list', query);
  if (!answer.ok && answer.failure.code !== 'store/missing') return fail(io, answer.failure);
  const listed = answer.ok ? answer.value : [];
  const healths = await healthOfEach(io, options, listed);
  const incidents = listed.map((incident) => {
    const health = healths.get(incident.id);
    return health ? { ...incident, health } : incident;
  });
  if (incidents.length === 0) {
    const narrowed = Object.keys(query).length > 0;
    io.err(narrowed ? 'No such incident.\n' : 'No incident. `healer incident start` opens one.\n');
  }
  return print(io, options, incidents, () => listText(incidents, new Date()));
}

function queryOf({ state, severity, service, owner, profile, since, text, limit }: ListOptions): IncidentQuery {
  return {
    ...(state && { states: state }),
    ...(severity && { severities: severity }),
    ...(service !== undefined && { service }),
    ...(owner !== undefined && { owner }),
    ...(profile !== undefined && { profile }),
    ...(since !== undefined && { since }),
    ...(text !== undefined && { text }),
    ...(limit !== undefined && { limit }),
  };
}
