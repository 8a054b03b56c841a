#!/usr/bin/env node
// Starts the built command line. On a Node too old for the database it uses the one this checkout installs.
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { spawnSync } = require('node:child_process');

const cli = join(__dirname, '..', 'dist', 'cli.js');
const ownNode = join(__dirname, '..', 'node_modules', 'node', 'bin', 'node');

if (!existsSync(cli)) {
  console.error('healer: not built yet. Run `npm run build` in the checkout first.');
  process.exit(2);
}
if (Number(process.versions.node.split('.')[0]) >= 22) {
  require(cli);
} else if (existsSync(ownNode)) {
  const { status, signal } = spawnSync(ownNode, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(signal ? 1 : (status ?? 2));
} else {
  console.error(
    `healer: needs Node 22 or later, and this is ${process.version}. Run \`npm ci\` in the checkout, or use a newer Node.`,
  );
  process.exit(2);
}
