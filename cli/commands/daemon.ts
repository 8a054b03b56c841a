import { Command } from 'commander';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';

interface DaemonOptions {
  readonly stateDir?: string;
  readonly root?: string;
  readonly dir?: string;
  readonly whileOpen?: boolean;
  readonly json?: boolean;
}

/** `healer daemon [start|stop|status]` */
export function daemonCommand(io: Io, finish: Finish): Command {
  const add = (name: string, description: string, run: (io: Io, options: DaemonOptions) => Promise<ExitCode>) =>
    withOptions(new Command(name).description(description)).action(async (_: DaemonOptions, command: Command) =>
      finish(await run(io, command.optsWithGlobals<DaemonOptions>())),
    );
  return withOptions(new Command('daemon'))
    .description('Watch a folder with --dir; without it, keep incidents and answer the editor and the command line.')
    .option(
      '--dir <dir>',
      'watch: run the enabled checks of this root, or of this folder of definitions, until told to end',
    )
    .option('--while-open', 'with --dir: end when no editor and no command line is connected any more')
    .addHelpText(
      'after',
      '\nWithout a subcommand the daemon runs in the foreground. The editor and `healer incident` start one when they need it.',
    )
    .action(async (options: DaemonOptions) => finish(await serveForeground(io, options)))
    .addCommand(add('start', 'Start one in the background unless one runs, and print its address.', start))
    .addCommand(add('stop', 'End the one that runs, after the work under way.', stop))
    .addCommand(add('status', 'Say whether one runs; starts nothing.', status));
}

function withOptions(command: Command): Command {
  return command
    .option('--state-dir <dir>', 'where incidents are kept, instead of the folder’s own place')
    .option('--root <dir>', 'the folder served, instead of this one')
    .option('--json', 'print JSON');
}

async function serveForeground(io: Io, options: DaemonOptions): Promise<ExitCode> {
  const { serveHere } = await import('../daemon.ts');
  const served = await serveHere(io, options);
  return served.ok ? 0 : fail(io, served.failure);
}

async function start(io: Io, options: DaemonOptions): Promise<ExitCode> {
  const { startHere } = await import('../daemon.ts');
  const address = await startHere(io, options);
  if (options.json) {
    io.out(`${JSON.stringify(address.ok ? address.value : address.failure)}\n`);
    return address.ok ? 0 : 2;
  }
  if (!address.ok) return fail(io, address.failure);
  io.out(`${address.value.socket}\n`);
  return 0;
}

async function stop(io: Io, options: DaemonOptions): Promise<ExitCode> {
  const { stopHere } = await import('../daemon.ts');
  const stopped = await stopHere(io, options);
  if (!stopped.ok) return fail(io, stopped.failure);
  io.err(stopped.value ? 'The daemon has ended.\n' : 'No daemon was running.\n');
  return 0;
}

async function status(io: Io, options: DaemonOptions): Promise<ExitCode> {
  const { statusHere } = await import('../daemon.ts');
  const found = await statusHere(io, options);
  if (!found.ok) return fail(io, found.failure);
  if (options.json) io.out(`${JSON.stringify(found.value ?? null, null, 2)}\n`);
  else if (!found.value) io.out('not running\n');
  else {
    const { mode, pid, version, stateDirectory } = found.value;
    io.out(`${mode}, process ${pid}, Healer ${version}, state in ${stateDirectory}\n`);
  }
  return 0;
}
