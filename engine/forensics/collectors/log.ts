import { failed, success } from '../../model/failure.ts';
import { fileReason } from '../../model/file-error.ts';
import { beforeAbort } from '../before-abort.ts';
import type { FindSubject } from '../collect.ts';
import type { Collector } from '../collector.ts';
import { noLogs, noLogsRead, notFollowed } from '../failures.ts';
import { logFiles, rotated, shownPath } from '../log-files.ts';
import { logPatterns } from '../log-patterns.ts';
import { tail } from '../tail.ts';

const mostFiles = 8;
const mostLines = 200;
/** How long files are looked for, in ms, so that there is time to read what was found. */
const lookFor = 3_000;

/** The end of each log file that the profile names, and what its lines have in common. */
export function logCollector(subject: FindSubject): Collector {
  return {
    source: 'log',
    title: 'Logs',
    timeout: 5_000,
    async collect(context, signal) {
      const { root, service, trusted } = context;
      if (!trusted) return failed(notFollowed('the log files its profile names were not read'));
      const { logs } = await subject(context);
      if (logs.length === 0) return failed(noLogs(service));
      const looking = AbortSignal.any([signal, AbortSignal.timeout(lookFor)]);
      const found = await logFiles(root, logs, { most: mostFiles, signal: looking });
      const unread = [...found.unread];
      const read = await Promise.all(
        found.files.map(async (file) => {
          const path = shownPath(root, file);
          try {
            const { bytes, changedAt, lines } = await beforeAbort(tail(file, mostLines), signal);
            const older = lines.length === 0 ? await rotated(file) : undefined;
            if (older !== undefined) unread.push(`${path}: is empty; ${older}`);
            return { path, size: bytes, modified: changedAt, lines, patterns: logPatterns(lines) };
          } catch (error) {
            unread.push(`${path}: ${fileReason(error)}`);
            return undefined;
          }
        }),
      );
      const files = read.filter((file) => file !== undefined);
      if (files.length === 0) return failed(noLogsRead(unread));
      return success({ type: 'log', files, ...(unread.length > 0 && { unread }) });
    },
  };
}
