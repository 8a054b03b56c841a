import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';
import { inOrder } from '../support/in-order.ts';
import { quickShop } from '../support/quick-shop.ts';
import { openShop, type Shop } from '../support/shop.ts';

/** A shop whose api goes down and comes back, as a person sees it; each step stands on the one before. */
describe('the health of a shop', () => {
  let editor: Editor;
  let shop: Shop;
  const folder = quickShop();

  beforeAll(async () => {
    shop = await openShop({ port: 0 });
    editor = await openEditor({
      shop,
      folder,
      settings: { 'testing.automaticallyOpenPeekView': 'failureInVisibleDocument' },
    });
  });
  inOrder();
  beforeEach(() => editor.dumpOnFailure());
  afterAll(async () => {
    await editor?.close();
    await shop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const view = () => editor.page.locator('.pane').filter({ has: editor.page.locator('[aria-label="Health Section"]') });
  const row = (text: string | RegExp): Locator =>
    editor.page.locator('.sidebar .monaco-list-row').filter({ hasText: text }).first();
  const status = (text: string | RegExp): Locator =>
    editor.page.locator('.statusbar-item').filter({ hasText: text }).first();
  const toast = (text: string | RegExp): Locator =>
    editor.page.locator('.notification-toast').filter({ hasText: text }).first();
  const inThemes = async (name: string) => {
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await editor.setTheme(theme);
      await editor.screenshot(`health-view-${name}-${theme}`);
    }
  };

  it('says that nothing watches the checks yet, and what to do', async () => {
    await editor.runCommand('Healer: Focus on Health View');
    await editor.page.getByText('nothing watches them yet').waitFor();
    await inThemes('not-watched');
  });

  it('watches once it is told to', async () => {
    await editor.page.getByRole('button', { name: 'Start Watching' }).first().click();
    await status(/4 healthy/).waitFor();
    for (const name of ['api', 'database', 'web', 'worker']) await row(name).waitFor();
    await inThemes('healthy');
  });

  it('tells of a workload that turns unhealthy: once, at the top, with its error', async () => {
    await shop.set('api', 'down');
    await toast(/api is unhealthy.*503/).waitFor();
    await status(/1 unhealthy/).waitFor();
    await row(/^Unhealthy/).waitFor();
    expect(await row(/api.*503/).isVisible()).toBe(true);
    await inThemes('unhealthy');
  });

  it('says with its severity what was expected, opens no row by itself, and leads to the runbook', async () => {
    await row(/^apiP1 · HTTP 503, expected 200/).waitFor();
    expect(await row(/^web/).getAttribute('aria-expanded')).toBeNull();
    expect(await row(/^apiP1/).getAttribute('aria-expanded')).toBe('false');
    await row(/^apiP1/).click({ button: 'right' });
    await editor.page.getByRole('menuitem', { name: 'Open Runbook of Workload' }).hover();
    await editor.page.keyboard.press('Enter');
    await editor.page.locator('.tab', { hasText: 'api-down.md' }).waitFor();
    await editor.runCommand('View: Close All Editors');
  });

  it('says of a runbook that cannot be opened what, where and what to do', async () => {
    const file = join(editor.workspace, 'runbooks', 'database-down.md');
    renameSync(file, `${file}.away`);
    const told = async (reason: string) => {
      await editor.runCommand('Healer: Open Runbook of Workload');
      await editor.choose('database');
      const sentence = `The runbook ${file} could not be opened: ${reason}. Write it there, or mend the path after "runbook" in the health check (client/no-runbook)`;
      const said = toast('could not be opened').filter({ hasText: sentence });
      await said.waitFor();
      await editor.screenshot(`health-view-no-runbook-${reason.replaceAll(' ', '-')}`);
      await said.getByRole('button', { name: 'Open File' }).click();
      await editor.page.locator('.tab.active[data-resource-name="database.health.yaml"]').waitFor();
    };
    await told('it is not there');
    mkdirSync(file);
    await told('it is a folder');
    rmSync(file, { recursive: true });
    writeFileSync(file, Buffer.from([0, 1, 2, 0]));
    await told('File seems to be binary and cannot be opened as text');
    renameSync(`${file}.away`, file);
    await editor.runCommand('View: Close All Editors');
  });

  it('tells in the text of a check what was last seen of it, and keeps it in place while one writes', async () => {
    await editor.openFile('health/api.health.yaml');
    await editor.lens(/failed: HTTP 503.*in a row/);
    await editor.lens('Run check');
    await editor.goToLineEnd(1);
    await editor.type('\n# a note\n# another');
    const top = async (text: RegExp, kind: string) =>
      (await editor.page.locator(kind).filter({ hasText: text }).first().boundingBox())?.y ?? Number.NaN;
    await expect
      .poll(async () => (await top(/failed: HTTP 503/, '.codelens-decoration')) > (await top(/another/, '.view-line')))
      .toBe(true);
    await editor.screenshot('health-view-lens');
    await editor.runCommand('File: Revert File');
    await editor.runCommand('View: Close All Editors');
  });

  it('pins what one looks at, and filters by text and by state', async () => {
    await row(/^web/).click({ button: 'right' });
    await editor.page.getByRole('menuitem', { name: 'Pin Workload' }).hover();
    await editor.page.keyboard.press('Enter');
    await row(/^Pinned/).waitFor();
    await editor.runCommand('Healer: Filter Workloads…');
    await editor.page.locator('.quick-input-widget').getByText('Words of a name').waitFor();
    await editor.page.locator('.quick-input-widget input').first().fill('@unhealthy team=payments');
    await row(/^Healthy/).waitFor({ state: 'detached' });
    await editor.page.keyboard.press('Enter');
    await row(/api.*503/).waitFor();
    await editor.page.getByText('Filter “@unhealthy team=payments”: 1 of 4 workloads.').waitFor();
    await editor.screenshot('health-view-filtered');
    await editor.runCommand('Healer: Clear Workload Filter');
    await row(/^Healthy/).waitFor();
  });

  it('runs checks in the Test Explorer, and says what was expected and what came', async () => {
    await editor.runCommand('Testing: Focus on Test Explorer View');
    const item = (text: string | RegExp) =>
      editor.page.locator('.test-explorer .monaco-list-row').filter({ hasText: text }).first();
    await item('database').waitFor();
    await editor.runCommand('Test: Run All Tests');
    await editor.page.locator('.test-explorer .monaco-list-row .codicon-testing-failed-icon').first().waitFor();
    await editor.page
      .getByText(/[34]\/5/)
      .first()
      .waitFor();
    await inThemes('test-explorer');
    await editor.openFile('health/api.health.yaml');
    await editor.runCommand('Test: Run Tests in Current File');
    const peek = editor.page.locator('.zone-widget').filter({ hasText: 'Expected' }).first();
    await peek.filter({ hasText: '503' }).waitFor();
    await editor.screenshot('health-view-test-diff');
    await editor.runCommand('View: Close All Editors');
    await editor.runCommand('View: Toggle Panel Visibility');
  });

  it('goes from the message to the incident', async () => {
    await toast(/api is unhealthy/)
      .getByRole('button', { name: 'Open Incident' })
      .click();
    await editor.webview().locator('body').filter({ hasText: 'api' }).filter({ hasText: 'Evidence' }).waitFor();
    await editor.runCommand('View: Close All Editors');
  });

  it('does not tell again what was so when the window is opened', async () => {
    await editor.page.reload();
    await editor.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await status(/1 unhealthy/).waitFor();
    await editor.runCommand('Healer: Focus on Health View');
    await row(/api.*503/).waitFor();
    expect(await toast(/unhealthy/).count()).toBe(0);
  });

  it('tells that it is healthy again', async () => {
    await shop.set('api', 'up');
    await toast(/api is healthy again/).waitFor();
    await status(/4 healthy/).waitFor();
  });

  it('watches on when the daemon is killed', async () => {
    const record = () =>
      JSON.parse(readFileSync(join(editor.stateDirectory, 'daemon.json'), 'utf8')) as { pid: number };
    const { pid } = record();
    process.kill(pid, 'SIGKILL');
    await status(/Health unknown/).waitFor();
    await status(/4 healthy/).waitFor();
    expect(record().pid).not.toBe(pid);
  });

  it('opens the output channel of the daemon', async () => {
    await editor.runCommand('Healer: Show Daemon Log');
    await editor.page
      .locator('.panel select, .panel .monaco-select-box')

      .filter({ hasText: 'Healer Daemon' })
      .first()
      .waitFor();
    await editor.runCommand('View: Toggle Panel Visibility');
  });

  it('stops when it is told to, and shows how everything last stood', async () => {
    await editor.runCommand('Healer: Stop Watching');
    await status(/Not watched/).waitFor();
    await view().getByText('Not watched. This is how it last stood.').waitFor();
    await row(/^web[\d.]+ ms/).waitFor();
    await editor.runCommand('Healer: Open Health');
    const page = editor.webview();
    await page.getByText(/Last seen healthy, \d+s ago/).waitFor();
    expect(await page.locator('[data-workload="web"] td.num').first().textContent()).toMatch(/^[\d.]+ ms$/);
    expect(await page.getByRole('button', { name: 'Run all' }).isDisabled()).toBe(true);
    await editor.screenshot('health-view-stopped');
  });
});

describe('in a workspace that is not trusted', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await openEditor({ trusted: false, machineSettings: { 'healer.watch': 'whileOpen' } });
  });
  beforeEach(() => editor.dumpOnFailure());
  afterAll(() => editor?.close());

  it('nothing is watched, and the view says what to do', async () => {
    await editor.runCommand('Healer: Focus on Health View');
    await editor.page.getByText('Nothing executes in Restricted Mode').waitFor();
    await editor.page.getByRole('button', { name: 'Manage Workspace Trust' }).first().waitFor();
    await editor.page.locator('.statusbar-item').filter({ hasText: 'Not watched' }).waitFor();
    expect(readFileSync(join(editor.stateDirectory, 'daemon.log'), 'utf8')).not.toContain('watches');
    await editor.screenshot('health-view-untrusted');
  });

  it('no check runs in the Test Explorer before it is trusted, and then it is watched as set', async () => {
    const dialog = editor.page.getByRole('dialog').filter({ hasText: 'Running tests may execute code' });
    const log = () => readFileSync(join(editor.stateDirectory, 'daemon.log'), 'utf8');
    await editor.runCommand('Testing: Focus on Test Explorer View');
    await editor.page.locator('.test-explorer .monaco-list-row').filter({ hasText: 'database' }).first().waitFor();
    await editor.runCommand('Test: Run All Tests');
    await dialog.waitFor();
    expect(log()).not.toContain('watches');
    await dialog.getByRole('button', { name: 'Trust Folder & Continue' }).click();
    await expect.poll(log, { timeout: 20_000 }).toMatch(/watches .*shop/);
  });
});
