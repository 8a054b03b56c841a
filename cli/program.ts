import { Command, CommanderError } from 'commander';
import { printable } from '../engine/printable.ts';
import { version } from '../package.json';
import { actionsCommand } from './commands/actions.ts';
import { checkCommand } from './commands/check.ts';
import { completionCommand } from './commands/completion.ts';
import { daemonCommand } from './commands/daemon.ts';
import { demoCommand } from './commands/demo.ts';
import { eventsCommand } from './commands/events.ts';
import { fmtCommand } from './commands/fmt.ts';
import { historyCommand } from './commands/history.ts';
import { incidentCommand } from './commands/incident.ts';
import { lintCommand } from './commands/lint.ts';
import { lspCommand } from './commands/lsp.ts';
import { playbooksCommand } from './commands/playbooks.ts';
import { reportsCommand } from './commands/reports.ts';
import { rulesCommand } from './commands/rules.ts';
import { schemaCommand } from './commands/schema.ts';
import { serviceCommand } from './commands/service.ts';
import { silenceCommand } from './commands/silence.ts';
import { statusCommand } from './commands/status.ts';
import type { ExitCode, Io } from './io.ts';

/** Where a command leaves its exit code. */
export type Finish = (code: ExitCode) => void;

/** `healer` as a function of its arguments and its surroundings. What it prints cannot steer a terminal. Resolves to the exit code; it rejects only on a bug. */
export async function run(args: readonly string[], streams: Io): Promise<ExitCode> {
  const io: Io = {
    ...streams,
    out: (text) => streams.out(printable(text)),
    err: (text) => streams.err(printable(text)),
    ...(streams.draw && { draw: (lines) => streams.draw?.(lines.map(printable)) }),
  };
  let exitCode: ExitCode = 0;
  const finish: Finish = (code) => {
    exitCode = code;
  };
  try {
    await createProgram(io, finish).parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function createProgram(io: Io, finish: Finish): Command {
  const program = new Command('healer')
    .description('Health checks, playbooks, incidents and postmortems from the YAML in your repository.')
    .version(version)
    .addCommand(lintCommand(io, finish))
    .addCommand(fmtCommand(io, finish))
    .addCommand(checkCommand(io, finish))
    .addCommand(playbooksCommand(io, finish))
    .addCommand(rulesCommand(io, finish))
    .addCommand(incidentCommand(io, finish))
    .addCommand(actionsCommand(io, finish))
    .addCommand(reportsCommand(io, finish))
    .addCommand(statusCommand(io, finish))
    .addCommand(eventsCommand(io, finish))
    .addCommand(historyCommand(io, finish))
    .addCommand(silenceCommand(io, finish))
    .addCommand(demoCommand(io, finish))
    .addCommand(lspCommand(io, finish))
    .addCommand(daemonCommand(io, finish))
    .addCommand(serviceCommand(io, finish))
    .addCommand(schemaCommand(io, finish))
    .addCommand(completionCommand(io, finish))
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 a fault was found, 2 could not run, or not with all: where a definition cannot be used, check and\nplaybooks do what they can with the others, say which on standard error, and exit 2 (1 when a check fails).',
    );
  prepare(program, io);
  return program;
}

/** Every command throws instead of exiting, and writes to the streams it was given. */
function prepare(command: Command, io: Io): void {
  command
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(add --help to see how it is used)');
  for (const child of command.commands) prepare(child, io);
}
