import type { CodeLens } from 'vscode-languageserver';
import { type ParsedFile, perDocument } from '../../schemas/document.ts';
import type { DefinitionTarget, InitializationOptions } from '../../schemas/lsp.ts';
import { definitionName } from './definition-name.ts';
import { positionAt } from './position.ts';

/** `Run check` above each health config and `Dry-run` above each playbook, for the commands the client has. */
export function codeLenses(file: ParsedFile, uri: string, commands: InitializationOptions['commands']): CodeLens[] {
  const offered = {
    health: { title: 'Run check', command: commands?.runCheck },
    playbook: { title: 'Dry-run', command: commands?.dryRun },
  };
  return file.documents.flatMap((document) => {
    const { kind } = document;
    if (kind !== 'health' && kind !== 'playbook') return [];
    const { title, command } = offered[kind];
    if (!command) return [];
    const { character, ...head } = headOf(document);
    const at = { line: head.line + document.line, character };
    const target: DefinitionTarget = { uri, line: document.line + 1, name: head.name };
    return [{ range: { start: at, end: at }, command: { title, command, arguments: [target] } }];
  });
}

/** A definition's name and where its content begins. */
const headOf = perDocument((document, file) => ({
  ...positionAt(file, document.yaml.contents?.range?.[0] ?? 0),
  name: definitionName(document, file.path) ?? '',
}));
