import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { hostTools } from '../../engine/protocol/host-tools.ts';

/** A program for people that is installed where the workspace is. */
export interface HostTool {
  readonly name: string;
  readonly purpose: string;
  /** Absolute path. */
  readonly file: string;
}

/** The programs found on a PATH. Relative folders in it do not count: what they name depends on where one stands. */
export async function toolsOnPath(path: string): Promise<readonly HostTool[]> {
  const folders = path.split(delimiter).filter(isAbsolute);
  const found = await Promise.all(
    hostTools.map(async ({ name, purpose }) => {
      for (const folder of folders) {
        const file = join(folder, name);
        if (await isProgram(file)) return { name, purpose, file };
      }
      return undefined;
    }),
  );
  return found.filter((tool) => tool !== undefined);
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
