import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';

const playbook = (name: string) => `apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata:
  name: ${name}
spec:
  actions:
    - type: notify
      channel: desktop
`;
const profile = `apiVersion: healer.platform/v1
kind: Profile
metadata:
  name: other
`;

describe('lenses stand on what is on the screen', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await openEditor();
    const { workspace } = editor;
    writeFileSync(join(workspace, 'two.yaml'), `${profile}---\n${playbook('first-one')}---\n${playbook('second-one')}`);
    writeFileSync(
      join(workspace, 'slow.health.yaml'),
      'workload: slow\ntype: exec\ntarget: test -e go && echo done\nenabled: true\n',
    );
  });
  beforeEach(() => editor.dumpOnFailure());
  afterAll(() => editor?.close());

  const planned = (text: string) => editor.webview().locator('body').filter({ hasText: text }).waitFor();
  const lenses = (title: string) => editor.page.locator('.codelens-decoration a').filter({ hasText: title });

  it('in an untitled file, which is underlined as it is typed and planned as it stands', async () => {
    await editor.runCommand('File: New Untitled Text File');
    await editor.runCommand('Change Language Mode');
    await editor.page.locator('.quick-input-widget:visible input[type=text]').first().fill('yaml');
    await editor.page
      .locator('.quick-input-widget:visible .monaco-list-row')
      .filter({ hasText: 'YAML' })
      .first()
      .click();
    await editor.page.locator('.editor-instance .view-lines').first().click();
    await editor.page.evaluate((text) => navigator.clipboard.writeText(text), playbook('typed-one'));
    await editor.page.keyboard.press('Control+V');
    await (await editor.lens('Dry-run')).click();
    await planned('Plan: typed-one');
    await planned('Not saved');
    await editor.runCommand('View: Close All Editors');
    await editor.page.getByRole('button', { name: "Don't Save" }).click();
  });

  it('in a file of several documents, each its own, and found again by its name', async () => {
    await editor.openFile('two.yaml');
    await lenses('Dry-run').nth(1).click();
    await planned('Plan: second-one');
    await editor.runCommand('View: Focus First Editor Group');
    await editor.goToLineEnd(4);
    await editor.type('\n'.repeat(9));
    await editor.webview().getByText('Plan again').click();
    await planned('Not saved');
    await planned('Plan: second-one');
    await editor.runCommand('View: Focus First Editor Group');
    await editor.runCommand('File: Revert File');
    await editor.runCommand('View: Close All Editors');
  });

  it('and a result that comes after the text has changed is told, not drawn on a wrong line', async () => {
    const { page, workspace } = editor;
    await editor.openFile('slow.health.yaml');
    await editor.goToLineEnd(3);
    for (let i = 0; i < 'test -e go && echo done'.length; i++) await page.keyboard.press('Backspace');
    await editor.type('while ! test -e go; do sleep 0.1; done');
    await (await editor.lens('Run check')).click();
    await editor.goToLineEnd(1);
    await editor.type('\n# a note');
    appendFileSync(join(workspace, 'go'), '');
    await page
      .locator('.statusbar-item')
      .filter({ hasText: 'The text has changed since it was run' })
      .first()
      .waitFor();
    expect(await page.locator('.view-lines').first().textContent()).not.toContain('✓');
    await editor.runCommand('File: Revert File');
  });
});
