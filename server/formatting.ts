import { type Connection, type Disposable, DocumentFormattingRequest } from 'vscode-languageserver';
import { pathOfUri } from './documents.ts';

/** Tells the client of each file that is ours that it can be formatted here, so that no other file has a second formatter. */
export interface FormattingRegistration {
  /** `ours`: whether the file holds a definition of ours now. */
  seen(uri: string, ours: boolean): void;
  closed(uri: string): void;
}

export function registerFormatting(connection: Connection): FormattingRegistration {
  const registered = new Map<string, Promise<Disposable>>();
  const closed = (uri: string) => {
    const registration = registered.get(uri);
    registered.delete(uri);
    void registration?.then((one) => one.dispose()).catch(() => undefined);
  };
  return {
    closed,
    seen(uri, ours) {
      if (!ours) closed(uri);
      else if (!registered.has(uri)) {
        const documentSelector = [{ scheme: uri.slice(0, uri.indexOf(':')), pattern: globOf(pathOfUri(uri)) }];
        const registration = connection.client.register(DocumentFormattingRequest.type, { documentSelector });
        registration.catch(() => registered.delete(uri));
        registered.set(uri, registration);
      }
    },
  };
}

/** A glob that matches one path: what has a meaning in globs stands in brackets, a Windows drive may be written in any way. */
function globOf(path: string): string {
  return path
    .replace(/^\/[a-z]:(?=\/)/i, '**')
    .replace(/[[\]{}*?!]/g, (character) => (character === ']' ? '?' : `[${character}]`));
}
