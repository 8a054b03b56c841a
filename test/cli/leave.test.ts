import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { folderWith } from '../support/healer.ts';

it.each([
  ['an exit ends it', '', 0, [0, null]],
  ['after a failure', '', 2, [2, null]],
  ['a file that does not answer keeps it no longer', 'readFile(process.argv[2], () => {});', 0, [null, 'SIGTERM']],
  ['nor after a failure', 'readFile(process.argv[2], () => {});', 2, [null, 'SIGKILL']],
])('a daemon that has ended is gone: %s', async (_, hang, code, expected) => {
  const folder = folderWith({});
  const program = join(folder, 'program.cjs');
  // Nobody ever writes to it, so that opening it to read has no end.
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const contents = `
    import { readFile } from 'node:fs';
    import { leave } from './cli/leave.ts';
    process.on('SIGTERM', () => {});
    process.exitCode = ${code};
    ${hang}
    setTimeout(leave, 100);`;
  const stdin = { contents, resolveDir: join(import.meta.dirname, '../..') };
  buildSync({ stdin, outfile: program, bundle: true, platform: 'node', format: 'cjs' });
  const child = spawn(process.execPath, [program, pipe], { stdio: 'ignore' });
  expect(await once(child, 'exit')).toEqual(expected);
});
