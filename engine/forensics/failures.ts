import { notLoaded } from '../definitions/failures.ts';
import type { Failure } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';

export function gitMissing(): Failure {
  return {
    code: 'forensics/no-git',
    message: 'The program git was not found on the PATH. Install it, and later incidents will list recent changes.',
  };
}

export function notRepository(root: string): Failure {
  return { code: 'forensics/not-a-repository', message: `${root} is not in a git repository.`, file: root };
}

export function gitFailed(reason: string): Failure {
  return { code: 'forensics/git-failed', message: `git did not answer: ${reason}.` };
}

export function notTrusted(): Failure {
  return {
    code: 'forensics/not-trusted',
    message: 'The folder is not trusted in the editor, so nothing of it was executed.',
  };
}

/** Of a source that would read what a definition names. `what` was not done. */
export function notFollowed(what: string): Failure {
  return { code: 'forensics/not-trusted', message: `The folder is not trusted in the editor, so ${what}.` };
}

export function noHistory(service: string | undefined): Failure {
  const whose = service === undefined ? 'any check' : `a check of ${service}`;
  return {
    code: 'forensics/no-history',
    message: `Nothing watched ${whose} in the six hours before. \`healer daemon --dir .\` watches, and keeps how each went.`,
  };
}

export function noLogs(service: string | undefined): Failure {
  return {
    code: 'forensics/no-logs',
    message: `No profile in force names log files${ofService(service)}. Name them in services.${service ?? 'NAME'}.logs, and later incidents keep their last lines.`,
  };
}

export function noLogsRead(reasons: readonly string[]): Failure {
  return { code: 'forensics/logs-unread', message: `No log file could be read: ${reasons.join('; ')}.` };
}

export function noPrometheus(): Failure {
  return {
    code: 'forensics/no-prometheus',
    message:
      'No profile in force names a Prometheus. Name it in backends.prometheus.url, and later incidents keep rate, errors and duration.',
  };
}

export function noMetrics(): Failure {
  return {
    code: 'forensics/no-metrics',
    message: 'The incident names no service, so it is not known which metrics to ask for. Name one when it is opened.',
  };
}

export function noMetricsRead(backend: string, reasons: readonly string[]): Failure {
  return { code: 'forensics/metrics-unread', message: `${backend} answered no query: ${reasons.join('; ')}` };
}

function ofService(service: string | undefined): string {
  return service === undefined ? '' : ` of ${service}`;
}

/** Why there is no check to run: definitions that could not be loaded come first, as the checks may be in them. */
export function noChecks(
  service: string | undefined,
  { failures, unknown }: { readonly failures: readonly Failure[]; readonly unknown?: string },
): Failure {
  const code = 'forensics/no-checks';
  const broken = notLoaded(failures);
  if (broken) return broken;
  if (unknown !== undefined) return { code, message: unknown };
  const whose = service === undefined ? 'here' : `for ${service}`;
  return {
    code,
    message: `There is no enabled health check ${whose}. Write one, and later incidents will say how it went.`,
  };
}

export function commandMissing(program: string): Failure {
  return { code: 'forensics/no-program', message: `${program} is not on the PATH` };
}

export function isMissingProgram({ code }: Failure): boolean {
  return code === commandMissing('').code;
}

export function commandFailed(program: string, reason: string): Failure {
  return {
    code: 'forensics/program-failed',
    message: reason.startsWith(`${program}: `) ? reason : `${program}: ${reason}`,
  };
}

export function commandSlow(program: string): Failure {
  return { code: 'forensics/program-slow', message: `${program} took too long` };
}

/** A part of a report that could not be read, and why, without a full stop: it is listed with others. */
export function partUnread(reason: string): Failure {
  return { code: 'forensics/unread', message: reason };
}

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space',
  EDQUOT: 'free some space',
  EACCES: 'make the folder writable',
  EPERM: 'make the folder writable',
  EROFS: 'make the folder writable',
  ENOTDIR: 'move away the file that is in the way',
  ENOENT: 'bring the state directory back, or start the daemon anew',
};

/** `error`: the file system's. */
export function reportNotWritten(folder: string, error: unknown): Failure {
  const remedy = remedies[(error as NodeJS.ErrnoException).code ?? ''] ?? 'see that files can be made there';
  return {
    code: 'report/not-written',
    message: `No report could be written in ${folder}: ${fileReason(error)}. Nothing is done automatically until one can be: ${remedy}.`,
    file: folder,
  };
}

export function reportNotRecorded(file: string, cause: Failure): Failure {
  return {
    code: 'report/not-recorded',
    message: `The report ${file} is written but could not be recorded: ${cause.message} The next start of the daemon takes it up.`,
    file,
  };
}

export function reportUnreadable(file: string, reason: string): Failure {
  return {
    code: 'report/unreadable',
    message: `The report ${file} cannot be read: ${reason}. \`healer reports verify\` says which reports are as they were written.`,
    file,
  };
}

export function reportStays(folder: string, reason: string): Failure {
  return {
    code: 'report/stays',
    message: `Reports that were kept for long enough cannot be removed from ${folder}: ${reason}. Make the folder writable; the daemon tries again each hour.`,
    file: folder,
  };
}
