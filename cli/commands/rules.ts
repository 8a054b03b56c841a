import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Definitions } from '../../engine/definitions/load.ts';
import type { Failure } from '../../engine/model/failure.ts';
import type { RuleTest } from '../../engine/recovery/rule-test.ts';
import type { PlaceOptions } from '../daemon.ts';
import { display, fail, failureLine } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { columns } from '../words.ts';

interface RuleOptions extends PlaceOptions {
  readonly dir?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** `healer rules list|test FILE --dry-run` */
export function rulesCommand(io: Io, finish: Finish): Command {
  const list = new Command('list')
    .description('List recovery rules, with file and line.')
    .action(async (options: RuleOptions) => finish(await listRules(io, options)));
  const test = new Command('test')
    .description('Show what the rules of a file would do now, and why. Starts nothing, changes nothing.')
    .argument('<file>', 'a file with recovery rules')
    .option('--dry-run', 'tell only (the one way there is: rules run in the daemon that watches)')
    .option('--state-dir <dir>', 'where states are kept, instead of the folder’s own place')
    .option('--root <dir>', 'the folder watched, instead of this one')
    .action(async (file: string, options: RuleOptions) => finish(await testRules(io, file, options)));
  for (const command of [list, test]) {
    command
      .option('--dir <dir>', 'read definitions from this folder instead of those healer.yaml names')
      .option('--json', 'print JSON');
  }
  return new Command('rules').description('List and dry-run recovery rules.').addCommand(list).addCommand(test);
}

async function listRules(io: Io, options: RuleOptions): Promise<ExitCode> {
  const { loadFor } = await import('../definitions.ts');
  const { bindRule, toRule } = await import('../../engine/recovery/bind-rule.ts');
  const definitions = await loadFor(io, options.dir);
  if (!definitions.ok) return fail(io, definitions.failure);
  const { rules, checks, failures } = definitions.value;
  const listed = rules.map((written) => {
    const rule = toRule(written);
    const bound = bindRule(rule, checks);
    return { rule, bound };
  });
  if (options.json) {
    const plain = listed.map(({ rule, bound }) => (bound.ok ? rule : { ...rule, unusable: bound.failure.message }));
    io.out(`${JSON.stringify(plain, null, 2)}\n`);
  } else {
    const rows = listed.map(({ rule, bound }) => [
      rule.name,
      rule.on,
      rule.process ?? rule.workload ?? '-',
      rule.action,
      bound.ok ? 'usable' : 'can never act',
      `${display(rule.source.file, io.cwd)}:${rule.source.line}`,
    ]);
    io.out(columns(rows));
    for (const { bound } of listed) if (!bound.ok) io.err(`healer: ${failureLine(bound.failure, io.cwd)}\n`);
    if (rows.length === 0)
      io.err(`No rule is defined in ${options.dir ?? io.cwd}. Write one in rules/NAME.rule.yaml.\n`);
  }
  return failures.length > 0 ? 2 : 0;
}

async function testRules(io: Io, file: string, options: RuleOptions): Promise<ExitCode> {
  if (!options.dryRun) return fail(io, runByDaemon(file));
  const { disk } = await import('../../schemas/files/disk.ts');
  const { loadFor } = await import('../definitions.ts');
  const { readText } = await import('../../engine/definitions/read.ts');
  const { definitionsFromText } = await import('../../engine/definitions/text.ts');
  const { placeOf } = await import('../daemon.ts');
  const { readRuleRecord } = await import('../rule-facts.ts');
  const path = resolve(io.cwd, file);
  const place = await placeOf(io, options);
  if (!place.ok) return fail(io, place.failure);
  const definitions = await loadFor({ ...io, cwd: place.value.root }, options.dir && resolve(io.cwd, options.dir));
  if (!definitions.ok) return fail(io, definitions.failure);
  const text = await readText(path, disk);
  if (!text.ok) return fail(io, text.failure);
  const { rules, failures } = definitionsFromText(path, text.value, place.value.root);
  for (const failure of failures) io.err(`healer: ${failureLine(failure, io.cwd)}\n`);
  if (rules.length === 0) return failures.length > 0 ? 2 : fail(io, noRules(file));
  const record = await readRuleRecord(place.value.stateDirectory);
  if (!record.ok) return fail(io, record.failure);

  const tests: RuleTest[] = [];
  for (const written of rules) tests.push(await testOne(written, definitions.value, record.value));
  if (options.json) io.out(`${JSON.stringify(tests, null, 2)}\n`);
  else {
    const { rulesText } = await import('../rules-text.ts');
    io.out(rulesText(tests, io.cwd));
  }
  if (!record.value.watched)
    io.err('No daemon watches this folder, and rules run only in one: `healer daemon --dir .`.\n');
  if (tests.some(({ verdict }) => verdict === 'never')) return 1;
  return failures.length > 0 ? 2 : 0;
}

async function testOne(
  written: Definitions['rules'][number],
  definitions: Definitions,
  record: Parameters<typeof import('../rule-facts.ts')['ruleFacts']>[2],
): Promise<RuleTest> {
  const { bindRule, toRule } = await import('../../engine/recovery/bind-rule.ts');
  const { testOfUnusable, testRule } = await import('../../engine/recovery/rule-test.ts');
  const { ruleFacts } = await import('../rule-facts.ts');
  const rule = toRule(written);
  const bound = bindRule(rule, definitions.checks);
  if (!bound.ok) return testOfUnusable(rule, bound.failure);
  return testRule(bound.value, await ruleFacts(bound.value, definitions, record));
}

function runByDaemon(file: string): Failure {
  return {
    code: 'rules/run-by-daemon',
    message: `Rules run by themselves in the daemon that watches (\`healer daemon --dir .\`), never by hand. \`healer rules test ${file} --dry-run\` shows what they would do.`,
  };
}

function noRules(file: string): Failure {
  return { code: 'rules/none', message: `${file} holds no recovery rule. One has the keys \`on\` and \`action\`.` };
}
