import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a command's output goes: a file without a name, so that what lives on after the command can still write to it. */
export interface CommandOutput {
  /** For the command's stdout and stderr. */
  readonly descriptor: number;
  /** The end of what was written so far, as UTF-8, of at most `limit` bytes. */
  tail(limit: number): string;
  /** Gives up this process's own end of it. */
  close(): void;
}

/** Undefined where the folder for temporary files takes none: a restart does not wait for that. */
export function openCommandOutput(folder = tmpdir()): CommandOutput | undefined {
  const file = join(folder, `healer-restart-${randomUUID()}`);
  try {
    const descriptor = openSync(file, 'ax+', 0o600);
    rmSync(file, { force: true });
    return {
      descriptor,
      tail(limit) {
        const { size } = fstatSync(descriptor);
        const buffer = Buffer.alloc(Math.min(size, limit));
        const length = readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
        return buffer.toString('utf8', 0, length);
      },
      close: () => closeSync(descriptor),
    };
  } catch {
    return undefined;
  }
}
