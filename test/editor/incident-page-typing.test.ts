import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { billing, event } from '../support/night.ts';
import { aNight, openNight, pictures, servingPages, shown } from '../support/page-night.ts';

servingPages();

const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });

describe('incidents: what is typed is kept', () => {
  it('keeps a note over a reload and adds it with Ctrl+Enter', async () => {
    const state = aNight(
      {},
      {
        'incidents/note': ({ id, text }) => {
          const detail = shown(state, id);
          return { ...detail, timeline: [...detail.timeline, event('03:12:41', 'incident_note', 'mara', text)] };
        },
      },
    );
    const { page, asked } = await openNight(state);
    await page.keyboard.press('n');
    await page.keyboard.type('Rolling the worker back');
    await page.reload();
    await page.locator('.tl li').first().waitFor();
    expect(await note(page).inputValue()).toBe('Rolling the worker back');
    await note(page).press('Control+Enter');
    await page.locator('.tl .q', { hasText: 'Rolling the worker back' }).waitFor();
    expect(asked.at(-1)).toEqual({
      method: 'incidents/note',
      params: { id: billing.id, text: 'Rolling the worker back' },
    });
    expect(await note(page).inputValue()).toBe('');
  });

  it('keeps a note while there is no connection, and adds it once there is one', async () => {
    const state = aNight({}, { 'incidents/note': ({ id }) => shown(state, id) });
    const { page, asked, tell } = await openNight(state, { theme: 'high-contrast' });
    const retryAt = '2026-11-21T03:14:00.000Z';
    await tell('connection', { state: 'offline', asOf: '2026-11-21T03:09:58.000Z', retryAt });
    await page.getByText('As of 03:09:58 UTC, 2m 4').waitFor();
    await page.getByText(/Trying again in 1m \d+s\./).waitFor();
    await page.clock.runFor(90_000);
    await page.getByText('Trying again.').waitFor();
    await note(page).fill('Rolling the worker back now');
    await note(page).press('Control+Enter');
    await page.getByText('kept here, added when connected').waitFor();
    await page.screenshot({ path: join(pictures, 'offline.png') });
    expect(await page.getByRole('button', { name: 'Mitigated' }).first().isDisabled()).toBe(true);
    expect(asked.some(({ method }) => method === 'incidents/note')).toBe(false);
    await tell('connection', { state: 'live' });
    await expect.poll(() => asked.filter(({ method }) => method === 'incidents/note')).toHaveLength(1);
    await page.getByText('kept here').waitFor({ state: 'detached' });
  });

  it('keeps the resolve form over a reload, asks for what is required, and sends the rest', async () => {
    const state = aNight(
      {},
      {
        'incidents/resolve': ({ id, resolution }) => ({
          ...shown(state, id),
          incident: {
            ...billing,
            state: 'resolved',
            resolution,
            milestones: { ...billing.milestones, resolved: '2026-11-21T03:20:00.000Z' },
          },
        }),
      },
    );
    const { page, asked } = await openNight(state);
    const field = (name: string) => page.getByRole('textbox', { name, exact: true });
    await page.keyboard.press('r');
    await page.keyboard.type('billing_api answered 503 for 31 minutes');
    await page.getByText('11 of 15 missing').waitFor();
    await field('What of action item 1').fill('Give pools a shared budget');
    await field('Due date of action item 1').fill('28 Nov');
    await page.reload();
    await field('Summary').waitFor();
    expect(await field('Summary').inputValue()).toBe('billing_api answered 503 for 31 minutes');
    expect(await field('Component').inputValue()).toBe('billing_api');
    await field('Summary').press('Control+Enter');
    await page.getByText('Root cause is required').waitFor();
    await page.getByText('“28 Nov” is not a date').waitFor();
    await page.screenshot({ path: join(pictures, 'resolve-missing.png'), fullPage: true });
    await field('Root cause').fill('The pool of the worker');
    await field('Fix').fill('Rolled the worker back');
    await field('Due date of action item 1').fill('2026-11-28');
    await field('Fix').press('Control+Enter');
    await page.getByText('Root causeThe pool of the worker').waitFor();
    expect(asked.at(-1)?.params).toMatchObject({
      id: billing.id,
      resolution: {
        fix: 'Rolled the worker back',
        action_items: [{ what: 'Give pools a shared budget', due: '2026-11-28' }],
      },
    });
  });

  it('tells what is missing of a field once it was left, and of all once it was to be sent', async () => {
    const { page } = await openNight(aNight(), { width: 920 });
    await page.keyboard.press('r');
    await page.getByText('12 of 15 missing').waitFor();
    const missing = page.locator('.f .msg');
    expect(await missing.count()).toBe(0);
    expect(await page.getByText('draft saved').count()).toBe(0);
    // To what evidence suggests for it, then to the next field.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(() => missing.allTextContents()).toEqual([' missing']);
    await page.keyboard.type('capacity');
    await page.getByText(/draft saved 03:1\d:\d\d UTC/).waitFor();
    const send = page.locator('.form header vscode-button.primary');
    const [form, button] = [await page.locator('.form').boundingBox(), await send.boundingBox()];
    expect((button?.x ?? 0) + (button?.width ?? 0)).toBeCloseTo((form?.x ?? 0) + (form?.width ?? 0), 0);
    await send.click();
    await expect.poll(() => missing.count()).toBe(11);
  });

  it('leaves the form with Esc and finds it as it was', async () => {
    const { page } = await openNight(aNight());
    await page.keyboard.press('r');
    await page.keyboard.type('kept');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    await page.keyboard.press('r');
    expect(await page.getByRole('textbox', { name: 'Summary' }).inputValue()).toBe('kept');
  });
});
