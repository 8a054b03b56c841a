import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { OpenDocuments } from './documents.ts';
import { unhurried } from './unhurried.ts';

/** Pause after a change before its diagnostics are sent, in ms: one answer for a burst of keystrokes. */
const pause = 50;

/** Where diagnostics come from. When either throws, `failed` is told and what was said before stands. */
export interface DiagnosticsSource {
  /** Does the work of `diagnose` beforehand, in steps. */
  prepare(uri: string): Iterable<void>;
  /** Undefined for a file that is not ours. */
  diagnose(uri: string): Diagnostic[] | undefined;
  failed(error: unknown): void;
}

/**
 * Sends a file's diagnostics when it is opened and after changes, for clients that do not ask for them, and takes them
 * back when it is closed. A file that never was ours is never spoken of. The function it gives says again what has changed
 * without an edit.
 */
export function pushDiagnostics(
  connection: Connection,
  documents: OpenDocuments,
  source: DiagnosticsSource,
): () => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  const said = new Map<string, string>();

  const send = async (uri: string) => {
    waiting.delete(uri);
    if (!(await unhurried(source.prepare(uri), () => waiting.has(uri)))) return;
    const diagnostics = source.diagnose(uri);
    if (!diagnostics && !said.has(uri)) return;
    if (diagnostics) said.set(uri, JSON.stringify(diagnostics));
    else said.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: diagnostics ?? [] });
  };

  const attempt = (uri: string) => {
    send(uri).catch(source.failed);
  };

  documents.onContent((uri, change) => {
    clearTimeout(waiting.get(uri));
    if (change) waiting.set(uri, setTimeout(attempt, pause, uri));
    else attempt(uri);
  });
  documents.onClose((uri) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    if (said.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return () => {
    for (const uri of documents.uris())
      try {
        if (!waiting.has(uri) && JSON.stringify(source.diagnose(uri)) !== said.get(uri)) attempt(uri);
      } catch (error) {
        source.failed(error);
      }
  };
}
