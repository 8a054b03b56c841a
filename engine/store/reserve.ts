import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Room kept for bad times: a file that is given up so that what matters most can still be written on a full disk. */
export interface Reserve {
  /** Frees the room; false when there was none to free. */
  release(): boolean;
  /** Makes the file where it is missing and the disk has room to spare; says whether it is there. */
  ensure(): boolean;
  /** Whether it is there, whole. */
  isThere(): boolean;
  /** Whether so little is left on the disk, apart from the reserve, that a write of a report may fail. */
  isShort(): boolean;
}

/** DESIGN.md, Store. Bytes. */
export const reserveSize = 8 * 1024 * 1024;

/** So much must be free, in reserves, before a part of it is set aside: making it must not be what fills the disk. */
const plenty = 4;

/** Left on the disk, in reserves, below which a report and its record may not fit. */
const short = 1 / 8;

/**
 * The reserve of a state directory: the file `reserve`, of `size` bytes. Its content is random, so that no file system
 * keeps it in less room than it stands for. Everything is done at once and none of it throws. `onRelease` is told when it
 * was given up.
 */
export function createReserve(stateDirectory: string, size = reserveSize, onRelease = () => {}): Reserve {
  const file = join(stateDirectory, 'reserve');
  const isThere = () => {
    const found = statSync(file, { throwIfNoEntry: false });
    return found?.isFile() === true && found.size === size;
  };
  return {
    release() {
      const released = quietly(() => existsSync(file) && remove(file));
      if (released) onRelease();
      return released;
    },
    isThere: () => quietly(isThere),
    ensure: () => quietly(() => isThere() || (free(stateDirectory) >= size * plenty && make(file, size))),
    isShort: () => quietly(() => free(stateDirectory) < size * short),
  };
}

/** What cannot be asked or done counts as no. */
function quietly(work: () => boolean): boolean {
  try {
    return work();
  } catch {
    return false;
  }
}

function free(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function remove(file: string): boolean {
  rmSync(file);
  flushFolder(dirname(file));
  return true;
}

function make(file: string, size: number): boolean {
  try {
    const descriptor = openSync(file, 'w', 0o600);
    try {
      writeFileSync(descriptor, randomBytes(size));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return true;
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** Makes what was done to the names in a folder durable. */
export function flushFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a file system's error says that there is no room: the disk is full, or the user's share of it. */
export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
}
