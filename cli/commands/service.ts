import { userInfo } from 'node:os';
import { Command } from 'commander';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import type { InstallOptions, PlannedUnit, ServiceOptions } from '../service.ts';

/** `healer service install|uninstall|status` */
export function serviceCommand(io: Io, finish: Finish): Command {
  const install = withOptions(new Command('install'))
    .description('Watch a folder as a systemd service, from now on and from each login or boot.')
    .option('--dir <dir>', 'what is watched: a root with its healer.yaml, or a folder of definitions; else this one')
    .option(
      '--state-dir <dir>',
      'where states are kept, instead of the folder’s own place, or /var/lib/NAME with --system',
    )
    .option('--listen <[host:]port>', 'show metrics, states and events over HTTP there')
    .option('--print', 'print the unit and write nothing')
    .option('--force', 'replace a unit that somebody has edited, or that watches another folder')
    .action(async (options: InstallOptions & { readonly print?: boolean }) => finish(await installUnit(io, options)));
  const uninstall = withOptions(new Command('uninstall'))
    .description('Stop the service and remove its unit. What it has kept stays.')
    .option('--force', 'remove a unit that somebody has edited')
    .action(async (options: ServiceOptions) => finish(await uninstallUnit(io, options)));
  const status = withOptions(new Command('status'))
    .description('Say whether the service is installed, enabled and active.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExits 0 when it is active, 1 when it is not, 2 when that cannot be said.')
    .action(async (options: ServiceOptions & { readonly json?: boolean }) => finish(await showStatus(io, options)));
  return new Command('service')
    .description('Run the daemon as a systemd service.')
    .addCommand(install)
    .addCommand(uninstall)
    .addCommand(status);
}

function withOptions(command: Command): Command {
  return command
    .option('--system', 'a service of the whole host, run by root, instead of one of your own')
    .option('--name <name>', 'the name of the unit: one for each folder that is watched', 'healer');
}

async function installUnit(io: Io, options: InstallOptions & { readonly print?: boolean }): Promise<ExitCode> {
  const { installService, planService } = await import('../service.ts');
  if (options.print) {
    const planned = await planService(io, options);
    if (!planned.ok) return fail(io, planned.failure);
    io.out(planned.value.text);
    return 0;
  }
  const installed = await installService(io, options);
  if (!installed.ok) return fail(io, installed.failure);
  io.err(told(installed.value, options));
  return 0;
}

/** What was done, what was found, and what is left to do. */
function told({ unit, file, dir, stateDirectory, notify }: PlannedUnit, { system }: ServiceOptions): string {
  const readiness =
    notify === undefined
      ? 'No systemd-notify was found: systemd takes the service as started once its program runs.'
      : `systemd is told by ${notify} when the checks run.`;
  const linger = `It runs while you are logged in; \`loginctl enable-linger ${userInfo().username}\` lets it run from boot on.`;
  return [
    `${unit} watches ${dir}, with its state in ${stateDirectory}. The unit is ${file}.`,
    readiness,
    ...(system ? [] : [linger]),
    `Its log: journalctl ${system ? '' : '--user '}-u ${unit}`,
    '',
  ].join('\n');
}

async function uninstallUnit(io: Io, options: ServiceOptions): Promise<ExitCode> {
  const { uninstallService } = await import('../service.ts');
  const removed = await uninstallService(io, options);
  if (!removed.ok) return fail(io, removed.failure);
  io.err(removed.value ? 'The service has ended, and its unit is removed.\n' : 'No such service was installed.\n');
  return 0;
}

async function showStatus(io: Io, options: ServiceOptions & { readonly json?: boolean }): Promise<ExitCode> {
  const { serviceStatus } = await import('../service.ts');
  const found = await serviceStatus(io, options);
  if (!found.ok) return fail(io, found.failure);
  const { unit, file, installed, edited, active, enabled, watches } = found.value;
  if (options.json) io.out(`${JSON.stringify(found.value, null, 2)}\n`);
  else if (!installed) io.out(`${unit} is not installed: there is no ${file}\n`);
  else {
    const about = watches === undefined ? '' : `, watches ${watches}`;
    io.out(
      `${unit} is ${active} and ${enabled}${about}; its unit is ${file}${edited ? ', edited since it was written' : ''}\n`,
    );
  }
  return active === 'active' ? 0 : 1;
}
