import { join } from 'node:path';
import { failed, type Result, success } from '../../model/failure.ts';
import { fileReason, isAbsent } from '../../model/file-error.ts';
import type { LogSection, OutputFile, ProcessState } from '../../model/report.ts';
import { beforeAbort } from '../before-abort.ts';
import { notTrusted, partUnread } from '../failures.ts';
import { logFiles } from '../log-files.ts';
import { outputFilesOf } from '../process-output.ts';
import type { SectionSource } from '../section.ts';
import { tail } from '../tail.ts';
import { size, utc } from '../units.ts';

export interface LogSubject {
  readonly root: string;
  /** As a profile names them. */
  readonly logs: readonly string[];
  readonly trusted: boolean;
  /** Where no log is named, the output of its process is its log: as it was seen while it was there, else as it is now. */
  readonly snapshot?: Pick<ProcessState, 'output'>;
  readonly pid?: number;
  readonly proc?: string;
}

const mostFiles = 5;
const mostLines = 100;
/** How long files are looked for, in ms, so that there is time to read what was found. */
const lookFor = 500;

/**
 * The last lines of log files, secrets masked; where none is named, of the files that the process wrote its output to.
 * Only regular files are read; a path of an untrusted root is not opened.
 */
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

async function readLogs(subject: LogSubject, signal: AbortSignal): Promise<Result<LogSection>> {
  const output = await outputOf(subject);
  if (subject.logs.length === 0 && output.length === 0) return failed(partUnread('no log file is known for it'));
  if (!subject.trusted) return failed(notTrusted());
  const found =
    subject.logs.length > 0
      ? await namedFiles(subject, signal)
      : { files: output.map((had) => ({ path: had.path, had })), unread: [] };
  const unread = [...found.unread];
  const read = await Promise.all(
    found.files.map(async ({ path, had }) => {
      try {
        return { path, ...(await beforeAbort(tail(path, mostLines, had), signal)) };
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

async function outputOf({ snapshot, pid, proc = '/proc' }: LogSubject): Promise<readonly OutputFile[]> {
  if (snapshot) return snapshot.output ?? [];
  return pid === undefined ? [] : await outputFilesOf(join(proc, String(pid)));
}

interface Found {
  readonly files: readonly { readonly path: string; readonly had?: OutputFile }[];
  readonly unread: readonly string[];
}

async function namedFiles({ root, logs }: LogSubject, signal: AbortSignal): Promise<Found> {
  const looking = AbortSignal.any([signal, AbortSignal.timeout(lookFor)]);
  const { files, unread } = await logFiles(root, logs, { most: mostFiles, signal: looking });
  return { files: files.map((path) => ({ path })), unread };
}
