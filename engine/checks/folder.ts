import { stat } from 'node:fs/promises';
import { folderThreads, type Waiting } from '../file-threads.ts';
import { isAbsent } from '../model/file-error.ts';

const ask = folderThreads.asker<boolean>();

/**
 * Whether there is such a folder. Rejects where that is not known, as where it does not answer: a spawn into it would hold this
 * whole process up.
 */
export async function isFolder(path: string, wait: Waiting): Promise<boolean> {
  const read = () =>
    stat(path).then(
      (found) => found.isDirectory(),
      (error: unknown) => {
        if (isAbsent(error)) return false;
        throw error;
      },
    );
  return await ask(path, path, read, wait);
}
