import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from './temporary.ts';

const project = join(import.meta.dirname, '../../..');

/** A program of the tests as one text that Node runs from its input. */
export async function bundled(entry: string): Promise<string> {
  const built = await build({
    absWorkingDir: project,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['better-sqlite3'],
    write: false,
  });
  return built.outputFiles[0]?.text ?? '';
}

/**
 * Runs a program in a mount namespace of its own, in which its folder is a disk in memory of `size` (`64m`), and gives
 * what it printed as JSON. The disk goes with the process. Without root, a user namespace lends what mounting needs.
 */
export async function onSmallDisk<T>(program: string, size: string): Promise<T> {
  const folder = temporaryFolder();
  const own = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
  const script = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && exec "$3" - "$2"';
  const child = spawn('unshare', [...own, 'sh', '-c', script, 'sh', size, folder, process.execPath], {
    cwd: project,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(program);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the program on the small disk ended with ${code}: ${printed}`);
  return JSON.parse(printed) as T;
}
