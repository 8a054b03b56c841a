import { failed, type Result, success } from '../engine/model/failure.ts';
import { fileReason } from '../engine/model/file-error.ts';
import type { Io } from './io.ts';

/** Characters after which no more is read: more than anything that is taken. */
const enough = 1_000_000;

/** What is written to standard input until it ends, as UTF-8, without the line break at its end. */
export async function readInput({ input, signal }: Io): Promise<Result<string>> {
  let text = '';
  const stop = () => input?.destroy();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    for await (const chunk of input?.setEncoding('utf8') ?? []) {
      text += chunk;
      if (text.length > enough) break;
    }
  } catch (error) {
    if (!signal.aborted) return failed(inputUnread(fileReason(error)));
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return signal.aborted ? failed(inputUnread('it was interrupted')) : success(text.replace(/\r?\n$/, ''));
}

function inputUnread(reason: string) {
  return { code: 'cli/input-unread', message: `Standard input could not be read: ${reason}.` };
}
