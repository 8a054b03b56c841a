import { resolve } from 'node:path';
import { type Definitions, type InForce, loadDefinitions } from '../engine/definitions/load.ts';
import { findRoot } from '../engine/definitions/root.ts';
import { type Result, success } from '../engine/model/failure.ts';
import { disk } from '../schemas/files/disk.ts';
import { failureLine } from './failure.ts';
import type { Io } from './io.ts';

/**
 * The definitions that run here: those in `dir` when it is given, else those healer.yaml at the root names. What could
 * not be loaded, or is not what its file's name says, is told on stderr. Of two with one name the one `before` has is taken.
 */
export async function loadFor(io: Io, dir: string | undefined, before?: InForce): Promise<Result<Definitions>> {
  const root = await findRoot(resolve(io.cwd, dir ?? '.'));
  if (!root.ok) return root;
  const request = dir === undefined ? { root: root.value } : { dir: resolve(io.cwd, dir) };
  const definitions = await loadDefinitions(request, disk, { before });
  for (const failure of [...definitions.failures, ...definitions.notices])
    io.err(`healer: ${failureLine(failure, io.cwd)}\n`);
  return success(definitions);
}
