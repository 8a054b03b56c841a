import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor } from '../support/editor.ts';
import { openShop, type Shop } from '../support/shop.ts';

/** The health dashboard over a daemon that really watches; each step stands on the one before. */
describe('health in the editor', () => {
  let editor: Editor;
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop({ port: 0 });
    editor = await openEditor({ shop });
  });
  beforeEach(() => editor.dumpOnFailure());
  afterAll(async () => {
    await editor?.close();
    await shop?.stop();
  });

  const page = () => editor.webview().locator('.health');
  const row = (workload: string) => page().locator(`[data-workload="${workload}"]`);
  const button = (name: string) => editor.webview().getByRole('button', { name });

  it('says that nothing is watched yet, and watches when it is told to', async () => {
    await editor.runCommand('Healer: Open Health');
    await page().getByRole('heading', { name: 'Nothing is watched yet' }).waitFor();
    await button('Start watching').click();
    await button('4 healthy').waitFor({ timeout: 30_000 });
    await page()
      .locator('.live', { hasText: /^live · checked/ })
      .waitFor();
    await editor.screenshot('health-watching');
  });

  it('shows a failure before it is enough, and then what is down', async () => {
    await row('api').click();
    await shop.set('api', 'down');
    await button('Run check').click();
    await row('api')
      .locator('.why', { hasText: /503.*2 more failures make it unhealthy/ })
      .waitFor();
    await expect
      .poll(
        async () => {
          if (await button('Run check').isEnabled()) await button('Run check').click();
          return page().locator('.verdict .big').textContent();
        },
        { timeout: 30_000, interval: 500 },
      )
      .toMatch(/api is down for \d+s/);
    await page().locator('.chart canvas').waitFor();
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await editor.setTheme(theme);
      await editor.screenshot(`health-down-${theme}`);
    }
  });

  it('leads to the report of the failure', async () => {
    await button('report').first().click();
    await editor.page.locator('.tab.active', { hasText: /-api-.*\.txt/ }).waitFor();
    await editor.runCommand('View: Close Editor');
  });

  it('silences for a while with a reason, and shows who and why', async () => {
    await row('api').click();
    await button('Silence…').click();
    await editor.choose('Other…');
    await editor.answer('2d');
    await editor.page.locator('.quick-input-title', { hasText: '2/2' }).waitFor();
    await editor.answer('being mended');
    await row('api')
      .locator('.why', { hasText: /Silenced until .* by .*: “being mended”/ })
      .waitFor();
    await editor.screenshot('health-silenced');
  });
});
