import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readOn, type Tail } from './log-tail.ts';

/** Where lines are shown. */
export interface Sink {
  append(text: string): void;
  replace(text: string): void;
}

/** Shows a log's end and what is added to it, until it is stopped. More than `limit` characters, and what is shown begins again. */
export function followLog(file: string, sink: Sink, limit = 1_000_000): () => void {
  let tail: Tail | undefined;
  let shown = 0;
  let stopped = false;
  let watcher: FSWatcher | undefined;
  let reading = Promise.resolve();

  const read = async () => {
    const read = await readOn(file, tail);
    if (!read || stopped) return;
    tail = read.tail;
    if (read.text === '') return;
    const elsewhere = `… more in ${file}\n${read.text}`;
    const text = read.skipped ? elsewhere : read.text;
    const full = shown + text.length > limit;
    shown = full ? text.length : shown + text.length;
    if (full) sink.replace(elsewhere);
    else sink.append(text);
  };
  /** One reading at a time, so that no line is shown twice. */
  const readSoon = () => {
    reading = reading.then(read);
  };

  try {
    watcher = watch(dirname(file), (_, name) => {
      if (name === basename(file)) readSoon();
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // The folder has gone: there is nothing to follow.
  }
  readSoon();
  return () => {
    stopped = true;
    watcher?.close();
  };
}
