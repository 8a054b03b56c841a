// Installs the dependencies when they are missing or older than the lock file. Plain Node, no dependency: it runs before any is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Healer is built with Node 20 or later, and this is ${process.version}.`);
  process.exit(1);
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.healer-lock');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (installed !== wanted) {
  console.log(
    `${installed ? 'The lock file has changed' : 'First run'}: installing dependencies (about half a minute) …`,
  );
  const npm = process.env['npm_execpath'];
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  // Not `npm ci`: it refuses a lock file that leaves out optional packages of other platforms, as npm writes one where the
  // registry lacks them. `--no-save` installs what the lock file says and writes neither it nor package.json.
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(command, [...args, ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error(
      `npm install failed${error ? `: ${error.message}` : ''}. Mend what it says above, then run this again.`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
