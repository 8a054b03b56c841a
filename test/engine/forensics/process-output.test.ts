import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { outputFilesOf } from '../../../engine/forensics/process-output.ts';
import { processState } from '../../../engine/forensics/process-state.ts';
import { temporaryFolder, value } from '../store/temporary.ts';

type Output = number | 'ignore' | 'pipe';

/** A real process with these as its output, by its id. */
async function printing(stdout: Output, stderr: Output): Promise<number> {
  const child = spawn('sleep', ['60'], { stdio: ['ignore', stdout, stderr] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  return child.pid ?? 0;
}

function opened(file: string, flags: string): number {
  const descriptor = openSync(file, flags);
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}

const fileOf = (name = 'api.log') => join(realpathSync(temporaryFolder()), name);
const outputOf = async (stdout: Output, stderr: Output) => outputFilesOf(`/proc/${await printing(stdout, stderr)}`);

describe('where a process writes its output', () => {
  it('is each file once, and tells which file it is', async () => {
    const [out, err] = [fileOf(), fileOf()];
    const found = await outputOf(opened(out, 'a'), opened(err, 'w'));
    const inode = (path: string) => String(statSync(path, { bigint: true }).ino);
    expect(found).toEqual([
      { path: out, inode: inode(out) },
      { path: err, inode: inode(err) },
    ]);
    expect(await outputOf(opened(out, 'a'), opened(out, 'a'))).toHaveLength(1);
  });

  it('is part of how it stands', async () => {
    const file = fileOf();
    const pid = await printing(opened(file, 'a'), 'ignore');
    expect(value(await processState(pid)).output).toMatchObject([{ path: file }]);
    expect(value(await processState(await printing('ignore', 'pipe')))).not.toHaveProperty('output');
  });

  it('is no device, no pipe, no file that it only reads, that was removed, or whose name holds a secret', async () => {
    expect(await outputOf('ignore', 'pipe')).toEqual([]);
    const [read, removed] = [fileOf(), fileOf()];
    writeFileSync(read, '');
    const descriptor = opened(removed, 'a');
    rmSync(removed);
    expect(await outputOf(opened(read, 'r'), descriptor)).toEqual([]);
    expect(await outputOf(opened(fileOf('password=s3cret'), 'a'), 'ignore')).toEqual([]);
    expect(await outputFilesOf('/proc/none')).toEqual([]);
  });
});
