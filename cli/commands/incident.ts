import { Command } from 'commander';
import type { Io } from '../io.ts';
import { withPlace } from '../one-incident.ts';
import type { Finish } from '../program.ts';
import { ackCommand } from './incident/ack.ts';
import { assignCommand } from './incident/assign.ts';
import { exportCommand } from './incident/export.ts';
import { listCommand } from './incident/list.ts';
import { mitigateCommand } from './incident/mitigate.ts';
import { noteCommand } from './incident/note.ts';
import { postmortemCommand } from './incident/postmortem.ts';
import { reopenCommand } from './incident/reopen.ts';
import { resolveCommand } from './incident/resolve.ts';
import { reviewCommand } from './incident/review.ts';
import { severityCommand } from './incident/severity.ts';
import { showCommand } from './incident/show.ts';
import { similarCommand } from './incident/similar.ts';
import { startCommand } from './incident/start.ts';
import { timesCommand } from './incident/times.ts';

/** In the order of an incident's life. */
const commands = [
  startCommand,
  listCommand,
  showCommand,
  similarCommand,
  ackCommand,
  assignCommand,
  severityCommand,
  noteCommand,
  mitigateCommand,
  resolveCommand,
  timesCommand,
  postmortemCommand,
  reviewCommand,
  reopenCommand,
  exportCommand,
] as const;

/** `healer incident …` */
export function incidentCommand(io: Io, finish: Finish): Command {
  const incident = new Command('incident').description(
    'Open, work, resolve and read incidents, and write their postmortems.',
  );
  for (const command of commands) incident.addCommand(withPlace(command(io, finish)));
  return incident;
}
