import { onTestFinished } from 'vitest';
import { fileThreads, folderThreads } from '../../engine/file-threads.ts';

/** Until the test ends, questions about this folder and what lies in it wait, as on a mount whose server is gone. */
export function dieFolder(folder: string): void {
  const end = Promise.withResolvers<void>();
  onTestFinished(() => end.resolve());
  for (const threads of [fileThreads, folderThreads]) {
    const ask = threads.asker<void>();
    for (const key of ['1', '2', '3', '4']) void ask(key, folder, () => end.promise);
  }
}
