import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Bytes of a script's first line that the kernel reads, BINPRM_BUF_SIZE. */
const firstLine = 256;

/** The program that the first line (`#!`) of a file names, as it stands there; undefined of what is no script. */
export async function interpreterOf(path: string): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(firstLine), 0, firstLine, 0);
    return /^#![ \t]*([^\s]+)/.exec(buffer.toString('utf8', 0, bytesRead))?.[1];
  } finally {
    await file.close();
  }
}
