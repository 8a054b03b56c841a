import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { billing, crashed, detailOf, event, fullDisk, night, slowApi } from '../support/night.ts';
import { Refusal } from '../support/page-host.ts';
import { aNight, openNight, pictures, servingPages, shown } from '../support/page-night.ts';

servingPages();

const title = (page: Page) => page.locator('#detail-title .cut').textContent();
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });

describe('incidents: list and keys', () => {
  it('shows the worst first, moves with J and K, and goes to the incident with Enter', async () => {
    const { page } = await openNight(aNight());
    expect(await title(page)).toBe(billing.title);
    expect(await page.locator('.inc .t').allTextContents()).toEqual([
      billing.title,
      slowApi.title,
      fullDisk.title,
      crashed.title,
      'web certificate: 14 days left',
    ]);
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: slowApi.title }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: billing.title }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('detail-title');
  });

  it('filters as typed, names a filter that hides everything, and clears it with Esc', async () => {
    const { page } = await openNight(aNight());
    await page.keyboard.press('/');
    await page.keyboard.type('owner:sam P1');
    await page.getByRole('heading', { name: 'Nothing matches “owner:sam P1”' }).waitFor();
    await page.screenshot({ path: join(pictures, 'no-match.png') });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.inc').nth(4).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('service:db');
    await expect.poll(() => page.locator('.inc').count()).toBe(1);
  });

  it('counts the tabs and moves between them with the arrows', async () => {
    const { page } = await openNight(aNight());
    expect(await page.getByRole('tab').allTextContents()).toEqual(['Active3', 'Mine1', 'Resolved2', 'All5']);
    await page.getByRole('tab', { name: 'Active' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.inc').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.inc').count()).toBe(2);
  });

  it('takes no letter that is typed into a field, and shows every key with ?', async () => {
    const { page, asked } = await openNight(aNight());
    await page.keyboard.press('n');
    await page.keyboard.type('march?');
    expect(await note(page).inputValue()).toBe('march?');
    const done = () => asked.map(({ method }) => method).filter((method) => method !== 'incidents/keepNotes');
    expect(done()).toEqual(['incidents/load', 'incidents/show', 'incidents/similar']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
    await page.screenshot({ path: join(pictures, 'keys.png') });
    await page.keyboard.press('m');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(done()).toHaveLength(3);
  });

  it('says why when an action is refused, with its code', async () => {
    const refused = { code: 'incident/illegal-transition', message: 'It is mitigated already. Resolve it.' };
    const { page } = await openNight(
      aNight(
        {},
        {
          'incidents/transition': () => {
            throw new Refusal(refused);
          },
        },
      ),
    );
    await page.keyboard.press('m');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain(`${refused.message} ${refused.code}`);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
  });

  it('does the next safe thing: a dry run, else taking it', async () => {
    const state = aNight(
      {},
      {
        'incidents/dryRun': () => null,
        'incidents/transition': ({ id }) => {
          const now = { ...fullDisk, state: 'acknowledged', owner: 'mara' } as const;
          return { ...shown(state, id), incident: now };
        },
      },
    );
    const { page, asked } = await openNight(state);
    await page.locator('.hero').getByRole('button').click();
    await expect
      .poll(() => asked.at(-1))
      .toEqual({ method: 'incidents/dryRun', params: { playbook: 'restore-billing' } });
    await page.locator('.inc', { hasText: fullDisk.title }).click();
    await page.locator('.hero').getByRole('button', { name: 'Acknowledge' }).click();
    await page.locator('.steps .now', { hasText: 'Acknowledged' }).waitFor();
    await page.locator('.inc.on', { hasText: 'acknowledged · db · mara' }).waitFor();
  });
});

describe('incidents: live without jumping', () => {
  it('changes in place, keeps selection and order while the list is in use, and says it aloud', async () => {
    const state = aNight();
    const { page, tell } = await openNight(state);
    await page.locator('.inc').nth(1).focus();
    const worse = { ...fullDisk, severity: 'P1', state: 'acknowledged', owner: 'sam' } as const;
    const fresh = {
      ...billing,
      id: 'INC-20261121-031239',
      title: 'queue is gone',
      milestones: { opened: '2026-11-21T03:12:39.000Z' },
    };
    state.view = { ...night, incidents: [...night.incidents.filter(({ id }) => id !== fullDisk.id), worse, fresh] };
    await tell('incidents/changed', { ids: [fullDisk.id, fresh.id] });
    await page.locator('.inc', { hasText: 'acknowledged · db · sam' }).waitFor();
    expect((await page.locator('.inc .t').allTextContents()).slice(0, 4)).toEqual([
      billing.title,
      slowApi.title,
      fullDisk.title,
      'queue is gone',
    ]);
    expect(await title(page)).toBe(billing.title);
    await expect
      .poll(() => page.locator('[aria-live=assertive]').textContent())
      .toContain('New P1 incident: queue is gone');
    await expect.poll(() => page.locator('[aria-live=polite]').textContent()).toContain('is now acknowledged');
    await page.getByRole('heading', { name: billing.title }).focus();
    await expect.poll(() => page.locator('.inc .t').nth(1).textContent()).toBe(billing.title);
  });

  it('collects new entries while the timeline is scrolled away', async () => {
    const state = aNight();
    const long = Array.from({ length: 60 }, (_, at) =>
      event(`02:5${at % 6}:${10 + (at % 50)}`, 'check_fail', 'check', `check ${at}`),
    );
    const unique = long.map((entry, at) => ({ ...entry, id: `${at}` }));
    state.details.set(billing.id, { ...detailOf(billing), timeline: unique });
    const { page, tell } = await openNight(state);
    await page.locator('.tl li').last().scrollIntoViewIfNeeded();
    const last = page.locator('.tl li').last();
    const before = await last.boundingBox();
    const late = ['41', '42', '43'].map((at) => event(`03:12:${at}`, 'incident_note', 'priya', `late ${at}`));
    state.details.set(billing.id, { ...detailOf(billing), timeline: [...unique, ...late] });
    await tell('incidents/changed', { ids: [billing.id] });
    const button = page.getByRole('button', { name: '3 new' });
    await button.waitFor();
    expect((await last.boundingBox())?.y).toBe(before?.y);
    await button.click();
    await page.getByText('late 43').waitFor();
    await button.waitFor({ state: 'detached' });
  });

  it('ticks ages in place', async () => {
    const { page } = await openNight(aNight());
    const age = page.locator('.hero time');
    expect(await age.textContent()).toMatch(/^19m (28|29|3\d)s$/);
    await page.clock.runFor(60_000);
    await expect.poll(() => age.textContent()).toMatch(/^20m/);
  });

  it('shows the incident that a command asks for, even one it does not know yet', async () => {
    const state = aNight();
    const { page, tell } = await openNight(state);
    const fresh = { ...fullDisk, id: 'INC-20261121-031230', title: 'db is full' };
    state.details.set(fresh.id, { ...detailOf(fullDisk), incident: fresh });
    await tell('incidents/select', { id: fresh.id });
    await page.getByRole('heading', { name: 'db is full' }).waitFor();
  });
});
