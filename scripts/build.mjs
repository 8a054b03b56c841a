// Writes dist/: client.js (extension), server.js (starts language-server.js), cli.js (`healer`, daemon included), http.js (what HTTP needs) and
// webview/ (pages).
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
/** `--debug`: with source maps, not minified. */
const debug = process.argv.includes('--debug');

/** The addon's file inside better-sqlite3 for this platform; the bundle loads the copy beside itself. */
function addon() {
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return join(
    root,
    'node_modules/better-sqlite3/prebuilds',
    `${process.platform}${musl ? 'musl' : ''}-${process.arch}.node`,
  );
}

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: !debug,
  sourcemap: debug,
  logLevel: 'warning',
  legalComments: 'none',
};
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  mainFields: ['module', 'main'],
};

/** The HTTP interface is a bundle of its own, which the program loads when it is asked for. */
const httpApart = {
  name: 'http-apart',
  setup(build) {
    build.onResolve({ filter: /\/http-interface\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './http.js', external: true } : undefined,
    );
  },
};

export async function bundle() {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await Promise.all([
    build({
      ...node,
      entryPoints: { client: 'client/src/extension.ts', 'language-server': 'server/main.ts', cli: 'cli/main.ts' },
      outdir: dist,
      plugins: [httpApart],
    }),
    build({
      ...node,
      // Loaded by itself, since only what is loaded later is kept compiled.
      external: ['./language-server.js'],
      entryPoints: { server: 'server/start.ts' },
      outdir: dist,
    }),
    build({ ...node, entryPoints: { http: 'engine/http-interface.ts' }, outdir: dist }),
    build({
      ...common,
      platform: 'browser',
      format: 'esm',
      target: 'es2022',
      entryPoints: {
        incidents: 'webview/src/incidents/main.tsx',
        plan: 'webview/src/plan/main.tsx',
        health: 'webview/src/health/main.tsx',
      },
      outdir: join(dist, 'webview'),
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
  ]);
  copyFileSync(addon(), join(dist, 'better_sqlite3.node'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
