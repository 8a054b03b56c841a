import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Failure } from '../../engine/model/failure.ts';
import type { ProblemSeverity } from '../../schemas/problem.ts';
import { packagedReference, sectionsOf } from '../../server/rules-reference.ts';
import type { SectionOf } from '../../server/service/diagnostics.ts';
import type { Finding } from '../../server/service/lint.ts';
import { problemCodes } from '../../server/service/problem-codes.ts';
import { display } from '../failure.ts';

type Level = 'error' | 'warning' | 'note';

const levels: Readonly<Record<ProblemSeverity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Findings as a SARIF 2.1.0 log: one run, with the rules that were broken and what could not be read. */
export function sarif(
  findings: readonly Finding[],
  failures: readonly Failure[],
  { cwd, version }: { readonly cwd: string; readonly version: string },
): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const place = (file: string) => artifact(file, cwd);
  const reference = packagedReference();
  const sectionOf = reference === undefined ? undefined : sectionsOf(reference);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Healer', version, rules: codes.map((code) => rule(code, sectionOf)) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: pathToFileURL(`${cwd}/`).href } },
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map(({ code, message, file }) => ({
              level: 'error',
              descriptor: { id: code },
              message: { text: message },
              ...(file === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation: place(file) } }] }),
            })),
          },
        ],
        results: findings.map(({ file, line, column, endLine, endColumn, severity, code, message }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: levels[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: place(file),
                region: { startLine: line, startColumn: column, endLine, endColumn },
              },
            },
          ],
        })),
      },
    ],
  };
}

/** `help` is what a page of findings shows beside one; the link leads to the page packaged with this program. */
function rule(id: string, sectionOf: SectionOf | undefined): object {
  const known = problemCodes.find(({ code }) => code === id);
  if (!known) return { id };
  const { description, severity } = known;
  return {
    id,
    shortDescription: { text: description },
    help: { text: `${description} More under "${id}" in docs/rules.md.` },
    ...(sectionOf ? { helpUri: sectionOf(id) } : {}),
    defaultConfiguration: { level: levels[severity] },
  };
}

/** Where a file is: from the folder the command ran in where that is above it. */
function artifact(file: string, cwd: string): { uri: string; uriBaseId?: string } {
  const path = display(file, cwd);
  if (isAbsolute(path)) return { uri: pathToFileURL(file).href };
  return { uri: path.split(/[\\/]/).map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };
}
