#!/usr/bin/env node
// Starts the built command line. On a Node too old for the database it uses the one this checkout installs.
const { existsSync } = require('node:fs');
const { constants } = require('node:os');
const { join } = require('node:path');
const { spawn } = require('node:child_process');

const cli = join(__dirname, '..', 'dist', 'cli.js');
const ownNode = join(__dirname, '..', 'node_modules', 'node', 'bin', 'node');

/** Runs the command line under another Node as if it were this process: its streams, its signals, its end. */
function runUnder(node, args) {
  const child = spawn(node, [cli, ...args], { stdio: 'inherit' });
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends these two to both of us, and a second one would end the child in the middle of its work.
    const told = terminal && signal !== 'SIGTERM';
    process.on(signal, () => told || child.kill(signal));
  }
  child.once('error', (error) => fail(`${node} cannot be started: ${error.message}.`));
  child.once('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

function fail(words) {
  console.error(`healer: ${words}`);
  process.exit(2);
}

function main() {
  if (!existsSync(cli)) fail('not built yet. Run `npm start`, or `npm run build`, in the checkout first.');
  if (Number(process.versions.node.split('.')[0]) >= 22) require(cli);
  else if (existsSync(ownNode)) runUnder(ownNode, process.argv.slice(2));
  else {
    fail(
      `needs Node 22 or later, and this is ${process.version}. Run \`npm install\` in the checkout, or use a newer Node.`,
    );
  }
}

if (require.main === module) main();

module.exports = { runUnder };
