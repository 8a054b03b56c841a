import { fstatSync } from 'node:fs';

/** Takes a line for a person who reads the daemon's log; `error` is what somebody should look into. */
export type Log = (line: string, level?: 'error' | 'warning') => void;

/** The priorities of syslog that journald reads at the start of a line (sd-daemon(3)). */
const priorities = { error: '<3>', warning: '<4>', information: '<6>' } as const;

/** Where lines go, and what stands before them. */
export interface LogOptions {
  /** journald notes the time and reads a priority in front of each line; a file gets the time, in UTC. */
  readonly journal: boolean;
  readonly now: () => Date;
  readonly write: (text: string) => void;
}

export function createLog({ journal, now, write }: LogOptions): Log {
  return (line, level) => {
    if (journal) write(withPriority(line, level ?? 'information'));
    else write(`${now().toISOString()} ${line}\n`);
  };
}

/** A text as journald takes it: each of its lines is an entry, with the priority of the whole. */
export function withPriority(text: string, level: keyof typeof priorities): string {
  return `${text.trimEnd().replace(/^/gm, priorities[level])}\n`;
}

/** Whether a descriptor leads to journald, which names the stream's device and inode in JOURNAL_STREAM (systemd.exec(5)). */
export function isJournal(environment: Readonly<Record<string, string | undefined>>, descriptor: number): boolean {
  const stream = environment['JOURNAL_STREAM'];
  if (stream === undefined) return false;
  try {
    const { dev, ino } = fstatSync(descriptor, { bigint: true });
    return stream === `${dev}:${ino}`;
  } catch {
    return false;
  }
}
