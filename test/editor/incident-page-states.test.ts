import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { IncidentsView } from '../../engine/protocol/page.ts';
import { billing, crashed, fullDisk, night, slowApi } from '../support/night.ts';
import { Refusal } from '../support/page-host.ts';
import { aNight, open, openNight, pictures, servingPages } from '../support/page-night.ts';

servingPages();

const focused = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '');

describe('incidents: states', () => {
  it('says that nothing is wrong', async () => {
    const { page, asked } = await open(
      'incidents',
      aNight({ incidents: [crashed] }, { 'incidents/startAsking': () => null }).answers,
    );
    await page.getByText('The last incident was resolved 2d ago.').waitFor();
    await page.screenshot({ path: join(pictures, 'empty.png') });
    await page.keyboard.press('c');
    await expect.poll(() => asked.at(-1)?.method).toBe('incidents/startAsking');
  });

  it('draws the places of what will come after a while', async () => {
    const { page } = await open('incidents', {});
    expect(await page.locator('.loading').count()).toBe(0);
    await page.getByRole('progressbar').waitFor();
    await page.screenshot({ path: join(pictures, 'loading.png') });
  });

  it('says what failed and what to do, and comes back', async () => {
    const state = aNight();
    let broken = true;
    const { page, asked } = await open('incidents', {
      ...state.answers,
      'incidents/load': () => {
        if (!broken) return state.view;
        throw new Refusal({
          code: 'daemon/state-read-only',
          message: 'The daemon could not start. Its folder cannot be written: /srv/healer. Set healer.stateDirectory.',
        });
      },
    });
    await page.getByRole('heading', { name: 'The daemon could not start' }).waitFor();
    await page.getByText('daemon/state-read-only').waitFor();
    expect(await page.getByText('safe on disk').count()).toBe(0);
    await page.screenshot({ path: join(pictures, 'error.png') });
    await page.getByRole('button', { name: 'Open setting' }).click();
    await expect.poll(() => asked.at(-1)?.params).toEqual({ act: 'openSetting' });
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: billing.title }).waitFor();
    expect(asked.some(({ params }) => JSON.stringify(params) === '{"act":"retry"}')).toBe(true);
  });

  it('never takes a daemon that cannot be reached for a quiet night', async () => {
    const failure = { code: 'daemon/state-read-only', message: 'The daemon could not start. Its folder is read-only.' };
    const state = aNight({ connection: { state: 'failed', failure }, incidents: [] });
    const { page, tell } = await open('incidents', state.answers);
    await page.getByRole('heading', { name: 'The daemon could not start' }).waitFor();
    expect(await page.getByText('No active incident').count()).toBe(0);
    state.view = night;
    await tell('connection', { state: 'live' });
    await page.getByRole('heading', { name: billing.title }).waitFor();
    state.view = { ...night, connection: { state: 'failed', failure }, incidents: [] };
    await tell('incidents/changed', { ids: [] });
    await page.getByText('Not connected. The daemon could not start.').waitFor();
    await page.getByText('The incidents listed are safe on disk.').waitFor();
    expect(await page.locator('.inc').count()).toBe(5);
  });

  it('shows first what the host names, also when it answers twice at once', async () => {
    const state = aNight();
    let first = true;
    const load = () => {
      const selected = first ? { selected: { id: crashed.id } } : {};
      first = false;
      return { ...state.view, ...selected };
    };
    const { page, tell } = await open('incidents', { ...state.answers, 'incidents/load': load });
    await tell('connection', { state: 'live' });
    await page.getByRole('heading', { name: crashed.title }).waitFor();
  });

  it('shows what the host names instead of what it kept, once', async () => {
    const state = aNight();
    let selected: Partial<IncidentsView> = {};
    const load = () => {
      const named = { ...state.view, ...selected };
      selected = {};
      return named;
    };
    const { page, tell } = await openNight({ ...state, answers: { ...state.answers, 'incidents/load': load } });
    await page.locator('.inc', { hasText: slowApi.title }).click();
    await page.getByRole('heading', { name: slowApi.title }).waitFor();
    selected = { selected: { id: fullDisk.id } };
    await page.reload();
    await page.getByRole('heading', { name: fullDisk.title }).waitFor();
    await page.locator('.inc', { hasText: crashed.title }).click();
    await tell('connection', { state: 'live' });
    await page.reload();
    await page.getByRole('heading', { name: crashed.title }).waitFor();
  });

  it('is no longer restricted once trust is granted', async () => {
    const state = aNight({ trusted: false });
    const { page, tell } = await openNight(state);
    await page.getByText('Restricted Mode.').waitFor();
    state.view = { ...state.view, trusted: true };
    await tell('trust/granted', {});
    await page.getByText('Restricted Mode.').waitFor({ state: 'detached' });
    await page.locator('.hero').getByRole('button', { name: 'Dry-run restore-billing' }).waitFor();
  });

  it('reads but runs nothing in an untrusted workspace', async () => {
    const { page, asked } = await openNight(aNight({ trusted: false }));
    await page.getByText('Restricted Mode.').waitFor();
    await page.getByText('Other playbooks (1)').click();
    const dryRuns = page.getByRole('button', { name: 'Dry-run' });
    expect(await dryRuns.count()).toBe(2);
    for (const button of await dryRuns.all()) expect(await button.isDisabled()).toBe(true);
    await page.keyboard.press('d');
    await page.screenshot({ path: join(pictures, 'untrusted.png') });
    await page.getByRole('button', { name: 'Manage trust' }).click();
    await expect.poll(() => asked.at(-1)?.params).toEqual({ act: 'manageTrust' });
    expect(asked.some(({ method }) => method === 'incidents/dryRun')).toBe(false);
  });

  it('folds the list to one line in a narrow window', async () => {
    const { page } = await openNight(aNight(), { width: 640 });
    await page.getByText('1 of 3 active').waitFor();
    expect(await page.locator('.list').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Show list' }).click();
    await page.screenshot({ path: join(pictures, 'narrow-list.png') });
    await page.locator('.inc', { hasText: slowApi.title }).click();
    await page.getByText('2 of 3 active').waitFor();
    expect(await page.locator('.list').isVisible()).toBe(false);
    await page.keyboard.press('/');
    await expect.poll(() => focused(page)).toContain('filter');
  });

  it('shows a written resolution and what is missing in it', async () => {
    const { page } = await openNight(aNight());
    await page.locator('.inc', { hasText: crashed.title }).click();
    await page.getByText('missing: category, detection, impact').waitFor();
    await page.getByRole('button', { name: 'Amend…' }).waitFor();
    await page.getByText('Recent changes not available: the folder is not in a git repository').waitFor();
    await page.getByText('No check was run').waitFor();
    await page.screenshot({ path: join(pictures, 'resolved.png'), fullPage: true });
  });
});
