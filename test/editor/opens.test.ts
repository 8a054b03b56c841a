import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';

let editor: Editor;

beforeAll(async () => {
  editor = await openEditor();
});
beforeEach(() => editor.dumpOnFailure());
afterAll(() => editor?.close());

it('shows the examples', async () => {
  const explorer = editor.page.locator('.explorer-folders-view');
  for (const name of ['health', 'playbooks', 'healer.yaml', 'shop.mjs']) {
    await explorer.getByText(name, { exact: true }).waitFor();
  }
});

it('lists Healer as installed', async () => {
  await editor.runCommand('Extensions: Show Installed Extensions');
  await editor.page.locator('.extensions-list .monaco-list-row').filter({ hasText: 'Healer' }).first().waitFor();
  await editor.screenshot('installed');
});

it.each(['light', 'hc', 'dark'] as const)('opens a file in the %s theme', async (theme) => {
  await editor.openFile('playbooks/restart-api.playbook.yaml');
  await editor.setTheme(theme);
  await editor.screenshot(`opens-${theme}`);
  expect(await editor.page.locator('.editor-instance .view-lines').first().textContent()).toContain(
    'RemediationPlaybook',
  );
});
