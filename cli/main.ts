import { threads } from '../engine/daemon/environment.ts';
import { run } from './program.ts';
import { drawOn } from './screen.ts';
import { openTerminal } from './terminal.ts';

// Read when the first file or host name is asked for: names that no server answers for must not hold every thread.
const daemon = process.argv[2] === 'daemon';
if (daemon) process.env['UV_THREADPOOL_SIZE'] ??= threads;
const abort = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // A second ctrl-C ends what is in the way of a person, and never a daemon in the middle of its clean end.
  process[daemon ? 'on' : 'once'](signal, () => abort.abort());
}
// A reader that stops early (`healer lint | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  ...(process.stdout.isTTY && { draw: drawOn(process.stdout) }),
  ...(process.stdin.isTTY &&
    process.stdout.isTTY && { openTerminal: () => openTerminal(process.stdin, process.stdout, abort.signal) }),
  get input() {
    return process.stdin;
  },
  cwd: process.cwd(),
  env: process.env,
  signal: abort.signal,
}).then((code) => {
  process.exitCode = code;
});
