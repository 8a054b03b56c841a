import { type FileHandle, open } from 'node:fs/promises';

/** As much of a log's end is shown at first, and of what came at once, in bytes. */
const most = 64 * 1024;

/** What was read of a log that grows. */
export interface Tail {
  /** The file, which another takes the place of when the log is set aside. */
  readonly inode: number;
  /** Bytes read so far. */
  readonly at: number;
}

export interface Read {
  readonly tail: Tail;
  /** Whole lines. */
  readonly text: string;
  /** Whether lines between what was read before and this were left out. */
  readonly skipped: boolean;
}

/** What was added to a log since `tail`; at most its last 64 KiB, from a whole line on. Undefined while there is no log. */
export async function readOn(file: string, tail: Tail | undefined): Promise<Read | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const { ino, size } = await handle.stat();
    const same = tail !== undefined && tail.inode === ino && tail.at <= size;
    const from = same ? tail.at : 0;
    const start = Math.max(from, size - most);
    const buffer = Buffer.alloc(size - start);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
    const whole = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1;
    const first = start > from ? buffer.subarray(0, whole).indexOf(10) + 1 : 0;
    return {
      tail: { inode: ino, at: start + whole },
      text: buffer.subarray(first, whole).toString('utf8'),
      skipped: start > from,
    };
  } finally {
    await handle.close();
  }
}
