import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, scratch } from './folders.mjs';

export const rivalVersion = '2.0.0';
/** How long it waits after an open or a change before it validates, in ms (its `validationDelayMs`). */
export const rivalDebounce = 200;

const folder = join(scratch, `yaml-language-server-${rivalVersion}`);
const entry = join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server');

/** Installs yaml-language-server where it is missing and answers with the file that starts it. */
export function ensureRival() {
  if (existsSync(entry)) return entry;
  console.error(`Installing yaml-language-server ${rivalVersion}, once, in .bench/ …`);
  mkdirSync(folder, { recursive: true });
  // npm installs into the nearest folder above that has a package.json: without this one it would be the checkout.
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', ['install', `yaml-language-server@${rivalVersion}`, ...options], {
    cwd: folder,
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm could not install yaml-language-server${error ? `: ${error.message}` : ''}`);
  return entry;
}

/** Settings that give it our playbook schema, and nothing that would reach for the network. */
export function rivalSettings() {
  const file = join(folder, 'playbook.schema.json');
  writeFileSync(file, spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'schema', 'playbook']).stdout);
  return {
    yaml: {
      schemas: { [pathToFileURL(file).href]: ['*.yaml'] },
      schemaStore: { enable: false },
      kubernetesCRDStore: { enable: false },
      validate: true,
      hover: true,
      completion: true,
    },
    http: { proxy: '', proxyStrictSSL: false },
  };
}
