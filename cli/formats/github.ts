import type { ProblemSeverity } from '../../schemas/problem.ts';
import type { Finding } from '../../server/service/lint.ts';
import { display } from '../failure.ts';

const commands: Readonly<Record<ProblemSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** A finding as a workflow command, which GitHub shows beside the line. */
export function githubLine(
  { file, line, column, endLine, endColumn, severity, code, message }: Finding,
  cwd: string,
): string {
  const path = display(file, cwd).replaceAll('\\', '/');
  const place = { file: path, line, col: column, endLine, endColumn, title: code };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
