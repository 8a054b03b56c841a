import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageBuilt } from '../../scripts/package.mjs';
import { filesOfZip } from '../support/zip.ts';

let vsix: string;
let files: readonly { readonly name: string; readonly size: number }[];

beforeAll(() => {
  vsix = packageBuilt();
  files = filesOfZip(readFileSync(vsix));
}, 60_000);

describe('the VSIX', () => {
  it('holds what the extension needs', () => {
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'extension/package.json',
        'extension/readme.md',
        'extension/changelog.md',
        'extension/LICENSE.txt',
        'extension/dist/client.js',
        'extension/dist/server.js',
        'extension/dist/language-server.js',
        'extension/dist/cli.js',
        'extension/dist/better_sqlite3.node',
        'extension/dist/webview/incidents.js',
        'extension/dist/webview/plan.js',
        'extension/docs/editors.md',
        'extension/docs/rules.md',
      ]),
    );
  });

  it('holds nothing else', () => {
    const allowed =
      /^(extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt|dist\/.+|schemas\/\w+\.schema\.json|media\/.+|docs\/images\/.+|docs\/(rules|kinds|editors)\.md)|extension\.vsixmanifest|\[Content_Types\]\.xml)$/;
    expect(files.map(({ name }) => name).filter((name) => !allowed.test(name))).toEqual([]);
  });

  it('is below 6 MB', () => {
    expect(statSync(vsix).size).toBeLessThan(6_000_000);
  });
});

it('refuses a platform it does not know', () => {
  expect(() => packageBuilt('amiga-500')).toThrow('No such platform: amiga-500. Known: linux-x64');
});

it('says so on the command line, with exit code 2', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', '--tarret', 'x'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain("Unknown option '--tarret'");
});
