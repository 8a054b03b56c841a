import { expect } from 'vitest';
import type { Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseFile } from '../../schemas/document.ts';
import { plainClient } from '../../server/service/client-features.ts';
import { createLanguageService } from '../../server/service/language-service.ts';
import { positionAt } from '../../server/service/position.ts';
import { cursor } from './fixture.ts';
import { root, workspaceOf } from './workspace.ts';

/**
 * The language service over a folder of files, by path from its root, one of which holds the cursor `|`. Files are
 * called `shop:PATH` on the wire.
 */
export function serviceOver(marked: Readonly<Record<string, string>>) {
  const files = new Map<string, string>();
  let at: { uri: string; position: Position } | undefined;
  for (const [path, text] of Object.entries(marked)) {
    if (!text.includes('|')) files.set(`${root}/${path}`, text);
    else {
      const found = cursor(text);
      files.set(`${root}/${path}`, found.text);
      const position = positionAt(parseFile(path, found.text), found.offset);
      at = { uri: `shop:${path}`, position };
    }
  }
  const workspace = workspaceOf(files);
  const uriOf = (path: string) => `shop:${path.slice(root.length + 1)}`;
  const parsed = (uri: string) => {
    const path = `${root}/${uri.slice('shop:'.length)}`;
    const text = files.get(path);
    return text === undefined ? undefined : parseFile(path, text);
  };
  const service = createLanguageService(
    { parsed },
    { client: { ...plainClient, hoverMarkdown: true }, names: () => ({ workspace, uriOf }) },
  );
  const { uri, position } = at ?? { uri: 'shop:', position: { line: 0, character: 0 } };
  return {
    service,
    uri,
    position,
    /** The text of a file with an edit applied. */
    after(edit: WorkspaceEdit): Record<string, string> {
      return Object.fromEntries(
        Object.entries(edit.changes ?? {}).map(([changed, edits]) => [
          changed.slice('shop:'.length),
          applied(files.get(`${root}/${changed.slice('shop:'.length)}`) ?? '', edits),
        ]),
      );
    },
    /** A place as `path:line:words on it`, lines from 1. */
    shown({ uri: where, range }: { uri: string; range: { start: Position; end: Position } }): string {
      const path = where.slice('shop:'.length);
      const lines = (files.get(`${root}/${path}`) ?? '').split('\n');
      expect(range.start.line).toBe(range.end.line);
      const words = lines[range.start.line]?.slice(range.start.character, range.end.character);
      return `${path}:${range.start.line + 1}:${words}`;
    },
  };
}

function applied(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///a', 'yaml', 1, text), edits);
}
