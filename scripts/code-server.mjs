// VS Code served to a browser: installs code-server once, starts it on loopback, and stops it with everything it started.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const version = '4.139.1';
const host = '127.0.0.1';

/** Everything code-server keeps in the checkout; ignored by git, and safe to delete. */
export const codeServerFolder = join(root, '.code-server');

/** The Node this checkout installs: the machine's own may be too old for what is started with it. */
export const ownNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Settings that keep the picture clean, and saving as in the desktop: a browser's VS Code saves by itself. */
export const cleanSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** What a user's action ran into, in words; callers print it and exit with 2. */
export class UserError extends Error {}

/**
 * Installs code-server where it is missing and answers with its entry file. An install that was interrupted is never
 * taken for a whole one: it is made in a folder beside and renamed when complete.
 */
export function ensureCodeServer() {
  const folder = join(codeServerFolder, version);
  const entry = join(folder, 'node_modules/code-server/out/node/entry.js');
  if (existsSync(entry)) return entry;
  console.log(`Installing code-server ${version}, once (about half a minute, 600 MB in .code-server/) …`);
  const unfinished = join(codeServerFolder, `${version}.${process.pid}.unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  // npm installs into the nearest folder above that has a package.json: without this one it would be the checkout.
  writeFileSync(join(unfinished, 'package.json'), '{"private": true}\n');
  npmInstall(unfinished, `code-server@${version}`);
  console.log('Installing its editor …');
  npmInstall(join(unfinished, 'node_modules/code-server/lib/vscode'), '--omit=dev');
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(entry)) throw error;
  }
  return entry;
}

/** What npm is told by its own files (a registry, a proxy, certificates), wherever the Node that runs it was installed. */
const npmFiles = ['npm_config_globalconfig', 'npm_config_userconfig'];

function npmInstall(folder, argument) {
  const npm = process.env['npm_execpath'];
  const files = Object.fromEntries(npmFiles.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])));
  const [command, before] = npm ? [ownNode, [npm]] : ['npm', []];
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(command, [...before, 'install', argument, ...options, '--prefix', folder], {
    cwd: folder,
    env: { ...withoutPrefix(process.env, ['npm_']), ...files },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    throw new UserError(`npm could not install code-server${error ? `: ${error.message}` : '; it says why above'}.`);
  }
}

/** Installs a packaged extension into an extensions folder of its own. */
export function installExtension({ vsix, extensionsDir, userDataDir }) {
  const args = [...folderArguments({ extensionsDir, userDataDir }), '--install-extension', vsix, '--force'];
  const { status, stdout, stderr } = spawnSync(ownNode, [ensureCodeServer(), ...args], {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new UserError(`VS Code could not install ${vsix}:\n${stdout}${stderr}`);
}

/**
 * Starts code-server and answers once it serves HTTP: `url` (ends in `/`), `log` (a file), `ended` (resolves when the
 * process ends by itself), `stop()` (ends it and every process it started).
 * `password` null serves without one. `settings` are written when the user data folder has none yet.
 */
export async function startCodeServer({
  workspace,
  userDataDir,
  extensionsDir,
  port,
  password,
  settings = {},
  trust = true,
  env = {},
}) {
  const entry = ensureCodeServer();
  const settingsFile = join(userDataDir, 'User', 'settings.json');
  if (!existsSync(settingsFile)) {
    mkdirSync(dirname(settingsFile), { recursive: true });
    writeFileSync(settingsFile, `${JSON.stringify({ ...cleanSettings, ...settings }, null, 2)}\n`);
  }
  const log = join(userDataDir, 'code-server.log');
  const output = openSync(log, 'w', 0o600);
  const args = [
    entry,
    ...folderArguments({ extensionsDir, userDataDir }),
    ...['--auth', password === null ? 'none' : 'password'],
    ...['--bind-addr', `${host}:${port}`],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    ...(trust ? [] : ['--disable-workspace-trust']),
    workspace,
  ];
  const child = spawn(ownNode, args, {
    cwd: root,
    env: { ...environment(), ...env, ...(password === null ? {} : { PASSWORD: password }) },
    detached: true,
    stdio: ['ignore', output, output],
  });
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
  const stop = () => stopTree(child, ended);
  const url = `http://${host}:${port}/`;
  try {
    await answers(`${url}healthz`, child, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, log, ended, stop };
}

/** Its own folders for everything: code-server otherwise writes a config file and a socket into the user's home. */
function folderArguments({ extensionsDir, userDataDir }) {
  mkdirSync(userDataDir, { recursive: true });
  const config = join(userDataDir, 'config.yaml');
  if (!existsSync(config)) writeFileSync(config, 'auth: none\n');
  return ['--config', config, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
}

/** The environment without what would point code-server at another instance, port or password. */
function environment() {
  const rest = withoutPrefix(process.env, ['npm_', 'VSCODE_', 'CODE_SERVER_', 'ELECTRON_']);
  for (const name of ['PORT', 'PASSWORD', 'HASHED_PASSWORD', 'NODE_OPTIONS']) delete rest[name];
  return rest;
}

function withoutPrefix(env, prefixes) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !prefixes.some((prefix) => name.toLowerCase().startsWith(prefix.toLowerCase())),
    ),
  );
}

async function answers(url, child, log) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    try {
      if ((await fetch(url, { signal: AbortSignal.timeout(2000) })).ok) return;
    } catch {
      // Not listening yet.
    }
    await delay(100);
  }
  const said = readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
  throw new UserError(`code-server did not start; its log is ${log}. It ends with:\n${said}`);
}

/** Ends a process and all its descendants, also those in sessions of their own; what ignores SIGTERM is killed after 5 s. */
async function stopTree(child, ended) {
  if (child.pid === undefined) return;
  const tree = [child.pid, ...descendants(child.pid)];
  for (const pid of tree) signal(pid, 'SIGTERM');
  const deadline = Date.now() + 5000;
  while (tree.some(alive) && Date.now() < deadline) await delay(50);
  for (const pid of tree) signal(pid, 'SIGKILL');
  await ended;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended.
  }
}

function alive(pid) {
  const status = statusOf(pid);
  return status !== undefined && status.state !== 'Z';
}

/** Process ids below `ancestor`, by the parent each process names. Elsewhere than on Linux it asks `ps`. */
function descendants(ancestor) {
  const parents = new Map(processes().map(({ pid, parent }) => [pid, parent]));
  const below = (pid) => {
    for (let at = parents.get(pid); at !== undefined && at > 1; at = parents.get(at)) if (at === ancestor) return true;
    return false;
  };
  return [...parents.keys()].filter(below);
}

function processes() {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .map(statusOf)
      .filter(Boolean);
  }
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,state='], { encoding: 'utf8' });
  return (stdout ?? '')
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, state] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), state };
    });
}

function statusOf(pid) {
  if (process.platform !== 'linux') return processes().find((one) => one.pid === pid);
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent), state };
  } catch {
    return undefined;
  }
}

/** The port itself when nobody listens there (for 0, any free one), else undefined. */
export function freePort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, host, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/** The first free port from `first` on. */
export async function freePortFrom(first) {
  for (let port = first; port < first + 100; port += 1) if (await freePort(port)) return port;
  throw new UserError(`No port from ${first} to ${first + 99} is free. Give one with --port.`);
}
