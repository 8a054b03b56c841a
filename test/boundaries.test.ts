import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

const forbidden = [
  ['schemas/kinds.ts', '../engine/model/check.ts', 'imports nothing of ours'],
  ['engine/checks/http.ts', '../../server/service/lint.ts', 'The engine knows no editor'],
  ['engine/checks/http.ts', '../../client/src/extension.ts', 'The engine knows no editor'],
  ['engine/daemon/server.ts', 'vscode', 'Only client/ may know the editor'],
  ['engine/model/check.ts', '../checks/http.ts', 'plain types'],
  ['engine/model/check.ts', 'node:fs', 'plain types'],
  ['server/service/hover.ts', '../../engine/model/check.ts', 'stands on schemas/ alone'],
  ['server/service/hover.ts', 'vscode-languageserver/node', 'pure library'],
  ['server/service/hover.ts', 'node:fs', 'pure library'],
  ['server/connection.ts', 'vscode', 'Only client/ may know the editor'],
  ['cli/program.ts', '../client/src/extension.ts', 'The command line uses'],
  ['client/src/extension.ts', '../../engine/engine.ts', 'may import engine/protocol only'],
  ['client/src/extension.ts', '../../engine/model/check.ts', 'may import engine/protocol only'],
  ['client/src/extension.ts', '../../server/connection.ts', 'draws and asks'],
  ['webview/src/host.ts', '../../engine/engine.ts', 'may import engine/protocol only'],
  ['webview/src/host.ts', '../../schemas/kinds.ts', 'imports nothing else of ours'],
  ['webview/src/host.ts', 'vscode', 'Only client/ may know the editor'],
] as const;

const allowed = [
  ['engine/checks/http.ts', '../model/check.ts'],
  ['engine/definitions/load.ts', '../../schemas/document.ts'],
  ['engine/model/definition.ts', '../../schemas/generated/types.ts'],
  ['server/service/hover.ts', '../../schemas/document.ts'],
  ['server/connection.ts', 'vscode-languageserver/node'],
  ['cli/commands/lint.ts', '../../server/service/lint.ts'],
  ['cli/daemon.ts', '../engine/engine.ts'],
  ['client/src/daemon.ts', '../../engine/protocol/rpc.ts'],
  ['client/src/extension.ts', 'vscode'],
  ['webview/src/host.ts', '../../engine/protocol/page.ts'],
] as const;

/** A tree like ours with one import a file, under our linter settings. */
const tree = mkdtempSync(join(tmpdir(), 'healer-boundaries-'));
const refusals = new Map<string, string>();

function fileFor(path: string, from: string): string {
  return path.replace(/(\.\w+)$/, `-${from.replaceAll(/\W+/g, '-')}$1`);
}

beforeAll(() => {
  const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(tree, 'biome.json'), JSON.stringify({ ...settings, vcs: { enabled: false } }));
  for (const [path, from] of [...forbidden, ...allowed]) {
    const file = join(tree, fileFor(path, from));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { thing } from '${from}';\n\nthing();\n`);
  }
  const biome = join(root, 'node_modules/.bin/biome');
  const options = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none'];
  const { stdout } = spawnSync(biome, options, { cwd: tree, encoding: 'utf8' });
  const report = JSON.parse(stdout) as { diagnostics: { location: { path: string }; message: string }[] };
  for (const { location, message } of report.diagnostics) refusals.set(location.path, message);
});

afterAll(() => rmSync(tree, { recursive: true }));

describe('who may import whom', () => {
  it.each(forbidden)('%s must not import %s', (path, from, reason) => {
    expect(refusals.get(fileFor(path, from))).toContain(reason);
  });

  it.each(allowed)('%s may import %s', (path, from) => {
    expect(refusals.get(fileFor(path, from))).toBeUndefined();
  });
});
