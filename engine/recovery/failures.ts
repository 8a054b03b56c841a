import { formatDuration } from '../../schemas/duration.ts';
import { type Failure, sentence } from '../model/failure.ts';
import type { Rule } from '../model/rule.ts';

export function restartCommandFailed(command: string, why: string): Failure {
  return {
    code: 'restart/failed',
    message: `${sentence(`\`${command}\` ${why}`)} Run it by hand to see more.`,
  };
}

export function restartCommandMissing(program: string): Failure {
  return {
    code: 'restart/no-program',
    message: `${program.includes('/') ? `There is no ${program} on this host` : `${program} is not on this host's PATH`}. Install it, or say under \`restart\` in the health config how the workload is restarted here.`,
  };
}

/** `why`: what of its files and folders does not answer. */
export function startUnanswered(command: string, why: string): Failure {
  return {
    code: 'restart/unanswered',
    message: `\`${command}\` was not started, because ${why}. It may lie on a network mount whose server is gone: bring that back, or unmount it (\`umount -l\`).`,
  };
}

export function startFolderMissing(command: string, folder: string): Failure {
  return {
    code: 'restart/no-folder',
    message: `\`${command}\` was not started, because there is no folder ${folder}. Bring it back, or mount what it lies on.`,
  };
}

export function startFolderUnusable(command: string, folder: string, why: string): Failure {
  return {
    code: 'restart/folder-unusable',
    message: `\`${command}\` was not started, because the folder ${folder} cannot be looked at: ${why}. Put that right, or start it by hand.`,
  };
}

export function restartTimedOut(command: string, timeout: number): Failure {
  return {
    code: 'restart/timeout',
    message: `\`${command}\` had not ended after ${formatDuration(timeout)} and was stopped, with what it had started.`,
  };
}

export function restartStays(command: string, timeout: number, pid: number | undefined): Failure {
  return {
    code: 'restart/stays',
    message: `\`${command}\` had not ended after ${formatDuration(timeout)}, cannot be stopped, and still runs as process ${pid}. End it by hand: until then nothing else restarts the same.`,
  };
}

/** The code of what ended with the daemon: nobody saw how it came out. */
export const endedWithDaemon = 'restart/ended-with-daemon';

export function restartEndedWithDaemon(what: string): Failure {
  return {
    code: endedWithDaemon,
    message: `${what} was ended with the daemon, so that its outcome is unknown.`,
  };
}

export function restartOutlivesDaemon(command: string, pid: number | undefined): Failure {
  return {
    code: endedWithDaemon,
    message: `\`${command}\` could not be stopped as the daemon ended, and goes on as process ${pid}, so that its outcome is unknown.`,
  };
}

export function restartFault(error: unknown): Failure {
  return {
    code: 'restart/fault',
    message: `The restart met a fault in Healer: ${error instanceof Error ? error.message : String(error)}.`,
  };
}

export function leaseHeld(target: string): Failure {
  return {
    code: 'restart/lease-held',
    message: `Another Healer on this host is restarting ${target} just now.`,
  };
}

export function leaseStillRuns(target: string, pid: number): Failure {
  return {
    code: 'restart/still-runs',
    message: `The command that restarts ${target} still runs as process ${pid}, though the daemon that began it was killed, or could not stop it. It is waited for.`,
  };
}

function wholeSeconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1_000)) * 1_000;
}

export function leaseRecent(target: string, ago: number): Failure {
  return {
    code: 'restart/lease-recent',
    message: `Another Healer on this host restarted ${target} ${formatDuration(wholeSeconds(ago))} ago.`,
  };
}

/** As `leaseRecent`, the first time it is seen: what that restart means for whoever would have made one. */
export function othersCount(target: string, ago: number, made: number, grace: number): Failure {
  const recent = leaseRecent(target, ago);
  const excused = grace > 0 ? `, and failures within ${formatDuration(grace)} of it do not count` : '';
  return { ...recent, message: `${recent.message} It counts here, as attempt ${made}${excused}.` };
}

export function leaseUnusable(folder: string, reason: string): Failure {
  return {
    code: 'restart/lease-unusable',
    message: `The leases of this host in ${folder} cannot be used: ${reason}. Nothing is restarted without one. Remove the folder if nobody needs it, or mend its owner and mode (1777).`,
  };
}

/** `why`: what of this host could not be read. */
export function restartUnread(why: string): Failure {
  return {
    code: 'restart/unread',
    message: `${sentence(`nobody knows how it stands: ${why}`)} See to that, or restart it by hand.`,
  };
}

export function ruleUnusable({ name, source }: Rule, why: string): Failure {
  return { code: 'rule/unusable', message: `The rule ${name} can never act: ${why}.`, ...source };
}

/** Why a process cannot be started again as it was. */
export function notStartable(process: string, why: string): Failure {
  return {
    code: 'rule/not-startable',
    message: `${process} cannot be started again by Healer: ${why}. Use \`restart_workload\` with a \`restart\` in its health config.`,
  };
}

/** `since`: when it was last seen, UTC, RFC 3339. */
export function endedLongAgo(process: string, since: string): Failure {
  return {
    code: 'rule/ended-long-ago',
    message: `${process} ended while no daemon watched, some time after ${since}. Whether it is to run is for a person to say.`,
  };
}

export function processStays(pid: number): Failure {
  return {
    code: 'rule/process-stays',
    message: `Process ${pid} did not end, not even by SIGKILL, so it was not started a second time.`,
  };
}

export function endedAtOnce(command: string, how: string): Failure {
  return {
    code: 'rule/ended-at-once',
    message: `\`${command}\` was started and ended at once ${how}. Run it by hand to see why.`,
  };
}

export function reportMissing(workload: string): Failure {
  return {
    code: 'rule/no-report',
    message: `The forensic report of ${workload} is not on the disk yet, and nothing is done without it.`,
  };
}
