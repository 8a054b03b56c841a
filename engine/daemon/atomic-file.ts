import { closeSync, fsyncSync, lstatSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Replaces a file whole, on the disk before it has its name: a reader sees the old content or the new. Mode 0600. */
export function writeAtomically(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}`;
  try {
    const descriptor = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Removes what `unwanted` names and has not changed since `before` (ms since 1970), and what cannot be removed stays. */
export function sweep(folder: string, unwanted: (name: string) => boolean, before: number): void {
  try {
    for (const name of readdirSync(folder).filter(unwanted)) {
      const path = join(folder, name);
      if (lstatSync(path).mtimeMs < before) rmSync(path, { recursive: true, force: true });
    }
  } catch {
    // It takes up room and does no harm; the next start tries again.
  }
}
