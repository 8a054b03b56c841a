import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { failed, type Result, success } from '../../model/failure.ts';
import { fileReason, isAbsent } from '../../model/file-error.ts';
import type { LogSection } from '../../model/report.ts';
import { maskKeys, redact } from '../../redact.ts';
import { notTrusted, partUnread } from '../failures.ts';
import type { SectionSource } from '../section.ts';
import { size, utc } from '../units.ts';

export interface LogSubject {
  /** By absolute path; links are followed. */
  readonly logs: readonly string[];
  readonly trusted: boolean;
}

const mostFiles = 5;
/** Read from the end of a file, in bytes. */
const mostBytes = 64 * 1024;
const mostLines = 100;
/** Of one line, in characters. */
const longestLine = 2_000;

/** The last lines of log files, secrets masked. Only regular files are read; a path of an untrusted root is not opened. */
export const logSection: SectionSource<LogSubject, LogSection> = {
  title: 'Log',
  timeout: 1_000,
  read: readLogs,
  unread: ({ unread = [] }) => unread,
  lines: ({ files }) =>
    files.flatMap(({ path, changedAt, bytes, lines, cut }, index) => [
      ...(index > 0 ? [''] : []),
      `${path} (${size(bytes)}, changed ${utc(changedAt)} UTC)${cut ? `, its last ${lines.length} lines` : ''}`,
      ...lines.map((line) => `| ${line}`.trimEnd()),
      ...(bytes === 0 ? ['is empty'] : []),
    ]),
};

async function readLogs({ logs, trusted }: LogSubject): Promise<Result<LogSection>> {
  if (logs.length === 0) return failed(partUnread('no log file is known for it'));
  if (!trusted) return failed(notTrusted());
  const unread = logs.slice(mostFiles).map((path) => `${path}: more than ${mostFiles} files`);
  const read = await Promise.all(
    logs.slice(0, mostFiles).map(async (path) => {
      try {
        return await tail(path);
      } catch (error) {
        unread.push(`${path}: ${isAbsent(error) ? 'there is no such file' : fileReason(error)}`);
        return undefined;
      }
    }),
  );
  const files = read.filter((file) => file !== undefined);
  if (files.length === 0) return failed(partUnread(unread.join('; ')));
  return success({ files, ...(unread.length > 0 && { unread: unread.sort() }) });
}

/** Opened so that a pipe in the place of a log does not make us wait for a writer. */
async function tail(path: string): Promise<LogSection['files'][number]> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error('it is not a regular file');
    const start = Math.max(0, found.size - mostBytes);
    const buffer = Buffer.alloc(found.size - start);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
    const bytes = buffer.subarray(0, bytesRead);
    const { lines, cut } = lastLines(bytes.toString('utf8'), start > 0);
    return { path, changedAt: found.mtime.toISOString(), bytes: found.size, lines, cut };
  } finally {
    await file.close();
  }
}

/**
 * The last lines of a text, secrets masked. Where its beginning was cut off, so is its first line: a secret could stand
 * there without the name that tells it.
 */
export function lastLines(text: string, cutOff: boolean): { readonly lines: readonly string[]; readonly cut: boolean } {
  const lines = maskedKeys(text).split(/\r?\n/);
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
