import { Command } from 'commander';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';

interface DaemonOptions {
  readonly stateDir?: string;
  readonly root?: string;
  readonly dir?: string;
  readonly whileOpen?: boolean;
  readonly listen?: string;
  readonly path?: boolean;
  readonly json?: boolean;
}

/** `healer daemon [start|stop|status|token]` */
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
    .option(
      '--listen <[host:]port>',
      'with --dir: show metrics, states and events over HTTP there, on 127.0.0.1 unless a host is given; 0 for any free port',
    )
    .option('--while-open', 'with --dir: end when no editor and no command line is connected any more')
    .addHelpText(
      'after',
      '\nWithout a subcommand the daemon runs in the foreground. The editor and `healer incident` start one when they need it.',
    )
    .action(async (options: DaemonOptions) => finish(await serveForeground(io, options)))
    .addCommand(
      add('start', 'Start one in the background unless one runs, and print its address.', start).configureHelp({
        showGlobalOptions: true,
      }),
    )
    .addCommand(add('stop', 'End the one that runs, after the work under way.', stop))
    .addCommand(add('status', 'Say whether one runs; starts nothing.', status))
    .addCommand(
      add('token', 'Print the token that HTTP asks for.', token).option(
        '--path',
        'the file it is in, for who reads it there',
      ),
    );
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
  if (served.ok) return 0;
  const { isJournal, withPriority } = await import('../../engine/daemon/log.ts');
  const journal = isJournal(io.env, process.stderr.fd);
  return fail(journal ? { ...io, err: (text) => io.err(withPriority(text, 'error')) } : io, served.failure);
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
  if (address.value.http !== undefined) io.err(`HTTP is served at ${address.value.http}\n`);
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
  if (options.json) {
    io.out(`${JSON.stringify(found.ok ? found.value : found.failure, null, 2)}\n`);
    return found.ok ? 0 : 2;
  }
  if (!found.ok) return fail(io, found.failure);
  if (found.value.mode === undefined) io.out('not running\n');
  else {
    const { mode, pid, version, stateDirectory } = found.value;
    io.out(`${mode}, process ${pid}, Healer ${version}, state in ${stateDirectory}\n`);
  }
  return 0;
}

async function token(io: Io, options: DaemonOptions): Promise<ExitCode> {
  const { placeOf } = await import('../daemon.ts');
  const { readToken, tokenFile } = await import('../../engine/daemon/http-token.ts');
  const place = await placeOf(io, options);
  if (!place.ok) return fail(io, place.failure);
  const { stateDirectory } = place.value;
  const found = options.path ? { ok: true as const, value: tokenFile(stateDirectory) } : readToken(stateDirectory);
  if (!found.ok) return fail(io, found.failure);
  io.out(`${options.json ? JSON.stringify(found.value) : found.value}\n`);
  return 0;
}
