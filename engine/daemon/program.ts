import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failed, type Result, success } from '../model/failure.ts';
import { programMissing } from './failures.ts';

const program = 'cli.js';
const addon = 'better_sqlite3.node';

/**
 * Copies the program and the addon beside it to the state directory's `bin/<version>-<8 hex of their content>`, so that
 * an update cannot pull them away from a running daemon. Returns the copied program's path.
 */
export function installProgram(cli: string, stateDirectory: string, version: string): Result<string> {
  let files: [name: string, content: Buffer][];
  try {
    files = [
      [program, readFileSync(cli)],
      [addon, readFileSync(join(dirname(cli), addon))],
    ];
  } catch (error) {
    return failed(programMissing(dirname(cli), (error as Error).message));
  }
  const hash = createHash('sha256');
  for (const [, content] of files) hash.update(content);
  const bin = join(stateDirectory, 'bin');
  const folder = join(bin, `${version}-${hash.digest('hex').slice(0, 8)}`);
  if (existsSync(folder)) return success(join(folder, program));
  try {
    mkdirSync(bin, { recursive: true, mode: 0o700 });
    const temporary = mkdtempSync(join(bin, '.copying-'));
    for (const [name, content] of files) writeFileSync(join(temporary, name), content);
    moveInto(temporary, folder);
    return success(join(folder, program));
  } catch (error) {
    return failed(programMissing(dirname(cli), (error as Error).message));
  }
}

/** Renames a finished copy into place; when another process was first, its copy is the same. */
function moveInto(temporary: string, folder: string): void {
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
