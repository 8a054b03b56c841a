import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';
import { inOrder } from '../support/in-order.ts';

/** Writes these files, by their paths in the folder. */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A window on a folder with these files; each test stands on the one before. */
function windowOn(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'healer-first-use-'));
  write(folder, files);
  let opened: Editor;
  beforeAll(async () => {
    opened = await openEditor({ folder });
  });
  inOrder();
  beforeEach(() => opened.dumpOnFailure());
  afterAll(async () => {
    await opened?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const first = (found: Locator) => found.first();
  return {
    editor: () => opened,
    /** In the Health view. */
    button: (name: string) => first(opened.page.locator('.sidebar').getByRole('button', { name })),
    row: (text: string | RegExp) => first(opened.page.locator('.sidebar .monaco-list-row').filter({ hasText: text })),
    status: (text: string | RegExp) => first(opened.page.locator('.statusbar-item').filter({ hasText: text })),
    choice: (text: string) =>
      first(opened.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: text })),
    async inThemes(name: string) {
      for (const theme of ['light', 'hc', 'dark'] as const) {
        await opened.setTheme(theme);
        await opened.screenshot(`health-first-use-${name}-${theme}`);
      }
    },
  };
}

/** A check that leaves a file in the folder watched when it runs. */
const leaving = (name: string) =>
  `workload: ${name}\ntype: exec\ntarget: touch ran-${name}\ninterval: 1s\nenabled: true\n`;

describe('a folder that knows nothing of Healer', () => {
  const { editor, button, row, status, inThemes } = windowOn({ 'README.md': '# Notes\n' });
  const inWorkspace = (path: string) => join(editor().workspace, path);

  it('is offered a first check, and no daemon is started to say so', async () => {
    await editor().runCommand('Healer: Focus on Health View');
    await button('New Health Check').waitFor();
    await button('Choose Folders').waitFor();
    expect(await editor().page.getByText('could not be taken').count()).toBe(0);
    await inThemes('nothing');
    expect(existsSync(editor().stateDirectory)).toBe(false);
  });

  it('is told that there is nothing to choose from, with the way on', async () => {
    await button('Choose Folders').click();
    const toast = editor().page.locator('.notification-toast').filter({ hasText: 'No health check is written' });
    await toast.getByRole('button', { name: 'New Health Check' }).click();
    await editor().page.getByText('The name of a workload.').waitFor();
    await editor().page.keyboard.press('Escape');
    expect(existsSync(inWorkspace('healer.yaml'))).toBe(false);
  });

  it('gets a healer.yaml with its first check, of any name that the schema allows', async () => {
    await button('New Health Check').click();
    await editor().page.getByText('The name of a workload.').waitFor();
    await editor().answer('_x');
    await editor().page.getByText('beginning with a letter or digit').waitFor();
    await editor().answer('a@b:c');
    await editor().page.locator('.tab.active[data-resource-name="a@b:c.health.yaml"]').waitFor();
    expect(readFileSync(inWorkspace('healer.yaml'), 'utf8')).toContain('definitions:\n  - health\n');
    await editor().page.keyboard.press('Escape');
    await editor().runCommand('File: Save');
    await expect.poll(() => existsSync(inWorkspace('health/a@b:c.health.yaml'))).toBe(true);
  });

  it('is watched from there on', async () => {
    await button('Start Watching').click();
    await row('a@b:c').waitFor();
    await status(/at risk|unhealthy/).waitFor();
  });
});

