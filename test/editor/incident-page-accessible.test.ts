import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { billing, crashed, slowApi } from '../support/night.ts';
import { aNight, open, openNight, servingPages, themes } from '../support/page-night.ts';

servingPages();

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

describe.each(themes)('incidents in %s have nothing serious for axe', (theme) => {
  it('list and detail', async () => {
    const { page } = await openNight(aNight(), { theme });
    await page.locator('.similar .item').first().waitFor();
    await page.getByRole('button', { name: 'Logs', exact: true }).click();
    await page.getByRole('textbox', { name: 'Last lines of logs/billing_api.log' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('a resolved one, with its menu open', async () => {
    const { page } = await openNight(aNight(), { theme });
    await page.locator('.inc', { hasText: crashed.title }).click();
    await page.getByRole('checkbox').first().waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menu').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('the resolve form, with what is missing told', async () => {
    const { page } = await openNight(aNight(), { theme });
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Summary' }).press('Control+Enter');
    await page.getByText('Summary is required').waitFor();
    await page.locator('.form').evaluate((form) => Promise.all(form.getAnimations().map(({ finished }) => finished)));
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('the form for times', async () => {
    const { page } = await openNight(aNight(), { theme });
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('an empty one, and one that failed', async () => {
    const counts = { open: 0, acknowledged: 0, mitigated: 0, resolved: 0, reviewed: 0, mine: 0 };
    const { page } = await open('incidents', aNight({ incidents: [], counts }).answers, { theme });
    await page.getByRole('heading', { name: 'No active incident' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const failure = { code: 'daemon/state-read-only', message: 'The daemon could not start. Its folder is read-only.' };
    const broken = await open('incidents', aNight({ connection: { state: 'failed', failure } }).answers, { theme });
    await broken.page.getByRole('heading', { name: 'The daemon could not start' }).waitFor();
    expect(await seriousFindings(broken.page)).toEqual([]);
  });

  it('a narrow one, with its list open', async () => {
    const { page } = await openNight(aNight(), { theme, width: 640 });
    await page.getByRole('button', { name: 'Show list' }).click();
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('incidents by keyboard alone', () => {
  it('walks from the list over the filter, severity, owner, times and what can be done to the evidence', async () => {
    const { page } = await openNight(aNight());
    const seen: string[] = [];
    for (let step = 0; step < 34; step += 1) {
      await page.keyboard.press('Tab');
      seen.push(await focused(page));
    }
    const order = [
      'Start incident (C)',
      'Filter incidents',
      'Active3',
      'all keys',
      'Severity P1: change',
      'Owner mara: change',
      'Mitigated',
      'More',
      'Open 02:54:12: correct the times',
      'Dry-run restore-billing',
      'Check latency',
      'latency of billing_api http',
      'Copy the PromQL of Rate',
    ];
    const places = order.map((name) => seen.findIndex((label) => label.includes(name)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('shows where the focus is on every control it walks over', async () => {
    const { page } = await openNight(aNight());
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return true;
        // The toolkit's controls draw their ring on a part inside.
        const inner = element.shadowRoot?.querySelector('[part=control]');
        const ringed = [element, inner, inner?.closest('[part=root]')].some((one) => {
          if (!one) return false;
          const { outlineStyle, borderColor } = getComputedStyle(one);
          const probe = document.createElement('i');
          probe.style.color = 'var(--vscode-focusBorder)';
          document.body.append(probe);
          const { color } = getComputedStyle(probe);
          probe.remove();
          return outlineStyle !== 'none' || borderColor === color;
        });
        return ringed || element.outerHTML.slice(0, 200);
      });
      expect(shown).toBe(true);
    }
  });

  it('goes through an incident from the list to a note and back', async () => {
    const { page } = await openNight(aNight());
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: slowApi.title }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('detail-title');
    await page.keyboard.press('n');
    await page.keyboard.type('seen by keyboard');
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: billing.title }).waitFor();
    await page.keyboard.press('j');
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('seen by keyboard');
  });
});
