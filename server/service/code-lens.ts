import type { CodeLens } from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
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
    const at = positionAt(file, document.yaml.contents?.range?.[0] ?? document.start);
    const name = definitionName(document, file.path) ?? '';
    const target: DefinitionTarget = { uri, line: positionAt(file, document.start).line + 1, name };
    return [{ range: { start: at, end: at }, command: { title, command, arguments: [target] } }];
  });
}
