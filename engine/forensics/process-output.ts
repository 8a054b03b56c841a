import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputFile } from '../model/report.ts';
import { redact } from '../redact.ts';

/** stdout and stderr */
const descriptors = ['1', '2'];
/** The access mode in what the kernel tells of an open file: 0 where it cannot be written to. See open(2). */
const accessMode = 0o3;

/**
 * The files that a process writes its output to, by its folder in /proc; only that is looked at, so that no file system
 * that hangs is waited for. Left out are devices, files that were removed, those that it may not write to (else a process
 * could name a file it has no right to), and those whose name holds a secret. There is none where nothing may be looked at,
 * and before Linux 5.14, which does not tell which file it is.
 */
export async function outputFilesOf(folder: string): Promise<readonly OutputFile[]> {
  const found = await Promise.all(descriptors.map((one) => outputFile(folder, one).catch(() => undefined)));
  const byPath = new Map(found.flatMap((one) => (one ? [[one.path, one]] : [])));
  return [...byPath.values()];
}

async function outputFile(folder: string, descriptor: string): Promise<OutputFile | undefined> {
  const path = await readlink(join(folder, 'fd', descriptor));
  const isFile = path.startsWith('/') && !path.startsWith('/dev/') && !path.endsWith(' (deleted)');
  if (!isFile || redact(path) !== path) return undefined;
  const info = await readFile(join(folder, 'fdinfo', descriptor), 'utf8');
  const flags = Number.parseInt(/^flags:\s*([0-7]+)$/m.exec(info)?.[1] ?? '0', 8);
  if ((flags & accessMode) === 0) return undefined;
  const inode = /^ino:\s*(\d+)$/m.exec(info)?.[1];
  return inode === undefined ? undefined : { path, inode };
}
