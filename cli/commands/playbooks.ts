import { Command } from 'commander';
import { display, fail } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { columns } from '../words.ts';

interface PlaybookOptions {
  readonly dir?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** `healer playbooks list|run NAME --dry-run` */
export function playbooksCommand(io: Io, finish: Finish): Command {
  const list = new Command('list')
    .description('List playbooks, with file and line.')
    .action(async (options: PlaybookOptions) => finish(await listPlaybooks(io, options)));
  const run = new Command('run')
    .description('Show what a playbook would do now. A dry run changes nothing and starts nothing.')
    .argument('<name>', 'the playbook’s metadata.name')
    .option('--dry-run', 'plan only (the one way there is in this version)')
    .action(async (name: string, options: PlaybookOptions) => finish(await runPlaybook(io, name, options)));
  for (const command of [list, run]) {
    command
      .option('--dir <dir>', 'read definitions from this folder instead of those healer.yaml names')
      .option('--json', 'print JSON');
  }
  return new Command('playbooks')
    .description('List and dry-run remediation playbooks.')
    .addCommand(list)
    .addCommand(run);
}

async function listPlaybooks(io: Io, options: PlaybookOptions): Promise<ExitCode> {
  const { loadFor } = await import('../definitions.ts');
  const { listing } = await import('../../engine/playbooks/listing.ts');
  const definitions = await loadFor(io, options.dir);
  if (!definitions.ok) return fail(io, definitions.failure);
  const { playbooks, failures } = definitions.value;
  const summaries = playbooks.map(listing);
  if (options.json) io.out(`${JSON.stringify(summaries, null, 2)}\n`);
  else {
    const rows = summaries.map(({ name, alert, mode, actions, source }) => [
      name,
      alert ?? '-',
      mode,
      actions.join(' → '),
      `${display(source.file, io.cwd)}:${source.line}`,
    ]);
    io.out(columns(rows));
    if (rows.length === 0)
      io.err(`No playbook is defined in ${options.dir ?? io.cwd}. Write one in playbooks/NAME.playbook.yaml.\n`);
  }
  return failures.length > 0 ? 2 : 0;
}

async function runPlaybook(io: Io, name: string, options: PlaybookOptions): Promise<ExitCode> {
  if (!options.dryRun) return fail(io, runNotYet(name));
  const { loadFor } = await import('../definitions.ts');
  const { planNamed } = await import('../../engine/playbooks/named.ts');
  const definitions = await loadFor(io, options.dir);
  if (!definitions.ok) return fail(io, definitions.failure);
  const plan = await planNamed(definitions.value, name, new Date());
  if (!plan.ok) return fail(io, plan.failure);
  if (options.json) {
    io.out(`${JSON.stringify(plan.value, null, 2)}\n`);
  } else {
    const { renderPlan } = await import('../../engine/playbooks/render.ts');
    io.out(renderPlan(plan.value, definitions.value.root));
  }
  return definitions.value.failures.length > 0 ? 2 : 0;
}

function runNotYet(name: string) {
  return {
    code: 'playbook/run-not-supported',
    message: `Running playbooks is not supported yet. \`healer playbooks run ${name} --dry-run\` shows what it would do.`,
  };
}