describe('a folder with checks of others in it, and no healer.yaml', () => {
  const { editor, button, row, status, choice, inThemes } = windowOn({
    'health/web.health.yaml': leaving('web'),
    'health/db.health.yaml': leaving('db'),
    'vendor/pkg/testdata/health/x.yaml': leaving('evil'),
  });
  const inWorkspace = (path: string) => join(editor().workspace, path);

  it('runs nothing before somebody said what', async () => {
    await editor().runCommand('Healer: Focus on Health View');
    await button('Choose Folders').click();
    await choice('vendor/pkg/testdata/health').waitFor();
    await choice('2 checks in 2 files').waitFor();
    await editor().screenshot('health-first-use-choose');
    await editor().page.keyboard.press('Escape');
    expect(existsSync(inWorkspace('healer.yaml'))).toBe(false);
    expect(existsSync(editor().stateDirectory)).toBe(false);
  });

  it('runs what was chosen, and nothing else', async () => {
    await editor().runCommand('Healer: Start Watching');
    await choice('2 checks in 2 files').click();
    await editor().page.locator('.quick-input-widget').getByText('1 Selected').waitFor();
    await editor().page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
    await row('web').waitFor();
    await status(/2 healthy/).waitFor();
    expect(readFileSync(inWorkspace('healer.yaml'), 'utf8')).toContain('definitions:\n  - health\n');
    expect(existsSync(inWorkspace('ran-web'))).toBe(true);
    expect(existsSync(inWorkspace('ran-evil'))).toBe(false);
  });

  it('names what cannot be used in the view and the status bar, and opens it where it is wrong', async () => {
    write(editor().workspace, {
      'health/web.health.yaml': 'workload: web\ntype: exec\ntarget: [\n',
      'health/new.health.yaml': 'workload: new\ntype: http\nport: many\nenabled: true\n',
    });
    await row(/^Cannot be used/).waitFor();
    await status(/2 healthy/)
      .filter({ has: editor().page.locator('.codicon-warning') })
      .waitFor();
    await editor().page.getByText('new.health.yaml and web.health.yaml could not be taken whole.').waitFor();
    await inThemes('mistakes');
    await row(/^new.health.yaml:3/).click();
    await editor().page.locator('.tab.active[data-resource-name="new.health.yaml"]').waitFor();
    await editor().page.locator('.statusbar-item').filter({ hasText: 'Ln 3' }).first().waitFor();
    await editor().runCommand('Healer: Open Health');
    const page = editor().webview();
    await page.getByText('2 files cannot be used as they are written.').waitFor();
    await page.getByText('The 2 workloads that are watched are healthy').waitFor();
    await editor().screenshot('health-first-use-page');
  });
});

describe('a workspace of a root and a folder that is none', () => {
  const project = 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [rules, ops/checks]\n';
  const { editor, button, row, inThemes } = windowOn({
    'shop/healer.yaml': project,
    'shop/rules/README.md': '# Rules\n',
    'shop/ops/checks/web.health.yaml': leaving('web'),
    'notes/README.md': '# Notes\n',
    'both.code-workspace': JSON.stringify({ folders: [{ path: 'notes' }, { path: 'shop' }] }),
  });

  it('opens a new check in the folder of checks that healer.yaml names, before anything is watched', async () => {
    const { page, workspace } = editor();
    const address = new URL(page.url());
    address.search = `?workspace=${workspace}/both.code-workspace`;
    const folders = page.locator('.explorer-folders-view .monaco-list-row').first();
    // On a busy machine the editor may open a workspace file before it can read it, and then has no folder.
    const open = async () => {
      await page.goto(address.href);
      return folders.waitFor({ timeout: 20_000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(open, { timeout: 80_000, interval: 100 }).toBe(true);
    await editor().runCommand('Healer: Focus on Health View');
    await page.getByText('nothing watches them yet').waitFor();
    await editor().runCommand('Healer: New Health Check…');
    await editor().choose('shop');
    await page.getByText('The name of a workload.').waitFor();
    await editor().answer('api');
    await page.locator('.tab.active[data-resource-name="api.health.yaml"]').waitFor();
    await page.keyboard.press('Escape');
    await editor().runCommand('File: Save');
    await expect.poll(() => existsSync(join(workspace, 'shop/ops/checks/api.health.yaml'))).toBe(true);
    expect(existsSync(join(workspace, 'shop/health'))).toBe(false);
    // The file is there a moment before its editor takes the place, and the focus, of the one without a file.
    await page.locator('.tab.active:not(.dirty)[data-resource-name="api.health.yaml"]').waitFor();
    await editor().runCommand('View: Close All Editors');
    await expect.poll(() => page.locator('.tab').count()).toBe(0);
  });

  it('offers to watch the root, whatever the other folder is', async () => {
    const { page } = editor();
    await button('Start Watching').click();
    await editor().choose('shop');
    await row('web').waitFor();
    await row('api').waitFor();
    expect(await page.locator('.sidebar').getByText('healer.yaml').count()).toBe(0);
    await editor().screenshot('health-first-use-two-folders');
  });

  it('shows both ends of a long name, and of what is wrong where and why', async () => {
    const long = 'payments-orders-reconciliation-eu-west-1';
    write(editor().workspace, {
      [`shop/ops/checks/${long}.health.yaml`]: leaving(long),
      'shop/ops/checks/payments/reconciliation/orders.health.yaml': 'workload: orders\ntype: http\nport: many\n',
    });
    const named = row('payments-ord…n-eu-west-1');
    await named.waitFor();
    await row(/^orders\.health\.yaml:3.+/).waitFor();
    expect(await named.getAttribute('aria-label')).toContain(long);
    await inThemes('long-names');
    await row(/^orders\.health\.yaml:3/).hover();
    await editor().page.getByText('ops/checks/payments/reconciliation/orders.health.yaml:3').first().waitFor();
    await editor().screenshot('health-first-use-long-names-hover');
  });
});
