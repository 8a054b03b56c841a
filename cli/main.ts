import { run } from './program.ts';
import { drawOn } from './screen.ts';

const abort = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => abort.abort());
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
  cwd: process.cwd(),
  env: process.env,
  signal: abort.signal,
}).then((code) => {
  process.exitCode = code;
});
