import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../engine/protocol/page.ts';
import { billing, certificate, crashed, detailOf, event, fullDisk, nightNow } from '../support/night.ts';
import { Refusal } from '../support/page-host.ts';
import { aNight, type Night, openNight, pictures, servingPages, shown } from '../support/page-night.ts';

servingPages();

/** Answers with an incident that was changed, as the daemon would. */
function changed(state: Night, id: string, change: Partial<Incident>) {
  const detail = shown(state, id);
  const next = { ...detail, incident: { ...detail.incident, ...change } };
  state.details.set(id, next);
  return next;
}

describe('incidents: severity and owner', () => {
  it.each([
    ['a click', 'Severity P1: change', 's'],
    ['a click', 'Owner mara: change', 'o'],
  ])('are changed by %s on %s, and by the key %s', async (_, name, key) => {
    const state = aNight(
      {},
      {
        'incidents/severityAsking': ({ id }) => changed(state, id, { severity: 'P2' }),
        'incidents/ownerAsking': ({ id }) => changed(state, id, { owner: 'sam' }),
      },
    );
    const { page, asked } = await openNight(state);
    await page.getByRole('button', { name, exact: true }).click();
    const now = key === 's' ? 'Severity P2: change' : 'Owner sam: change';
    await page.getByRole('button', { name: now, exact: true }).waitFor();
    await page.keyboard.press(key);
    const method = key === 's' ? 'incidents/severityAsking' : 'incidents/ownerAsking';
    await expect.poll(() => asked.filter((one) => one.method === method)).toHaveLength(2);
    await expect.poll(() => page.locator('[aria-live=polite]').textContent()).toContain(billing.id);
  });

  it('stay as they are when the person cancelled', async () => {
    const { page, asked } = await openNight(aNight({}, { 'incidents/ownerAsking': () => null }));
    await page.getByRole('button', { name: 'Owner mara: change' }).click();
    await expect.poll(() => asked.at(-1)?.method).toBe('incidents/ownerAsking');
    await page.getByRole('button', { name: 'Owner mara: change' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('incidents: times', () => {
  it('are corrected by a click on the state line, and what the daemon refuses is said in the form', async () => {
    let refused = true;
    const failure = {
      code: 'incident/invalid-milestone',
      message: 'The time acknowledged: 2026-11-21T03:30:00.000Z is still to come.',
    };
    const state = aNight(
      {},
      {
        'incidents/milestones': ({ id, milestones }) => {
          if (refused) throw new Refusal(failure);
          const given = milestones as Record<string, string>;
          return changed(state, id, { milestones: { ...billing.milestones, ...given } });
        },
      },
    );
    const { page, asked } = await openNight(state);
    await page.getByRole('button', { name: 'Acknowledged 02:56:05: correct the times' }).click();
    const form = page.getByRole('dialog', { name: `Times of ${billing.id}` });
    const field = form.getByRole('textbox', { name: 'Acknowledged' });
    await expect.poll(() => field.evaluate((element) => element.matches(':focus'))).toBe(true);
    await field.fill('half past three');
    await field.press('Enter');
    await form.getByText('“half past three” is no time in UTC').waitFor();
    expect(asked.some(({ method }) => method === 'incidents/milestones')).toBe(false);
    await field.fill('2026-11-21 03:30');
    await field.press('Enter');
    await form.getByText(failure.message).waitFor();
    await page.screenshot({ path: join(pictures, 'times-refused.png') });
    refused = false;
    await field.fill('2026-11-21 02:55');
    await form.getByRole('button', { name: 'Correct' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Acknowledged 02:55:00: correct the times' }).waitFor();
    expect(asked.at(-1)?.params).toEqual({
      id: billing.id,
      milestones: { acknowledged: '2026-11-21T02:55:00.000Z' },
    });
  });

  it('open with T and close with Esc, and nothing is sent when nothing changed', async () => {
    const { page, asked } = await openNight(aNight());
    const before = asked.length;
    await page.keyboard.press('t');
    const form = page.getByRole('dialog', { name: `Times of ${billing.id}` });
    await form.getByRole('textbox', { name: 'Began' }).press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.keyboard.press('t');
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(asked).toHaveLength(before);
  });
});

describe('incidents: what is over', () => {
  it('is reviewed from the state line, and reopened from the menu by keyboard alone', async () => {
    const state = aNight(
      {},
      {
        'incidents/transition': ({ id }) => changed(state, id, { state: 'reviewed' }),
        'incidents/reopenAsking': ({ id }) => changed(state, id, { state: 'mitigated' }),
      },
    );
    const { page, asked } = await openNight(state);
    await page.locator('.inc', { hasText: crashed.title }).click();
    await page.locator('.steps').getByRole('button', { name: 'Reviewed' }).click();
    await page.locator('.steps .now', { hasText: 'Reviewed' }).waitFor();
    expect(asked.at(-1)?.params).toEqual({ id: crashed.id, to: 'reviewed' });
    const more = page.getByRole('button', { name: 'More' });
    await more.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('menuitem').allTextContents()).toHaveLength(5);
    await page.screenshot({ path: join(pictures, 'menu.png') });
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.steps .now', { hasText: 'Mitigated' }).waitFor();
    expect(asked.at(-1)).toEqual({ method: 'incidents/reopenAsking', params: { id: crashed.id } });
  });

  it('has its action items marked as done', async () => {
    const state = aNight(
      {},
      {
        'incidents/actionDone': ({ id, item, done }) => {
          const { resolution } = shown(state, id).incident;
          const items = resolution?.action_items?.map((one, at) =>
            at === item - 1 && done ? { ...one, done: nightNow } : one,
          );
          return changed(state, id, {
            ...(resolution && { resolution: { ...resolution, action_items: items ?? [] } }),
          });
        },
      },
    );
    const { page, asked } = await openNight(state);
    await page.locator('.inc', { hasText: crashed.title }).click();
    const box = page.getByRole('checkbox', { name: 'Test with 2 GB' });
    await box.click();
    await expect.poll(() => box.isChecked()).toBe(true);
    await page.getByText('done 21 Nov 2026').waitFor();
    expect(asked.at(-1)).toEqual({
      method: 'incidents/actionDone',
      params: { id: crashed.id, item: 2, done: true },
    });
  });

  it.each([
    ['Export as HTML…', 'incidents/exportAsking', { id: billing.id, format: 'html' }],
    ['Export as JSON…', 'incidents/exportAsking', { id: billing.id, format: 'json' }],
    ['Copy id', 'host/copy', { text: billing.id }],
  ])('is had elsewhere: %s', async (word, method, params) => {
    const path = '/tmp/incident';
    const { page, asked } = await openNight(
      aNight({}, { 'incidents/exportAsking': () => ({ path }), 'host/copy': () => null }),
    );
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: word }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ method, params });
    await expect
      .poll(() => page.locator('[aria-live=polite]').textContent())
      .toMatch(word === 'Copy id' ? 'Id copied' : `Exported to ${path}`);
  });
});

describe('incidents: similar ones', () => {
  it('name the fix first, then why they are alike, and open', async () => {
    const state = aNight();
    const old = { ...certificate, id: 'INC-20261009-221540', title: 'billing_api answers 503' };
    state.details.set(old.id, detailOf(old));
    const { page } = await openNight(state);
    const first = page.locator('.similar .item').first();
    await first.waitFor();
    expect(await first.textContent()).toBe(
      'P2INC-20261009-22154042d agoFix: worker pool back to 10, then restart billing_api. Down 17m.' +
        'same check billing_api/http, same service billing_api, says connection too',
    );
    await first.getByRole('button').click();
    await page.getByRole('heading', { name: old.title }).waitFor();
    await expect.poll(() => page.locator('.similar').count()).toBe(0);
  });
});

describe('incidents: a list that is cut', () => {
  it('counts all there are, and asks the daemon for what it does not hold', async () => {
    const old = { ...crashed, id: 'INC-20250101-000000', title: 'mails are late' };
    const counts = { ...aNight().view.counts, resolved: 412 };
    const { page, asked } = await openNight(aNight({ counts }, { 'incidents/find': () => [old] }));
    expect(await page.getByRole('tab').allTextContents()).toEqual(['Active3', 'Mine1', 'Resolved413', 'All416']);
    await page.getByRole('tab', { name: 'Resolved' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('P2 service:worker');
    await page.locator('.inc', { hasText: old.title }).waitFor();
    expect(asked.filter(({ method }) => method === 'incidents/find').at(-1)?.params).toEqual({
      severities: ['P2'],
      service: 'worker',
      limit: 200,
    });
    await page.getByRole('textbox', { name: 'Filter incidents' }).fill('');
    await page.locator('.inc', { hasText: old.title }).waitFor({ state: 'detached' });
  });
});

describe('incidents: evidence that is still being taken', () => {
  it('is named until it is there', async () => {
    const state = aNight();
    const asked = [
      { source: 'git', title: 'Recent changes' },
      { source: 'log', title: 'Logs' },
    ];
    const opened = {
      ...event('02:31:12', 'incident_opened', 'check', 'Opened', fullDisk.id),
      data: { evidence: asked },
    };
    const detail = { ...detailOf(fullDisk), timeline: [opened] };
    state.details.set(fullDisk.id, detail);
    const { page, tell } = await openNight(state);
    await page.locator('.inc', { hasText: fullDisk.title }).click();
    await page.getByText('still being taken: Logs').waitFor();
    await page.getByText('Recent changes not available: the folder is not in a git repository').waitFor();
    const ended = event('02:31:17', 'evidence_collected', 'evidence', 'Evidence taken', fullDisk.id);
    state.details.set(fullDisk.id, { ...detail, timeline: [opened, ended] });
    await tell('incidents/changed', { ids: [fullDisk.id] });
    await page.getByText('still being taken').waitFor({ state: 'detached' });
  });
});
