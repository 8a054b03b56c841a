// Packages the extension as build/healer-PLATFORM.vsix. `--target linux-x64` names another platform than this one.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './build.mjs';
import { ownNode, UserError } from './code-server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** VS Code's name for a platform, to the file of the database's addon that runs there. */
const addons = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'alpine-x64': 'linuxmusl-x64',
  'alpine-arm64': 'linuxmusl-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64',
  'win32-arm64': 'win32-arm64',
};

/** VS Code's name for the platform this runs on. */
export function thisPlatform() {
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${musl ? 'alpine' : process.platform}-${process.arch}`;
}

/** Where the VSIX of a platform is written. */
export function vsixFile(target = thisPlatform()) {
  return join(root, 'build', `healer-${target}.vsix`);
}

/** Builds `dist/`, packages it for one platform, and answers with the VSIX's path. */
export async function packageExtension(target = thisPlatform()) {
  addonOf(target);
  try {
    await bundle();
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    throw new UserError('The build failed; it says why above.');
  }
  return packageBuilt(target);
}

/** Packages `dist/` as it is. For another platform its addon is put in for the while. */
export function packageBuilt(target = thisPlatform()) {
  const vsix = vsixFile(target);
  mkdirSync(dirname(vsix), { recursive: true });
  const inside = join(root, 'dist/better_sqlite3.node');
  const foreign = target !== thisPlatform();
  if (foreign) copyFileSync(addonOf(target), inside);
  try {
    vsce(['package', '--target', target, '--out', vsix, '--no-dependencies', '--no-rewrite-relative-links']);
  } finally {
    if (foreign) copyFileSync(addonOf(thisPlatform()), inside);
  }
  return vsix;
}

function addonOf(target) {
  const name = addons[target];
  if (!name) throw new UserError(`No such platform: ${target}. Known: ${Object.keys(addons).join(', ')}.`);
  return join(root, 'node_modules/better-sqlite3/prebuilds', `${name}.node`);
}

function vsce(args) {
  const program = join(root, 'node_modules/@vscode/vsce/vsce');
  const { status, stdout, stderr } = spawnSync(ownNode, [program, ...args, '--allow-missing-repository'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new UserError(`vsce could not package the extension:\n${stdout}${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { values } = parseArgs({ options: { target: { type: 'string' } } });
    console.log(`Packaging the extension …`);
    console.log(relative(root, await packageExtension(values.target)));
  } catch (error) {
    if (!(error instanceof UserError) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`package: ${error.message}`);
    process.exitCode = 2;
  }
}
