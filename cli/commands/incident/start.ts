import { Command, Option } from 'commander';
import type { Severity } from '../../../engine/protocol/rpc.ts';
import { actorOf, askDaemon } from '../../daemon.ts';
import { fail } from '../../failure.ts';
import { incidentText } from '../../incident-text.ts';
import type { ExitCode, Io } from '../../io.ts';
import { type IncidentOptions, print } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';
import { timeFlag } from '../../times.ts';

interface StartOptions extends IncidentOptions {
  readonly title: string;
  readonly severity: Severity;
  readonly service?: string;
  readonly description?: string;
  readonly started?: string;
  readonly detected?: string;
}

/** `healer incident start` */
export function startCommand(io: Io, finish: Finish): Command {
  return new Command('start')
    .description('Open an incident by hand. Evidence is taken at once.')
    .requiredOption('--title <title>', 'what is broken, in a line')
    .addOption(
      new Option('--severity <severity>', 'how bad it is').choices(['P1', 'P2', 'P3', 'P4']).makeOptionMandatory(),
    )
    .option('--service <service>', 'the service, as the profile names it; its checks and paths become evidence')
    .option('--description <description>', 'more about it')
    .option('--started <time>', 'when it began to fail: 90m or 24h ago, or a UTC time', timeFlag)
    .option('--detected <time>', 'when it was noticed', timeFlag)
    .action(async (options: StartOptions) => finish(await start(io, options)));
}

async function start(io: Io, options: StartOptions): Promise<ExitCode> {
  const { title, severity, service, description, started, detected } = options;
  const incident = {
    title,
    severity,
    ...(service ? { service } : {}),
    ...(description ? { description } : {}),
    ...(started !== undefined && { started }),
    ...(detected !== undefined && { detected }),
  };
  const opened = await askDaemon(io, options, 'incident/start', async (root) => {
    if (service) await warnOfUnknown(io, root, service);
    return { root, trusted: true, actor: actorOf(), incident };
  });
  return opened.ok ? print(io, options, opened.value, incidentText) : fail(io, opened.failure);
}

/** Says that nothing is watched under the service's name, which may be a slip; the incident is opened all the same. */
async function warnOfUnknown(io: Io, root: string, service: string): Promise<void> {
  const { subjectOf } = await import('../../../engine/forensics/subject.ts');
  const { loadDefinitions } = await import('../../../engine/definitions/load.ts');
  const { unknown } = subjectOf(await loadDefinitions({ root }), service);
  if (unknown !== undefined) io.err(`${unknown}\n`);
}
