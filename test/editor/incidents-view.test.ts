import { rmSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';
import { healer } from '../support/healer.ts';
import { inOrder } from '../support/in-order.ts';
import { quickShop } from '../support/quick-shop.ts';
import { openShop, type Shop } from '../support/shop.ts';

/** The life of incidents in the side bar, in two windows and a shell; each step stands on the one before. */
describe('the incidents of a shop', () => {
  let editor: Editor;
  let shop: Shop;
  let other: Page;
  const folder = quickShop();

  beforeAll(async () => {
    shop = await openShop({ port: 0 });
    editor = await openEditor({ shop, folder });
  });
  inOrder();
  beforeEach(() => editor.dumpOnFailure());
  afterAll(async () => {
    await editor?.close();
    await shop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const rowsIn = (page: Page, text: string | RegExp): Locator =>
    page.locator('.sidebar .monaco-list-row').filter({ hasText: text });
  const row = (text: string | RegExp, page = editor.page): Locator => rowsIn(page, text).first();
  const toast = (text: string | RegExp, page = editor.page): Locator =>
    page.locator('.notification-toast').filter({ hasText: text }).first();
  /** The number on Healer's icon in the activity bar. */
  const badge = (page = editor.page): Locator =>
    page
      .locator('.activitybar .action-item')
      .filter({ has: page.locator('[aria-label^="Healer"]') })
      .locator('.badge');
  const counts = async (count: number) => {
    for (const page of other ? [editor.page, other] : [editor.page])
      await expect
        .poll(() => badge(page).filter({ visible: true }).allTextContents(), { timeout: 20_000 })
        .toEqual(count ? [`${count}`] : []);
  };
  /** What is told of a row the pointer rests on lies over others. */
  const away = async () => {
    await editor.page.mouse.move(700, 20);
    await editor.page.locator('.workbench-hover').waitFor({ state: 'hidden' });
  };
  const inline = async (title: string, at: Locator) => {
    await away();
    await at.hover();
    await at.getByRole('button', { name: title }).click();
  };
  const menu = async (title: string, at: Locator) => {
    await away();
    await at.click({ button: 'right' });
    await editor.page.getByRole('menuitem', { name: title }).hover();
    await editor.page.keyboard.press('Enter');
  };
  const pick = (text: RegExp): Locator =>
    editor.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: text }).first();
  const shell = async (...args: string[]) => {
    const { code, stdout, stderr } = await healer(['incident', ...args, '--json'], {
      cwd: editor.workspace,
      env: { HEALER_STATE_DIR: editor.stateDirectory },
    });
    if (code !== 0) throw new Error(stderr || stdout);
    return JSON.parse(stdout) as {
      incident: { id: string; state: string; owner?: string };
      timeline: { message: string }[];
    };
  };
  const inThemes = async (name: string) => {
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await editor.setTheme(theme);
      await editor.screenshot(`incidents-view-${name}-${theme}`);
    }
  };

  it('says that there is none yet, and offers to start one', async () => {
    await editor.runCommand('Healer: Focus on Incidents View');
    await editor.page.getByText('No incident is kept for this workspace').waitFor();
    await editor.page.locator('.sidebar').getByRole('button', { name: 'Start Incident' }).first().waitFor();
    expect(await badge().filter({ visible: true }).count()).toBe(0);
    await inThemes('empty');
  });

  it('shows one that a check opens, and counts it on the icon', async () => {
    await editor.runCommand('Healer: Start Watching');
    await editor.page
      .locator('.statusbar-item')
      .filter({ hasText: /4 healthy/ })
      .waitFor();
    await shop.set('api', 'down');
    await toast(/api is unhealthy.*503/).waitFor();
    await row(/^P[12] api/)
      .filter({ hasText: 'nobody has it' })
      .waitFor();
    await row(/^Active/).waitFor();
    await counts(1);
    expect(await toast(/P[12] incident: api/).count()).toBe(0);
    await inThemes('opened');
  });

  it('acknowledges with the button on the row', async () => {
    await inline('Acknowledge Incident', row(/^P[12] api/));
    await row(/^P[12] api/)
      .filter({ hasNotText: 'nobody has it' })
      .waitFor();
    await row(/^P[12] api/).hover();
    await row(/^P[12] api/)
      .getByRole('button', { name: 'Resolve Incident…' })
      .waitFor();
    expect(
      await row(/^P[12] api/)
        .getByRole('button', { name: 'Acknowledge Incident' })
        .count(),
    ).toBe(0);
  });

  it('offers what can be done in the menu, and takes a note from the palette', async () => {
    await row(/^P[12] api/).click();
    await editor.webview().locator('body').filter({ hasText: 'Evidence' }).waitFor();
    await row(/^P[12] api/).click({ button: 'right' });
    await editor.page.getByRole('menuitem', { name: 'Add Note to Incident…' }).waitFor();
    await editor.screenshot('incidents-view-menu');
    await editor.page.keyboard.press('Escape');
    await editor.runCommand('Healer: Add Note to Incident…');
    await pick(/api is unhealthy/).click();
    await editor.answer('The pool is exhausted');
    await editor.webview().locator('body').filter({ hasText: 'The pool is exhausted' }).waitFor();
  });

  it('tells a second window and a shell the same', async () => {
    const browser = editor.page.context().browser();
    if (!browser) throw new Error('no browser');
    other = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    other.setDefaultTimeout(20_000);
    await other.goto(editor.page.url());
    await other.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await other.locator('.activitybar [aria-label^="Healer"]').first().click();
    await row(/^P[12] api/, other).waitFor();
    const started = await shell('start', '--title', 'checkout is slow', '--severity', 'P2');
    for (const page of [editor.page, other]) {
      await toast('P2 incident: checkout is slow', page).waitFor();
      await row(/^P2 checkout is slow/, page).waitFor();
    }
    await counts(2);
    await editor.screenshot('incidents-view-told');
    await toast('P2 incident: checkout is slow', other).getByRole('button', { name: 'Acknowledge' }).click();
    await row(/^P2 checkout/)
      .filter({ hasNotText: 'nobody has it' })
      .waitFor();
    expect((await shell('show', started.incident.id)).incident.state).toBe('acknowledged');
  });

  it('marks as mitigated from the palette, the most urgent first', async () => {
    await editor.runCommand('Healer: Mark Incident as Mitigated');
    await pick(/checkout is slow/).waitFor();
    expect(await pick(/P\d/).textContent()).toMatch(/P[12] api is unhealthy/);
    await editor.screenshot('incidents-view-pick');
    await editor.page.keyboard.press('Enter');
    for (const page of [editor.page, other]) await row(/^P[12] api.*mitigated/, page).waitFor();
  });

  it('changes severity and owner from the menu', async () => {
    await menu('Change Severity of Incident…', row(/^P2 checkout/));
    await editor.choose('P3');
    await row(/^P3 checkout/).waitFor();
    await menu('Assign Incident to…', row(/^P3 checkout/));
    await editor.choose('Somebody else…');
    await editor.answer('priya');
    for (const page of [editor.page, other]) await row(/^P3 checkout.*priya/, page).waitFor();
    await menu('Copy Incident ID', row(/^P3 checkout/));
    await expect
      .poll(() => editor.page.evaluate(() => navigator.clipboard.readText()), { timeout: 20_000 })
      .toMatch(/^INC-\d{8}-\d{6}/);
  });

  it('moves what a shell resolves to the week’s resolved ones, in both windows', async () => {
    const list = (await shell('list')) as unknown as { id: string; title: string }[];
    const id = list.find(({ title }) => title === 'checkout is slow')?.id ?? '';
    await shell('resolve', id, '--summary', 'slow', '--root-cause', 'a lock', '--fix', 'ended the query');
    for (const page of [editor.page, other]) {
      await row(/^Resolved, last 7 days/, page).waitFor();
      await row(/^P3 checkout.*(ago|just now)/, page).waitFor();
    }
    await counts(1);
    await inThemes('resolved');
  });

  it('reopens with a reason', async () => {
    await menu('Reopen Incident…', row(/^P3 checkout/));
    await editor.answer('slow again');
    await row(/^P3 checkout/)
      .filter({ hasNotText: /ago|just now/ })
      .waitFor();
    await counts(2);
  });

  it('resolves in the form of the incident page', async () => {
    await inline('Resolve Incident…', row(/^P3 checkout/));
    const form = editor.webview().getByRole('region', { name: /^Resolve INC-/ });
    await form.getByText('checkout is slow').waitFor();
    await editor.screenshot('incidents-view-form');
    await form.getByRole('textbox').first().press('Control+Enter');
    await row(/^P3 checkout.*(ago|just now)/).waitFor();
    await counts(1);
  });

  it('folds what is reviewed', async () => {
    await menu('Mark Incident as Reviewed', row(/^P3 checkout/));
    await row(/^Reviewed/).waitFor();
    await row(/^P3 checkout/).waitFor({ state: 'detached' });
    await away();
    await row(/^Reviewed/).click();
    await row(/^P3 checkout/).waitFor();
  });

  it('keeps what was opened and chosen while rows come and go', async () => {
    await row(/^P3 checkout/).click();
    const started = await shell('start', '--title', 'mail is late', '--severity', 'P4');
    await row(/^P4 mail is late/).waitFor();
    expect(await row(/^P3 checkout/).getAttribute('aria-selected')).toBe('true');
    await shell('resolve', started.incident.id, '--summary', 'late', '--root-cause', 'a queue', '--fix', 'emptied it');
    await row(/^P4 mail is late.*(ago|just now)/).waitFor();
    expect(await row(/^P3 checkout/).getAttribute('aria-selected')).toBe('true');
  });

  it('knows of the active one when the window is opened anew', async () => {
    await editor.page.reload();
    await editor.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await counts(1);
  });
});
