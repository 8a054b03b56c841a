import { join } from 'node:path';
import { keyOf } from '../checks/key.ts';
import { writeAtomically } from '../daemon/atomic-file.ts';
import type { Board } from './board.ts';
import { voltStatuses, voltStatusesText } from './volt-status.ts';

/** Replaces `statuses.json` in the state directory by how the enabled checks stand. Throws what the disk refuses. */
export function writeStatuses(stateDirectory: string, board: Board): void {
  const enabled = [...board.checks.values()].filter((check) => check.enabled);
  const checks = enabled.flatMap((check) => board.memories.get(keyOf(check))?.state ?? []);
  const workloads = [...board.workloads.values()].map(({ memory }) => memory.state);
  writeAtomically(join(stateDirectory, 'statuses.json'), `${voltStatusesText(voltStatuses(checks, workloads))}\n`);
}
