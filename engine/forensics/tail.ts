import { constants } from 'node:fs';
import { type FileHandle, open, readlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { fileThreads } from '../file-threads.ts';
import type { OutputFile } from '../model/report.ts';
import { maskKeys, redact } from '../redact.ts';

/** Read from the end of a file, in bytes. */
const mostBytes = 64 * 1024;
/** Of one line, in characters. */
const longestLine = 2_000;

/** The end of a log file. */
export interface Tail {
  /** Of the whole file. */
  readonly bytes: number;
  /** UTC, RFC 3339. */
  readonly changedAt: string;
  /** Oldest first. */
  readonly lines: readonly string[];
  /** Whether there is more before them. */
  readonly cut: boolean;
}

/**
 * The last lines of a regular file, of its last 64 KiB; secrets are masked and colours taken out. Rejects where it cannot
 * be read, and where it is no longer the one that a process `had`. It is opened so that a pipe in the place of a log does
 * not make us wait for a writer.
 */
export async function tail(path: string, mostLines: number, had?: OutputFile): Promise<Tail> {
  return await ask(`${mostLines} ${had?.inode} ${path}`, dirname(path), () => readTail(path, mostLines, had));
}

const ask = fileThreads.asker<Tail>();

async function readTail(path: string, mostLines: number, had: OutputFile | undefined): Promise<Tail> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error('it is not a regular file');
    const other = had && (await otherThan(had, file));
    if (other !== undefined) throw new Error(other);
    const start = Math.max(0, found.size - mostBytes);
    const buffer = Buffer.alloc(found.size - start);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
    const text = buffer.subarray(0, bytesRead).toString('utf8');
    return { changedAt: found.mtime.toISOString(), bytes: found.size, ...lastLines(text, start > 0, mostLines) };
  } finally {
    await file.close();
  }
}

/** Why the open file is not that which a process had; undefined where it is. */
async function otherThan({ path, inode }: OutputFile, file: FileHandle): Promise<string | undefined> {
  if ((await readlink(`/proc/self/fd/${file.fd}`)) !== path) return 'a link has taken its place since it was seen';
  const { ino } = await file.stat({ bigint: true });
  return String(ino) === inode ? undefined : 'another file has taken its place since it was seen';
}

/**
 * The last lines of a text, secrets masked. Where its beginning was cut off, so is its first line: a secret could stand
 * there without the name that tells it.
 */
export function lastLines(text: string, cutOff: boolean, mostLines: number): Pick<Tail, 'lines' | 'cut'> {
  const lines = maskedKeys(stripVTControlCharacters(text)).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (cutOff) lines.shift();
  const kept = lines.slice(-mostLines).map((line) => redact(shortened(line)));
  return { lines: kept, cut: cutOff || lines.length > kept.length };
}

/** Private keys take several lines, so they are masked before there are lines; of one the beginning may be cut off. */
function maskedKeys(text: string): string {
  return maskKeys(text).replace(/^[\s\S]*-----END [A-Z ]*PRIVATE KEY-----/, '***');
}

function shortened(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine)}… (${line.length} characters)`;
}
