import { parseFile } from '../../schemas/document.ts';
import type { Check } from '../model/check.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { Playbook } from '../model/playbook.ts';
import type { DefinitionText } from '../protocol/rpc.ts';
import { definitionsFromText } from './text.ts';

/** The checks of a text: those of the document that holds its line, or all of them when it names none. */
export function checksAt(definition: DefinitionText, root: string): Result<readonly Check[]> {
  const { checks, failures } = atLine(definition, root);
  if (failures[0]) return failed(failures[0]);
  return checks.length > 0 ? success(checks) : failed(nothingThere('health check', definition));
}

/**
 * The playbook of a text: by its name, wherever its lines have moved to; without one that of the document that holds the
 * line, or the first one when no line is named either.
 */
export function playbookAt(definition: DefinitionText, root: string, name?: string): Result<Playbook> {
  if (name !== undefined) {
    const named = definitionsFromText(definition.file, definition.text, root).playbooks.find(
      (one) => one.name === name,
    );
    if (named) return success(named);
  }
  const { playbooks, failures } = atLine(definition, root);
  if (failures[0]) return failed(failures[0]);
  if (name !== undefined && playbooks[0]) return failed(playbookGone(name, definition));
  return playbooks[0] ? success(playbooks[0]) : failed(nothingThere('playbook', definition));
}

function atLine({ file, text, line }: DefinitionText, root: string) {
  const found = definitionsFromText(file, text, root);
  if (line === undefined) return found;
  const { documents, lines } = parseFile(file, text);
  const holding = documents.findLast(({ start }) => lines.linePos(start).line <= line);
  const first = holding ? lines.linePos(holding.start).line : 1;
  const next = holding && documents[holding.index + 1];
  const last = next ? lines.linePos(next.start).line - 1 : Number.POSITIVE_INFINITY;
  const within = (at: number | undefined): boolean => at === undefined || (at >= first && at <= last);
  return {
    checks: found.checks.filter(({ source }) => within(source.line)),
    playbooks: found.playbooks.filter(({ source }) => within(source.line)),
    failures: found.failures.filter((failure) => within(failure.line)),
  };
}

function playbookGone(name: string, { file }: DefinitionText): Failure {
  return {
    code: 'definition/playbook-gone',
    message: `The playbook "${name}" is no longer in this file. Dry-run the one that took its place from the link above it.`,
    file,
  };
}

function nothingThere(what: string, { file, line }: DefinitionText): Failure {
  return {
    code: 'definition/not-there',
    message: `There is no ${what} ${line === undefined ? 'in this file' : `at line ${line}`}. Its file name and its keys must both be a ${what}'s.`,
    file,
    ...(line === undefined ? {} : { line }),
  };
}
