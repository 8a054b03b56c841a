import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from './state-directory.ts';

/** What `daemon.json` in a state directory says of the daemon that listens, or listened until it was killed. */
export interface DaemonRecord {
  readonly socket: string;
  readonly pid: number;
  readonly version: string;
  readonly protocol: number;
  readonly root: string;
  /** UTC, RFC 3339. */
  readonly startedAt: string;
}

function file(stateDirectory: string): string {
  return join(stateDirectory, 'daemon.json');
}

/** The record, or undefined when there is none. That it is there does not mean that the daemon lives. */
export function readRecord(stateDirectory: string): DaemonRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(file(stateDirectory), 'utf8')) as Partial<DaemonRecord> | null;
    return typeof record?.socket === 'string' && typeof record.pid === 'number' ? (record as DaemonRecord) : undefined;
  } catch {
    return undefined;
  }
}

export function writeRecord(stateDirectory: string, record: DaemonRecord): void {
  writeAtomically(file(stateDirectory), `${JSON.stringify(record, null, 2)}\n`);
}

export function removeRecord(stateDirectory: string): void {
  rmSync(file(stateDirectory), { force: true });
}
