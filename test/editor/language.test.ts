import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';

let editor: Editor;

beforeAll(async () => {
  editor = await openEditor();
});
beforeEach(() => editor.dumpOnFailure());
afterAll(() => editor?.close());

const text = (path: string) => readFileSync(join(editor.workspace, path), 'utf8');
const lines = () => editor.page.locator('.editor-instance .view-lines').first();

it('underlines a name that nothing defines, and takes the line away when it is right', async () => {
  await editor.openFile('rules/worker-stuck.rule.yaml');
  await editor.goToLineEnd(4);
  await editor.type('x');
  expect(await (await editor.problem('workerx')).textContent()).toContain('Did you mean "worker"?');
  await editor.screenshot('language-unknown-name');
  await editor.runCommand('View: Toggle Panel Visibility');
  await editor.openFile('rules/worker-stuck.rule.yaml');
  await editor.runCommand('File: Revert File');
  await editor.page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
});

it('offers to mend what it underlines, and mends it', async () => {
  await editor.openFile('health/web.health.yaml');
  await editor.goToLineEnd(6);
  await editor.type('\nredirct: manual');
  await editor.page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  await editor.page.keyboard.press('Control+.');
  const menu = editor.page.locator('.action-widget');
  await menu.getByText('Change to redirect').first().waitFor();
  await editor.screenshot('language-quick-fix');
  await editor.page.keyboard.press('Escape');
  await editor.runCommand('File: Revert File');
  await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
});

it('shows the defaults in force beside what is written', async () => {
  await editor.openFile('health/api.health.yaml');
  const hint = editor.page.locator('.view-line').filter({ hasText: 'retries: 3' }).filter({ hasText: 'type: http' });
  await hint.first().waitFor();
  expect((await hint.first().textContent())?.replaceAll('\u00a0', ' ')).not.toContain('port');
  await editor.screenshot('language-inlay-hints');
});

it('offers names that other files define', async () => {
  await editor.openFile('health/web.health.yaml');
  await editor.goToLineEnd(9);
  await editor.type('\ndepends_on: [');
  await editor.page.keyboard.press('Escape');
  await editor.page.keyboard.press('Control+Space');
  const list = editor.page.locator('.suggest-widget.visible');
  await list.getByText('database', { exact: true }).first().waitFor();
  for (const name of ['api', 'database', 'worker']) expect(await list.textContent()).toContain(name);
  await editor.screenshot('language-completion');
  await editor.page.keyboard.press('Escape');
  await editor.runCommand('File: Revert File');
});

it('tells on hover what a name refers to', async () => {
  await editor.openFile('rules/worker-stuck.rule.yaml');
  await editor.goToLineEnd(4);
  await editor.runCommand('Show or Focus Hover');
  const hover = editor.page.locator('.monaco-hover:visible').filter({ hasText: 'defined in' }).first();
  await hover.waitFor();
  expect(await hover.textContent()).toContain('health/worker.health.yaml, line 2');
  await editor.screenshot('language-hover');
  await editor.page.keyboard.press('Escape');
});

it('goes to where a name is defined', async () => {
  await editor.openFile('rules/worker-stuck.rule.yaml');
  await editor.goToLineEnd(4);
  await editor.runCommand('Go to Definition');
  await editor.page.locator('.tab.active[data-resource-name="worker.health.yaml"]').waitFor();
});

it('renames a workload in every file', async () => {
  await editor.openFile('rules/worker-stuck.rule.yaml');
  await editor.goToLineEnd(4);
  await editor.page.keyboard.press('F2');
  const box = editor.page.locator('.rename-box input');
  await box.waitFor();
  expect(await box.inputValue()).toBe('worker');
  await box.fill('importer');
  await editor.screenshot('language-rename');
  await editor.page.keyboard.press('Enter');
  await expect.poll(() => lines().textContent()).toContain('importer');
  await editor.runCommand('File: Save All Files');
  await expect.poll(() => text('profiles/local.yaml')).toContain('workloads: [importer]');
  expect(text('health/worker.health.yaml')).toContain('workload: importer\n');
  expect(text('health/worker.health.yaml')).toContain('target: node shop.mjs check worker\n');
  expect(text('rules/worker-stuck.rule.yaml')).toContain('workload: importer\n');
  await editor.openFile('profiles/local.yaml');
  await editor.screenshot('language-renamed');
});

it('says why a name cannot be', async () => {
  await editor.openFile('rules/worker-stuck.rule.yaml');
  await editor.goToLineEnd(4);
  await editor.page.keyboard.press('F2');
  await editor.page.locator('.rename-box input').fill('database');
  await editor.page.keyboard.press('Enter');
  await editor.page
    .locator('.monaco-editor-overlaymessage, .notification-toast')
    .filter({ hasText: 'There is a workload called "database" already' })
    .first()
    .waitFor();
  await editor.screenshot('language-rename-refused');
});
