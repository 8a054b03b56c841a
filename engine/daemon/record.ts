import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { writeAtomically } from './atomic-file.ts';
import { recordUnreadable } from './failures.ts';

/** What `daemon.json` in a state directory says of the daemon that listens, or listened until it was killed. */
export interface DaemonRecord {
  readonly socket: string;
  readonly pid: number;
  readonly version: string;
  readonly protocol: number;
  readonly root: string;
  /** UTC, RFC 3339. */
  readonly startedAt: string;
  /** Where HTTP is served, such as `http://127.0.0.1:9464`. */
  readonly http?: string;
}

function file(stateDirectory: string): string {
  return join(stateDirectory, 'daemon.json');
}

/**
 * The record, or undefined when there is none or it is damaged. That it is there does not mean that the daemon lives;
 * one that cannot be read does not mean that it is not there.
 */
export function readRecord(stateDirectory: string): Result<DaemonRecord | undefined> {
  let text: string;
  try {
    text = readFileSync(file(stateDirectory), 'utf8');
  } catch (error) {
    return isAbsent(error) ? success(undefined) : failed(recordUnreadable(file(stateDirectory), fileReason(error)));
  }
  try {
    const record = JSON.parse(text) as Partial<DaemonRecord> | null;
    const whole = typeof record?.socket === 'string' && typeof record.pid === 'number';
    return success(whole ? (record as DaemonRecord) : undefined);
  } catch {
    return success(undefined);
  }
}

export function writeRecord(stateDirectory: string, record: DaemonRecord): void {
  writeAtomically(file(stateDirectory), `${JSON.stringify(record, null, 2)}\n`);
}

export function removeRecord(stateDirectory: string): void {
  rmSync(file(stateDirectory), { force: true });
}
