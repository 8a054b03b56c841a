import { resolve } from 'node:path';
import { Command } from 'commander';
import { fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { lasting } from '../times.ts';

interface DemoOptions {
  readonly stateDir?: string;
  readonly forceCli?: boolean;
  readonly json?: boolean;
}

/** `healer demo` */
export function demoCommand(io: Io, finish: Finish): Command {
  return new Command('demo')
    .description('Make sample data to look at: ninety days of incidents and checks of a shop, apart from your own.')
    .option('--state-dir <dir>', 'where it is kept, instead of healer/demo among your state')
    .option('--force-cli', 'print how the shop stands, at 80 columns')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nWhat is there already is kept: remove the folder to have it made up to now again.')
    .action(async (options: DemoOptions) => finish(await demo(io, options)));
}

async function demo(io: Io, options: DemoOptions): Promise<ExitCode> {
  const { demoDirectory } = await import('../../engine/daemon/state-directory.ts');
  const { prepareDemo } = await import('../../engine/demo/prepare.ts');
  const { placeOf } = await import('../daemon.ts');
  const place = await placeOf(io, {});
  if (!place.ok) return fail(io, place.failure);
  const folder = options.stateDir ? resolve(io.cwd, options.stateDir) : demoDirectory(io.env);
  const prepared = await prepareDemo(folder, place.value.root, new Date());
  if (!prepared.ok) return fail(io, prepared.failure);
  const { stateDirectory, made } = prepared.value;
  if (!options.forceCli && options.json) {
    io.out(`${JSON.stringify({ stateDirectory, made }, null, 2)}\n`);
    return 0;
  }
  const { readDashboard } = await import('../demo-facts.ts');
  const facts = await readDashboard(stateDirectory);
  if (!facts.ok) return fail(io, facts.failure);
  if (options.json) io.out(`${JSON.stringify({ stateDirectory, made, ...facts.value }, null, 2)}\n`);
  else {
    io.out(
      options.forceCli
        ? (await import('../demo-dashboard.ts')).dashboardText(facts.value)
        : nextSteps(stateDirectory, made),
    );
    io.out(howToRenew(stateDirectory, Date.now() - Date.parse(facts.value.asOf)));
  }
  return 0;
}

function nextSteps(stateDirectory: string, made: boolean): string {
  const there = `--state-dir ${quoted(stateDirectory)}`;
  return `${made ? 'Sample data is in' : 'Sample data was already in'} ${stateDirectory}

  healer demo --force-cli ${there}
      how the shop stands
  healer incident list ${there} --state open acknowledged mitigated
      what is being worked on
  healer incident show ID ${there}
      one of them; \`similar ID\` and \`postmortem ID --stdout\` take the same --state-dir
  healer actions list ${there} --overdue
      what was promised and not done
  healer history ${there}
      what happened to its workloads

In the editor: set healer.stateDirectory to that folder.
`;
}

/** Blank while the sample data ends within a day; `age` is how long ago it ends, in ms. */
function howToRenew(stateDirectory: string, age: number): string {
  if (age < 86_400_000) return '';
  const folder = quoted(stateDirectory);
  return `
This sample data ends ${lasting(age)} ago. To have it made up to now:

  healer daemon stop --state-dir ${folder}
  rm -r ${folder}
  healer demo --state-dir ${folder}
`;
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
