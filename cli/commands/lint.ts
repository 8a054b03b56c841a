import { Command, Option } from 'commander';
import type { Finding } from '../../server/service/lint.ts';
import { display, failureLine } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';
import { count } from '../words.ts';

interface LintOptions {
  readonly format: 'text' | 'json';
  readonly strict?: boolean;
}

/** `healer lint [PATH…]` */
export function lintCommand(io: Io, finish: Finish): Command {
  return new Command('lint')
    .description('Check YAML definitions and print what is wrong, where, and what to do.')
    .argument('[path...]', 'files or folders; the current folder when left out')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--strict', 'exit 1 on warnings too')
    .action(async (paths: string[], options: LintOptions) => finish(await lint(io, paths, options)));
}

async function lint(io: Io, paths: readonly string[], options: LintOptions): Promise<ExitCode> {
  const { lintPaths } = await import('../lint-paths.ts');
  const { findings, failures, files, definitions } = await lintPaths(paths.length > 0 ? paths : ['.'], io.cwd);
  for (const failure of failures) io.err(`healer: ${failureLine(failure, io.cwd)}\n`);

  if (options.format === 'json') io.out(`${JSON.stringify(findings, null, 2)}\n`);
  else for (const finding of findings) io.out(textLine(finding, io.cwd));
  io.err(`${summary(findings, files, definitions, paths)}\n`);

  const worst = options.strict ? ['error', 'warning'] : ['error'];
  if (findings.some(({ severity }) => worst.includes(severity))) return 1;
  return failures.length > 0 ? 2 : 0;
}

function textLine({ file, line, column, severity, message, code }: Finding, cwd: string): string {
  return `${display(file, cwd)}:${line}:${column}: ${severity}: ${message} (${code})\n`;
}

function summary(findings: readonly Finding[], files: number, definitions: number, paths: readonly string[]): string {
  const where = paths.length > 0 ? paths.join(', ') : 'this folder';
  if (files === 0) return `No YAML file in ${where}.`;
  if (definitions === 0 && findings.length === 0) {
    return `No definition of Healer’s kinds among ${count(files, 'YAML file')} in ${where}.`;
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const found = errors + warnings === 0 ? 'nothing wrong' : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  return `${count(definitions, 'definition')} in ${count(files, 'YAML file')}: ${found}.`;
}
