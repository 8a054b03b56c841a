import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { messageOf } from '../checks/failures.ts';
import { isFolder } from '../checks/folder.ts';
import { fileThreads, isUnanswered, type Waiting } from '../file-threads.ts';
import type { Failure } from '../model/failure.ts';
import { fileReason } from '../model/file-error.ts';
import { startFolderMissing, startFolderUnusable, startUnanswered } from './failures.ts';
import { interpreterOf } from './interpreter.ts';

/** What a process that is to be started takes of the disk. */
export interface Start {
  readonly program: string;
  /** Where a program named without a folder is looked for, as in PATH. */
  readonly path?: string | undefined;
  /** Absolute. */
  readonly cwd: string;
  /** The files its output is appended to. */
  readonly outputs?: readonly string[];
}

/** How long a file or a folder is waited for, in ms. */
export const startPatience = 5_000;

/** To append to what is there, and wait for nobody who reads it. */
export const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW | constants.O_NONBLOCK;

const askProgram = fileThreads.asker<Program | undefined>();
const askOutput = fileThreads.asker<void>();

interface Program {
  readonly interpreter?: string | undefined;
}

/**
 * What keeps a process, `shown` to people, from being started: its folder is not there or not to be used, or something does not
 * answer, into or from which a spawn would hold this whole process up. Undefined where all of it answers: if a program or a
 * file is not there, the spawn says so.
 */
export async function hindranceOf(
  shown: string,
  { program, path = '', cwd, outputs = [] }: Start,
  wait: Waiting,
): Promise<Failure | undefined> {
  let asked = `the folder ${cwd}`;
  try {
    if (!(await isFolder(cwd, wait))) return startFolderMissing(shown, cwd);
    const folders = program.includes('/') ? [''] : path.split(':');
    for (const folder of folders) {
      const file = resolve(cwd, folder, program);
      asked = `the program ${file}`;
      const found = await askProgram(file, dirname(file), () => readProgram(file), wait);
      if (!found) continue;
      if (found.interpreter !== undefined) {
        const other = resolve(cwd, found.interpreter);
        asked = `the program ${other}`;
        await askProgram(other, dirname(other), () => readProgram(other), wait);
      }
      break;
    }
    for (const output of outputs) {
      asked = `the file ${output}`;
      await askOutput(output, dirname(output), () => openOnce(output), wait);
    }
    return undefined;
  } catch (error) {
    if (!isUnanswered(error)) return startFolderUnusable(shown, cwd, fileReason(error));
    return startUnanswered(shown, `${asked} cannot be looked at: ${messageOf(error)}`);
  }
}

/** Undefined where there is none that may be run. It is read as the kernel will: that it is there may be answered from memory. */
async function readProgram(file: string): Promise<Program | undefined> {
  try {
    await access(file, constants.X_OK);
  } catch {
    return undefined;
  }
  return { interpreter: await interpreterOf(file).catch(() => undefined) };
}

async function openOnce(file: string): Promise<void> {
  try {
    await (await open(file, appending)).close();
  } catch {
    // It is not there, or not to be written any more, which is an answer.
  }
}
