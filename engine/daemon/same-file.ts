import { statSync } from 'node:fs';

/**
 * Whether a path leads to the file it leads to now, asked again later: not once that was removed or another took its
 * place. One that cannot be looked at is taken for the same.
 */
export function sameFile(path: string): () => boolean {
  const now = identityOf(path);
  return () => {
    try {
      return identityOf(path) === now;
    } catch {
      return true;
    }
  };
}

function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
