import { Command } from 'commander';
import { correctableMilestones } from '../../../engine/incidents/milestones.ts';
import type { Params } from '../../../engine/protocol/rpc.ts';
import { actorOf } from '../../daemon.ts';
import type { Io } from '../../io.ts';
import { changeIncident, type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';
import { timeFlag } from '../../times.ts';

type Milestones = Params<'incident/milestones'>['milestones'];

const help = {
  started: 'when it began to fail',
  detected: 'when it was noticed',
  acknowledged: 'when somebody was at it',
  mitigated: 'when people no longer felt it',
  resolved: 'when it was over',
} as const satisfies Record<(typeof correctableMilestones)[number], string>;

/** `healer incident times` */
export function timesCommand(io: Io, finish: Finish): Command {
  const command = new Command('times')
    .description('Correct when milestones were reached.')
    .addHelpText(
      'after',
      '\nA time is UTC (2026-11-21 02:53:12) or a duration back from now (90m); "unknown" says that nobody knows.\nThey must come in the order above, and not lie ahead.',
    );
  for (const milestone of correctableMilestones)
    command.option(`--${milestone} <time>`, help[milestone], timeOrUnknown);
  return ofOne(
    io,
    finish,
    command,
    async (id, options: IncidentOptions & Partial<Record<keyof Milestones, string>>) => {
      const given = correctableMilestones.filter((name) => options[name] !== undefined);
      if (given.length === 0) return command.error(`error: say which time: --${correctableMilestones.join(', --')}`);
      const milestones: Milestones = Object.fromEntries(
        given.map((name) => [name, options[name] === unknown ? null : options[name]]),
      );
      return changeIncident(io, options, 'incident/milestones', { id, actor: actorOf(), milestones });
    },
  );
}

const unknown = 'unknown';

function timeOrUnknown(text: string): string {
  return text === unknown ? unknown : timeFlag(text);
}
