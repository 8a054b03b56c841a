import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { billing, event, fullDisk } from '../support/night.ts';
import { Refusal } from '../support/page-host.ts';
import { aNight, drafted, openNight, pictures, servingPages, shown } from '../support/page-night.ts';

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
    expect(asked.filter(({ method }) => method === 'incidents/note').map(({ params }) => params)).toEqual([
      { id: billing.id, text: 'Rolling the worker back' },
    ]);
    expect(await note(page).inputValue()).toBe('');
    await expect.poll(() => state.view.notes).toEqual({});
  });

  it('finds a note again in a page that is opened after the first was closed', async () => {
    const state = aNight();
    const { page } = await openNight(state);
    await page.keyboard.press('n');
    await page.keyboard.type('Rolling the worker back');
    await page.close();
    const again = await openNight(state);
    await expect.poll(() => note(again.page).inputValue()).toBe('Rolling the worker back');
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

describe('incidents: a form in two windows', () => {
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const sent = (asked: readonly { readonly method: string; readonly params: unknown }[]) =>
    asked.filter(({ method }) => method === 'incidents/draft').map(({ params }) => params);

  it('sends what is typed soon, without what is only known', async () => {
    const state = aNight();
    const { page, asked } = await openNight(state);
    await page.keyboard.press('r');
    await page.keyboard.type('It broke');
    await page.getByText('draft saved 03:12:40 UTC').waitFor();
    await expect.poll(() => state.details.get(billing.id)?.draft?.fields).toEqual({ summary: 'It broke' });
    await field(page, 'Component').fill('');
    await expect.poll(() => sent(asked).at(-1)).toEqual({ id: billing.id, change: { fields: { component: '' } } });
  });

  it('sends at once what is left when a field is left or the form is closed', async () => {
    const { page, asked } = await openNight(aNight());
    await page.clock.pauseAt(new Date('2026-11-21T03:30:00Z'));
    await page.keyboard.press('r');
    await page.keyboard.type('a');
    await page.keyboard.press('Tab');
    await expect.poll(() => sent(asked)).toEqual([{ id: billing.id, change: { fields: { summary: 'a' } } }]);
    await field(page, 'Impact').fill('b');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => sent(asked)[1]).toEqual({ id: billing.id, change: { fields: { impact: 'b' } } });
  });

  it('shows what another window types, without moving what has the focus or was typed here', async () => {
    const state = aNight();
    const { page, tell } = await openNight(state);
    await page.keyboard.press('r');
    await field(page, 'Fix').focus();
    const theirs = { summary: 'theirs', fix: 'theirs' };
    drafted(
      state,
      billing.id,
      { fields: theirs, items: [{ id: 'theirs', what: 'Theirs', owner: '', due: '', ticket: '' }] },
      'priya',
    );
    await tell('incidents/changed', { ids: [billing.id] });
    await expect.poll(() => field(page, 'Summary').inputValue()).toBe('theirs');
    expect(await field(page, 'What of action item 1').inputValue()).toBe('Theirs');
    await page.getByText('draft saved 03:12:40 UTC, by priya').waitFor();
    expect(await field(page, 'Fix').inputValue()).toBe('');
    await page.keyboard.type('mine');
    await expect.poll(() => state.details.get(billing.id)?.draft?.fields.fix).toBe('mine');
    await field(page, 'What of action item 2').fill('Mine');
    await expect
      .poll(() => state.details.get(billing.id)?.draft?.items.map(({ what }) => what))
      .toEqual(['Theirs', 'Mine']);
    expect(state.details.get(billing.id)?.draft?.fields.summary).toBe('theirs');
  });

  it('keeps what is typed without a connection, over a reload, and sends it once there is one', async () => {
    const state = aNight();
    const { page, asked, tell } = await openNight(state);
    await page.keyboard.press('r');
    await tell('connection', { state: 'offline', asOf: '2026-11-21T03:09:58.000Z' });
    await field(page, 'Summary').fill('typed while away');
    await page.getByText('kept here: sent once connected').waitFor();
    expect(sent(asked)).toEqual([]);
    await page.screenshot({ path: join(pictures, 'resolve-offline.png') });
    await page.reload();
    await field(page, 'Summary').waitFor();
    await expect.poll(() => field(page, 'Summary').inputValue()).toBe('typed while away');
    await expect
      .poll(() => sent(asked))
      .toEqual([{ id: billing.id, change: { fields: { summary: 'typed while away' } } }]);
  });

  it('says why the daemon did not take it, keeps it, and forgets it once it is a resolution', async () => {
    let refuses = true;
    const state = aNight(
      {},
      {
        'incidents/draft': ({ id, change }) => {
          if (refuses) throw new Refusal({ code: 'store/full', message: 'The disk is full.' });
          return drafted(state, id, change);
        },
        'incidents/resolve': ({ id }) => {
          const { draft: _, ...detail } = shown(state, id);
          const incident = { ...billing, state: 'resolved' } as const;
          state.details.set(id, { ...detail, incident });
          return { ...detail, incident };
        },
      },
    );
    const { page } = await openNight(state);
    await page.keyboard.press('r');
    for (const name of ['Summary', 'Root cause', 'Fix']) await field(page, name).fill(name);
    await page.getByText('kept here: The disk is full.').waitFor();
    refuses = false;
    await field(page, 'Fix').press('Control+Enter');
    await page.locator('.steps .now', { hasText: 'Resolved' }).waitFor();
    expect(await page.evaluate(() => JSON.parse(sessionStorage.getItem('kept') ?? '{}').typed)).toEqual({});
  });

  it('takes a suggestion by a click, and only then', async () => {
    const state = aNight();
    const { page } = await openNight(state);
    await page.keyboard.press('r');
    expect(await field(page, 'Root cause').inputValue()).toBe('');
    await page
      .getByRole('button', { name: /^Root cause: use\s+Raise worker pool size \(a91c4e2\)\s*, from\s+git$/ })
      .click();
    await expect.poll(() => field(page, 'Root cause').inputValue()).toBe('Raise worker pool size (a91c4e2)');
    expect(await field(page, 'Root cause').evaluate((element) => element.matches(':focus'))).toBe(true);
    await expect
      .poll(() => state.details.get(billing.id)?.draft?.fields)
      .toEqual({ root_cause: 'Raise worker pool size (a91c4e2)' });
    expect(await page.getByRole('button', { name: /^Root cause: use/ }).count()).toBe(0);
  });

  it('opens where a command asks for it', async () => {
    const { page, tell } = await openNight(aNight());
    await tell('incidents/select', { id: fullDisk.id, form: 'resolve' });
    await page.getByRole('heading', { name: `Resolve ${fullDisk.id}` }).waitFor();
  });
});
