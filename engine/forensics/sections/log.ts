import { failed, type Result, success } from '../../model/failure.ts';
import { fileReason } from '../../model/file-error.ts';
import type { LogSection } from '../../model/report.ts';
import { beforeAbort } from '../before-abort.ts';
import { notTrusted, partUnread } from '../failures.ts';
import { logFiles } from '../log-files.ts';
import type { SectionSource } from '../section.ts';
import { tail } from '../tail.ts';
import { size, utc } from '../units.ts';

export interface LogSubject {
  readonly root: string;
  /** As a profile names them. */
  readonly logs: readonly string[];
  readonly trusted: boolean;
}

const mostFiles = 5;
const mostLines = 100;
/** How long files are looked for, in ms, so that there is time to read what was found. */
const lookFor = 500;

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

async function readLogs({ root, logs, trusted }: LogSubject, signal: AbortSignal): Promise<Result<LogSection>> {
  if (logs.length === 0) return failed(partUnread('no log file is known for it'));
  if (!trusted) return failed(notTrusted());
  const looking = AbortSignal.any([signal, AbortSignal.timeout(lookFor)]);
  const found = await logFiles(root, logs, { most: mostFiles, signal: looking });
  const unread = [...found.unread];
  const read = await Promise.all(
    found.files.map(async (path) => {
      try {
        return { path, ...(await beforeAbort(tail(path, mostLines), signal)) };
      } catch (error) {
        unread.push(`${path}: ${fileReason(error)}`);
        return undefined;
      }
    }),
  );
  const files = read.filter((file) => file !== undefined);
  if (files.length === 0) return failed(partUnread(unread.join('; ')));
  return success({ files, ...(unread.length > 0 && { unread: unread.sort() }) });
}
