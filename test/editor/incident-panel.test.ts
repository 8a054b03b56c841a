import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { type Editor, openEditor } from '../support/editor.ts';
import { healer } from '../support/healer.ts';
import { inOrder } from '../support/in-order.ts';
import { openShop, type Shop } from '../support/shop.ts';

/** The incident panel over a real daemon, from the first look to the review; each step stands on the one before. */
describe('the incident panel in the editor', () => {
  let editor: Editor;
  let shop: Shop;
  let id = '';

  beforeAll(async () => {
    shop = await openShop({ port: 0 });
    await shop.set('api', 'down');
    editor = await openEditor({ shop });
  });
  inOrder();
  beforeEach(() => editor.dumpOnFailure());
  afterAll(async () => {
    await editor?.close();
    await shop?.stop();
  });

  const page = () => editor.webview();
  const button = (name: string | RegExp) => page().getByRole('button', { name, exact: typeof name === 'string' });
  const field = (name: string) => page().getByRole('textbox', { name, exact: true });
  const entry = (text: string | RegExp) => page().locator('.tl .entry', { hasText: text }).first();
  const menu = async (item: string) => {
    await button('More').click();
    await page().getByRole('menuitem', { name: item }).click();
  };
  const shell = async (...args: string[]) => {
    const env = { HEALER_STATE_DIR: editor.stateDirectory };
    const { code, stdout, stderr } = await healer(['incident', ...args, '--json'], { cwd: editor.workspace, env });
    if (code !== 0) throw new Error(stderr || stdout);
    return JSON.parse(stdout) as { incident: { id: string; severity: string }; draft?: { fields: object } };
  };

  it('opens with evidence, of which git shows what changed', async () => {
    await editor.runCommand('Healer: Start Incident');
    await editor.answer('The api answers 503');
    await editor.choose('P1');
    await editor.choose('api');
    await page().getByRole('heading', { name: 'The api answers 503' }).waitFor();
    id = (await page().locator('.facts .mono').textContent()) ?? '';
    expect(id).toMatch(/^INC-/);
    await page().locator('.card.git .hash').first().click();
    await editor.page.locator('.tab', { hasText: '.diff' }).first().waitFor();
    await editor.runCommand('View: Close All Editors');
    await editor.runCommand('Healer: Open Incidents');
    await page().getByRole('heading', { name: 'The api answers 503' }).waitFor();
  });

  it('changes severity and owner by the editor’s own pickers', async () => {
    await button('Severity P1: change').click();
    await editor.choose('P2');
    await button('Severity P2: change').waitFor();
    await button(/^Nobody has it|^Owner .*: change$/).click();
    await editor.choose('Somebody else…');
    await editor.answer('sam');
    await button('Owner sam: change').waitFor();
    await entry('Severity P1 → P2').waitFor();
    await entry('Assigned to sam').waitFor();
  });

  it('corrects times, and says in the form what the daemon refuses', async () => {
    await menu('Correct times…');
    await field('Began').fill('2999-01-01 00:00');
    await field('Began').press('Enter');
    await page().getByText('is still to come').waitFor();
    await field('Began').fill('2026-01-01 00:00');
    await button(/^Correct/).click();
    await entry('Times corrected: started 2026-01-01T00:00:00.000Z').waitFor();
  });

  it('shows what a shell changes, where it is', async () => {
    await shell('note', id, 'seen from a shell');
    await page().locator('.tl .q', { hasText: 'seen from a shell' }).waitFor();
    await shell('severity', id, 'P1');
    await button('Severity P1: change').waitFor();
  });

  it('loses nothing that was typed into the form when the panel is closed', async () => {
    await button(/^Resolve…/).click();
    await field('Summary').fill('The api answered 503');
    await field('Root cause').focus();
    await editor.page.keyboard.type('Its database');
    await editor.runCommand('View: Close Editor');
    await editor.runCommand('Healer: Open Incidents');
    await button(/^Resolve…/).click();
    await expect.poll(() => field('Summary').inputValue()).toBe('The api answered 503');
    expect(await field('Root cause').inputValue()).toBe('Its database');
    await page()
      .getByText(/draft saved \d\d:\d\d:\d\d UTC/)
      .waitFor();
    expect((await shell('show', id)).draft?.fields).toEqual({
      summary: 'The api answered 503',
      root_cause: 'Its database',
    });
    await button(/^Cancel/).click();
  });

  /** Pictures at the width of the window, and at half of it. */
  const pictures = async (name: string) => {
    await editor.screenshot(name);
    await editor.page.setViewportSize({ width: 640, height: 800 });
    await page().locator('.picker:visible').waitFor();
    await editor.screenshot(`${name}-half`);
    await editor.page.setViewportSize({ width: 1280, height: 800 });
    await page().locator('.list:visible').waitFor();
  };

  it('takes the width of the window', async () => {
    const wide = async () => (await page().locator('main').boundingBox())?.width ?? 0;
    const before = await wide();
    await editor.runCommand('View: Toggle Primary Side Bar Visibility');
    await expect.poll(wide).toBeGreaterThan(before + 200);
  });

  it.each(['light', 'hc', 'dark'] as const)('has nothing serious for axe in the %s theme', async (theme) => {
    await editor.setTheme(theme);
    await page().getByRole('heading', { name: 'Timeline' }).waitFor();
    await pictures(`panel-detail-${theme}`);
    const outer = await editor.page.locator('iframe.webview.ready').last().elementHandle();
    const frame = (await outer?.contentFrame())?.childFrames()[0];
    if (frame === undefined) throw new Error('no webview');
    expect(await seriousFindings(frame)).toEqual([]);
    await button(/^Resolve…/).click();
    await field('Summary').waitFor();
    await pictures(`panel-form-${theme}`);
    expect(await seriousFindings(frame)).toEqual([]);
    await button(/^Cancel/).click();
  });

  it('resolves, reopens with a reason, and is reviewed in the end', async () => {
    await button(/^Resolve…/).click();
    await field('Fix').fill('Started it again');
    await field('What of action item 1').fill('Alert before it is down');
    await field('Fix').press('Control+Enter');
    await page().locator('.steps .now', { hasText: 'Resolved' }).waitFor();
    await page().getByRole('checkbox', { name: 'Alert before it is down' }).click();
    await entry('Action item done: Alert before it is down').waitFor();
    await menu('Reopen…');
    await editor.answer('It answers 503 again');
    await entry('Reopened: It answers 503 again').waitFor();
    await button(/^Resolve…/).click();
    await field('Fix').press('Control+Enter');
    await page().locator('.steps .now', { hasText: 'Resolved' }).waitFor();
    await page().locator('.steps').getByRole('button', { name: 'Reviewed' }).click();
    await page().locator('.steps .now', { hasText: 'Reviewed' }).waitFor();
  });

  it.each([
    ['Export as JSON…', 'json', `"schema"`],
    ['Export as HTML…', 'html', '<!doctype html>'],
  ])('%s writes everything into one file', async (item, format, part) => {
    await menu(item);
    const input = editor.page.locator('.quick-input-widget:visible input[type=text]').first();
    await input.waitFor();
    await expect.poll(() => input.inputValue()).toContain(`${id}.${format}`);
    await editor.page.keyboard.press('Enter');
    const file = join(editor.workspace, `${id}.${format}`);
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8'), { timeout: 20_000 }).toBeTruthy();
    const text = readFileSync(file, 'utf8');
    expect(text.toLowerCase()).toContain(part);
    expect(text).toContain('It answers 503 again');
  });

  it('is drawn again over a reload of the window, and one panel serves a folder', async () => {
    await editor.page.reload();
    await editor.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await page().getByRole('heading', { name: 'The api answers 503' }).waitFor({ timeout: 60_000 });
    await editor.runCommand('Healer: Open Health');
    await editor.page.locator('.tab', { hasText: 'Health' }).waitFor();
    await editor.runCommand('Healer: Open Incidents');
    await page().getByRole('heading', { name: 'The api answers 503' }).waitFor();
    expect(await editor.page.locator('.tab', { hasText: 'Incidents' }).count()).toBe(1);
  });
});
