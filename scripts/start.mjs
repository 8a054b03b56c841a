// `npm start`: builds and packages the extension, and opens a folder in VS Code with it.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  codeServerFolder,
  ensureCodeServer,
  freePort,
  freePortFrom,
  installExtension,
  ownNode,
  startCodeServer,
  UserError,
} from './code-server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const examples = join(root, 'examples');

const help = `Opens the examples in VS Code with Healer in it.

  npm start -- [options]

  --workspace DIR   open this folder instead of examples/
  --demo            show sample data instead of your own: ninety days of incidents, as \`healer demo\` makes them
  --port N          serve on this port of 127.0.0.1 (default: the first free one from 8080; 0: any)
  --no-open         do not open a browser
  --no-auth         no password: for tests on a machine of your own
  --code            use your own VS Code (the command \`code\`), with an extensions folder and user data of its own
  --help            this text

Without --code, VS Code is code-server in .code-server/, behind a password made for this run. Ctrl-C ends it.`;

const options = {
  workspace: { type: 'string' },
  demo: { type: 'boolean', default: false },
  port: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  'no-auth': { type: 'boolean', default: false },
  code: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

function readArguments() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new UserError(`${error.message.replace(/\. To specify a positional.*/s, '.')} See npm start -- --help.`);
  }
}

function workspaceFolder(given) {
  if (given === undefined) return examples;
  // npm runs scripts in the package's folder; a relative path is meant from where npm was called.
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`--workspace needs a folder, and ${folder} is none.`);
  }
  return folder;
}

async function portToServe(given) {
  if (given === undefined) return freePortFrom(8080);
  const port = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(port <= 65_535)) throw new UserError(`--port needs a number from 0 to 65535, and this is ${given}.`);
  const free = await freePort(port);
  if (free === undefined) {
    throw new UserError(`Port ${port} of 127.0.0.1 is in use. Give another, or leave --port out for a free one.`);
  }
  return free;
}

async function packaged() {
  console.log('Building and packaging the extension …');
  const { packageExtension } = await import('./package.mjs');
  return packageExtension();
}

/** Makes the sample data where it is missing, and has the editor of a settings file show it. */
function showSampleData(settingsFile) {
  const args = [join(root, 'dist/cli.js'), 'demo', '--json'];
  const made = spawnSync(ownNode, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (made.status !== 0) throw new UserError('The sample data could not be made; it says why above.');
  const { stateDirectory } = JSON.parse(made.stdout);
  mkdirSync(dirname(settingsFile), { recursive: true });
  writeFileSync(settingsFile, `${JSON.stringify({ 'healer.stateDirectory': stateDirectory }, null, 2)}\n`);
  console.log(`The sample data is in ${stateDirectory}`);
}

/** Opens the workspace in the user's own VS Code; nothing is installed into their profile. */
async function openDesktop(workspace, { demo }) {
  const own = join(codeServerFolder, demo ? 'desktop-demo' : 'desktop');
  const folders = ['--user-data-dir', join(own, 'user-data'), '--extensions-dir', join(own, 'extensions')];
  if (spawnSync('code', ['--version'], { stdio: 'ignore' }).error) {
    throw new UserError(
      'The command `code` is not on the PATH. In VS Code: Shell Command: Install code command in PATH.',
    );
  }
  const vsix = await packaged();
  if (demo) showSampleData(join(own, 'user-data', 'User', 'settings.json'));
  const steps = [
    ['--install-extension', vsix, '--force'],
    ['--new-window', workspace],
  ];
  for (const step of steps) {
    const { status } = spawnSync('code', [...folders, ...step], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...stateOf(demo) },
    });
    if (status !== 0) throw new UserError(`\`code ${step[0]}\` failed; it says why above.`);
  }
  console.log(`Healer is open in your own VS Code: ${workspace}`);
}

async function openServed(workspace, values) {
  const port = await portToServe(values.port);
  ensureCodeServer();
  const own = join(codeServerFolder, values.demo ? 'demo' : 'start');
  const folders = { extensionsDir: join(own, 'extensions'), userDataDir: join(own, 'user-data') };
  const vsix = await packaged();
  console.log('Installing the extension …');
  installExtension({ vsix, ...folders });
  if (values.demo) showSampleData(join(folders.userDataDir, 'Machine', 'settings.json'));
  const asked = askedToEnd();
  console.log('Starting VS Code …');
  const password = values['no-auth'] ? null : randomBytes(12).toString('base64url');
  // The examples are ours, so nobody is asked whether they trust us; any other folder is asked about as usual.
  const server = await startCodeServer({
    workspace,
    port,
    password,
    trust: workspace !== examples,
    env: stateOf(values.demo),
    ...folders,
  });
  console.log(`Healer is open at ${server.url}`);
  if (password) console.log(`Password: ${password}`);
  console.log('Ctrl-C ends it.');
  if (!values['no-open']) openBrowser(server.url);
  if ((await Promise.race([asked, server.ended])) !== 'asked') {
    throw new UserError(`VS Code ended by itself; its log is ${server.log}.`);
  }
  await server.stop();
}

/** HEALER_STATE_DIR goes before the setting by which sample data is shown. */
function stateOf(demo) {
  return demo ? { HEALER_STATE_DIR: '' } : {};
}

/** Resolves to 'asked' at Ctrl-C, at a signal, or when the shell npm ran this in has gone: it passes no signal on. */
function askedToEnd() {
  return new Promise((resolve) => {
    const end = () => resolve('asked');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
    const parent = process.ppid;
    if (process.env['npm_lifecycle_event']) setInterval(() => process.ppid !== parent && end(), 500).unref();
  });
}

function openBrowser(url) {
  const mac = process.platform === 'darwin';
  if (!mac && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  const child = spawn(mac ? 'open' : 'xdg-open', [url], { stdio: 'ignore', detached: true });
  child.once('error', () => console.log('Open the address above in a browser.'));
  child.unref();
}

try {
  const values = readArguments();
  if (values.help) {
    console.log(help);
  } else {
    const workspace = workspaceFolder(values.workspace);
    await (values.code ? openDesktop(workspace, values) : openServed(workspace, values));
  }
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(`start: ${error.message}`);
  process.exitCode = 2;
}
