import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';
import { inOrder } from '../support/in-order.ts';
import { openShop, type Shop } from '../support/shop.ts';

/** The whole line once, as a person walks it; each step stands on the one before. */
describe.each(['dark', 'light', 'hc'] as const)('first light in the %s theme', (theme) => {
  let editor: Editor;
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop({ port: 0 });
    editor = await openEditor({ theme, shop });
  });
  inOrder();
  beforeEach(() => editor.dumpOnFailure());
  afterAll(async () => {
    await editor?.close();
    await shop?.stop();
  });

  const toast = (text: string | RegExp) => editor.page.locator('.notification-toast').filter({ hasText: text }).first();
  const status = (text: RegExp) => editor.page.locator('.statusbar-item').filter({ hasText: text }).first();
  const shot = (step: string) => editor.screenshot(`first-light-${step}-${theme}`);

  it('underlines a broken playbook as it is typed', async () => {
    await editor.openFile('playbooks/restart-api.playbook.yaml');
    await editor.lens('Dry-run');
    await editor.goToLineEnd(27);
    await editor.type('\ntimeot: 5s');
    await editor.page.locator('.squiggly-error').first().waitFor();
    const problem = await editor.problem('timeot');
    expect(await problem.textContent()).toContain('timeout');
    await shot('1-broken');
  });

  it('takes the underline away when it is mended', async () => {
    await editor.openFile('playbooks/restart-api.playbook.yaml');
    await editor.runCommand('File: Revert File');
    await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await editor.runCommand('View: Toggle Panel Visibility');
  });

  it('runs a check from its lens while the service is up', async () => {
    await editor.openFile('health/api.health.yaml');
    await (await editor.lens('Run check')).click();
    await status(/api passed: HTTP 200/).waitFor();
    await shot('2-check-up');
  });

  it('runs it again when the service is down, and says what it saw', async () => {
    await shop.set('api', 'down');
    await (await editor.lens('Run check')).click();
    await toast(/api failed.*503/).waitFor();
    await shot('3-check-down');
    await editor.runCommand('Notifications: Clear All Notifications');
  });

  it('runs what is on the screen when the file is not saved, and says so', async () => {
    await shop.set('api', 'up');
    await editor.goToLineEnd(4);
    await editor.type('-nowhere');
    await (await editor.lens('Run check')).click();
    await toast(/api failed: HTTP 404.*healthz-nowhere.*not saved/).waitFor();
    await editor.runCommand('File: Revert File');
    await shop.set('api', 'down');
    await editor.runCommand('Notifications: Clear All Notifications');
  });

  it('shows what a playbook would do', async () => {
    await editor.openFile('playbooks/restart-api.playbook.yaml');
    await (await editor.lens('Dry-run')).click();
    const plan = editor.webview().locator('body');
    await plan.filter({ hasText: 'restart_workload' }).waitFor();
    const text = await plan.textContent();
    for (const part of ['restart-api', 'node shop.mjs up api', `http://${shop.addresses.api}/healthz`]) {
      expect(text).toContain(part);
    }
    await shot('4-plan');
  });

  it('opens an incident with its evidence', async () => {
    await editor.runCommand('View: Close All Editors');
    await editor.runCommand('Healer: Start Incident');
    await editor.answer('The api answers 503');
    await editor.choose('P1');
    await editor.choose('api');
    const panel = editor.webview().locator('body');
    await panel.filter({ hasText: 'Evidence' }).filter({ hasText: 'The api answers 503' }).waitFor();
    const text = await panel.textContent();
    for (const part of [/INC-\d{8}-\d{6}/, /P1/, /Open the shop/, /503/]) expect(text).toMatch(part);
    await shot('5-incident');
  });

  it('shows it again from Open Incidents', async () => {
    await editor.runCommand('View: Close All Editors');
    await editor.runCommand('Healer: Open Incidents');
    await editor.webview().locator('body').filter({ hasText: 'The api answers 503' }).waitFor();
  });

  it('opens the postmortem as Markdown', async () => {
    await editor.runCommand('Healer: Generate Postmortem');
    await editor.choose('The api answers 503');
    const folder = join(editor.workspace, 'postmortems');
    await editor.page.locator('.tab[data-resource-name$=".md"]').first().waitFor();
    const [file = ''] = readdirSync(folder);
    expect(file).toMatch(/\.md$/);
    expect(readFileSync(join(folder, file), 'utf8')).toContain('The api answers 503');
    await editor.webview().getByText('The api answers 503').first().waitFor();
    await shot('6-postmortem');
  });
});
