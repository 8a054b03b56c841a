import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');

interface Session {
  readonly failed?: string;
  readonly diagnostics: readonly string[];
  readonly completion: readonly string[];
  readonly hover: string;
  readonly renamed: readonly string[];
  readonly definition: readonly [string, number];
}

it('serves Neovim configured as docs/editors.md says', async () => {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'healer-neovim-')));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const [, configuration = ''] =
    /```lua\n(.*?)```/s.exec(readFileSync(join(repository, 'docs', 'editors.md'), 'utf8')) ?? [];
  const files = {
    'init.lua': configuration,
    'ask.lua': `
      vim.cmd('filetype on')
      vim.cmd('edit web.health.yaml')
      vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
      local said = vim.tbl_map(function(one) return one.message end, vim.diagnostic.get(0))
      io.stdout:write(vim.fn.json_encode(said) .. '\\n')
      vim.cmd('qall!')`,
    'web.health.yaml': 'workload: web\ntype: htp\nenabled: true\n',
    healer: `#!/bin/sh\nexec '${process.execPath}' '${join(repository, 'dist', 'cli.js')}' "$@"\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(scratch, name), text, { mode: 0o755 });
  const { stdout } = await promisify(execFile)(
    'nvim',
    ['--clean', '--headless', '-n', '-u', 'init.lua', '-c', 'luafile ask.lua'],
    { cwd: scratch, env: { PATH: `${scratch}:${process.env['PATH']}`, HOME: scratch } },
  );
  expect(JSON.parse(stdout)).toEqual([expect.stringMatching(/^type "htp" is not known\. Did you mean "http"\?/)]);
});

it('serves Neovim over standard input and output', async () => {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'healer-neovim-')));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const shop = join(scratch, 'shop');
  cpSync(join(repository, 'examples'), shop, { recursive: true });
  const { stdout } = await promisify(execFile)(
    'nvim',
    ['--clean', '--headless', '-n', '-c', `luafile ${join(import.meta.dirname, 'neovim-session.lua')}`],
    {
      env: {
        PATH: process.env['PATH'],
        HOME: scratch,
        HEALER_NODE: process.execPath,
        HEALER_CLI: join(repository, 'dist', 'cli.js'),
        HEALER_SHOP: shop,
      },
    },
  );
  const session = JSON.parse(stdout) as Session;
  expect(session.failed).toBeUndefined();
  expect(session.diagnostics).toEqual(['No check watches a workload called "workr". Did you mean "worker"?']);
  expect(session.completion.slice(0, 4)).toEqual(['api', 'database', 'web', 'worker']);
  expect(session.hover).toContain('Workload `worker`, defined in:\n- health/worker.health.yaml, line 2');
  expect(session.renamed).toEqual(['health/worker.health.yaml', 'profiles/local.yaml', 'rules/worker-stuck.rule.yaml']);
  expect(session.definition).toEqual(['health/worker.health.yaml', 2]);
  expect(readFileSync(join(shop, 'profiles', 'local.yaml'), 'utf8')).toContain('workloads: [importer]');
  expect(readFileSync(join(shop, 'health', 'worker.health.yaml'), 'utf8')).toContain(
    'target: node shop.mjs check worker',
  );
});
