import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { forgetParsed, type ParsedFile, parseFile } from '../schemas/document.ts';
import type { FileStore } from './service/language-service.ts';

/** The files the client has open, each read when first asked for after a change, where it changed, and forgotten when closed. */
export interface OpenDocuments extends FileStore {
  /** Called when a file is opened (`change` false) and after each change. */
  onContent(listener: (uri: string, change: boolean) => void): void;
  onClose(listener: (uri: string) => void): void;
  onSave(listener: (uri: string) => void): void;
  /** The files that are open. */
  uris(): readonly string[];
  /** How the client calls an open file. */
  uriOf(path: string): string | undefined;
  version(uri: string): number | undefined;
}

export function openDocuments(connection: Connection): OpenDocuments {
  const documents = new TextDocuments(TextDocument);
  const parsed = new Map<string, ParsedFile>();
  documents.onDidClose(({ document }) => {
    parsed.delete(document.uri);
    forgetParsed();
  });
  documents.listen(connection);
  return {
    parsed(uri) {
      const text = documents.get(uri)?.getText();
      if (text === undefined) return undefined;
      const known = parsed.get(uri);
      if (known?.text === text) return known;
      const file = parseFile(pathOfUri(uri), text, known);
      parsed.set(uri, file);
      return file;
    },
    version: (uri) => documents.get(uri)?.version,
    onContent(listener) {
      const opened = new WeakSet<TextDocument>();
      documents.onDidChangeContent(({ document }) => {
        listener(document.uri, opened.has(document));
        opened.add(document);
      });
    },
    onClose(listener) {
      documents.onDidClose(({ document }) => listener(document.uri));
    },
    onSave(listener) {
      documents.onDidSave(({ document }) => listener(document.uri));
    },
    uris: () => documents.keys(),
    uriOf: (path) => documents.keys().find((uri) => pathOfUri(uri) === path),
  };
}

/** The path in a URI of any scheme, for its name and folders only. */
export function pathOfUri(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(\/\/[^/]*)?/i, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
