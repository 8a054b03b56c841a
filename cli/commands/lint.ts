import { Command, Option } from 'commander';
import { count } from '../../engine/forensics/units.ts';
import type { Failure } from '../../engine/model/failure.ts';
import { version } from '../../package.json';
import type { Finding } from '../../server/service/lint.ts';
import { display, failureLine } from '../failure.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Finish } from '../program.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;

interface LintOptions {
  readonly format: (typeof formats)[number];
  readonly strict?: boolean;
  readonly fix?: boolean;
}

/** `healer lint [PATH…]` */
export function lintCommand(io: Io, finish: Finish): Command {
  return new Command('lint')
    .description('Check YAML definitions and print what is wrong, where, and what to do.')
    .argument('[path...]', 'files or folders; the current folder when left out')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option('--strict', 'exit 1 on warnings too')
    .option('--fix', 'first mend what has one meaning only, in the files')
    .action(async (paths: string[], options: LintOptions) => finish(await lint(io, paths, options)));
}

async function lint(io: Io, paths: readonly string[], options: LintOptions): Promise<ExitCode> {
  const { lintPaths } = await import('../lint-paths.ts');
  const wanted = paths.length > 0 ? paths : ['.'];
  const unfixed = options.fix ? await fix(io, wanted) : [];
  const { findings, failures: unread, files, definitions } = await lintPaths(wanted, io.cwd);
  const failures = [...unfixed.filter(({ code }) => code === 'cli/unwritable'), ...unread];
  for (const failure of failures) io.err(`healer: ${failureLine(failure, io.cwd)}\n`);

  io.out(await written(findings, failures, options.format, io.cwd));
  io.err(`${summary(findings, files, definitions, paths)}\n`);

  const worst = options.strict ? ['error', 'warning'] : ['error'];
  if (findings.some(({ severity }) => worst.includes(severity))) return 1;
  return failures.length > 0 ? 2 : 0;
}

/** Mends the files and says what was mended; answers with what could not be. */
async function fix(io: Io, paths: readonly string[]): Promise<readonly Failure[]> {
  const { fixPaths } = await import('../fix-paths.ts');
  const { fixed, failures } = await fixPaths(paths, io.cwd);
  for (const { file, line, title, problem } of fixed)
    io.err(`${display(file, io.cwd)}:${line}: fixed: ${title} (${problem.code})\n`);
  return failures;
}

async function written(
  findings: readonly Finding[],
  failures: readonly Failure[],
  format: LintOptions['format'],
  cwd: string,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        findings.map((finding) => ({ ...finding, file: display(finding.file, cwd) })),
        null,
        2,
      )}\n`;
    case 'sarif': {
      const { sarif } = await import('../formats/sarif.ts');
      return `${JSON.stringify(sarif(findings, failures, { cwd, version }), null, 2)}\n`;
    }
    case 'github': {
      const { githubLine } = await import('../formats/github.ts');
      return findings.map((finding) => githubLine(finding, cwd)).join('');
    }
    default:
      return findings.map((finding) => textLine(finding, cwd)).join('');
  }
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
