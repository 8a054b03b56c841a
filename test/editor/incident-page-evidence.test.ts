import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { billing, billingEvidence, fullDisk } from '../support/night.ts';
import { aNight, openNight, pictures, servingPages } from '../support/page-night.ts';

servingPages();

describe('incidents: evidence', () => {
  it('comes as cards: how it came, what failed, what was said, what changed, where it ran', async () => {
    const { page } = await openNight(aNight());
    expect(await page.locator('.ev h3').allTextContents()).toEqual([
      'Check latency ',
      'Checks of billing_api',
      'Prometheus ',
      'Logs ',
      'Recent changes',
      'Other open incidents',
      'This host',
    ]);
    await page.getByText('2 of 2 failed since 02:54').waitFor();
    await page.getByText('Duration: Prometheus has no histogram of that name.').waitFor();
    await page.getByText('logs/worker.log: there is no such file').waitFor();
    expect(await page.locator('.diff .went').textContent()).toBe('-  pool_size: 10');
  });

  it('draws charts that say what there is to find, and tell values by the arrow keys', async () => {
    const { page } = await openNight(aNight());
    const latency = page.getByRole('slider', { name: /^latency of billing_api http: / });
    expect(await latency.getAttribute('aria-label')).toMatch(/at most 1\.39 s at 02:53 UTC; failing since 02:54 UTC$/);
    await latency.focus();
    await page.keyboard.press('End');
    await expect.poll(() => latency.getAttribute('aria-valuetext')).toMatch(/2 of 2 failed$/);
    expect(await page.getByRole('slider', { name: /^Errors: / }).getAttribute('aria-label')).toContain('at most 40%');
  });

  it('shows a card whole by a click on its title, and small again by another, also after a reload', async () => {
    const { page } = await openNight(aNight());
    const title = page.getByRole('button', { name: 'Check latency' });
    const small = await page.locator('.card.history').boundingBox();
    await title.click();
    await expect.poll(() => title.getAttribute('aria-expanded')).toBe('true');
    await page.getByRole('slider', { name: /^latency of billing_api port: / }).waitFor();
    const large = await page.locator('.card.history').boundingBox();
    expect(large?.width).toBeGreaterThan((small?.width ?? 0) * 1.8);
    await page.screenshot({ path: join(pictures, 'evidence-large.png'), fullPage: true });
    await page.reload();
    await page.getByRole('slider', { name: /^latency of billing_api port: / }).waitFor();
    await title.press('Enter');
    await expect.poll(() => title.getAttribute('aria-expanded')).toBe('false');
  });

  const opens = {
    'incidents/openLog': () => null,
    'incidents/openCommit': () => null,
    'host/openExternal': () => null,
  };

  it.each([
    ['logs/billing_api.log', 'incidents/openLog', { path: 'logs/billing_api.log' }],
    ['a91c4e2', 'incidents/openCommit', { hash: 'a91c4e2f00aa11bb22cc33dd44ee55ff66aa77bb' }],
    [
      'Open Rate in Prometheus',
      'host/openExternal',
      { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9090\/graph\?/) },
    ],
  ])('opens %s through the host', async (name, method, params) => {
    const { page, asked } = await openNight(aNight({}, opens));
    await page.locator('.ev').getByRole('button', { name, exact: true }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ method, params });
  });

  it('copies a PromQL', async () => {
    const { page, asked } = await openNight(aNight({}, { 'host/copy': () => null }));
    await page.getByRole('button', { name: 'Copy the PromQL of Rate' }).click();
    await expect
      .poll(() => asked.at(-1)?.params)
      .toEqual({ text: 'sum(rate(http_requests_total{job="billing_api"}[5m]))' });
  });

  it('leads to another incident that was open', async () => {
    const { page } = await openNight(aNight());
    await page.locator('.card.incident').getByRole('button', { name: fullDisk.title }).click();
    await page.getByRole('heading', { name: fullDisk.title }).waitFor();
  });

  it('opens a report', async () => {
    const state = aNight({}, { 'incidents/openReport': () => null });
    const detail = state.details.get(billing.id);
    const [host] = billingEvidence;
    if (detail === undefined || host === undefined) throw new Error('no evidence');
    const report = {
      id: 'r1',
      at: '2026-11-21T02:53:00.000Z',
      workload: 'billing_api',
      trigger: { reason: 'unhealthy' },
      message: 'answered 503',
      path: 'reports/2026/billing_api.txt',
    };
    const data = { type: 'report', reports: [report] } as unknown as typeof host.data;
    const evidence = [...detail.evidence, { ...host, id: 'report', source: 'report', title: 'Reports', data } as const];
    state.details.set(billing.id, { ...detail, evidence });
    const { page, asked } = await openNight(state);
    await page.getByRole('button', { name: '2026/billing_api.txt' }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ method: 'incidents/openReport', params: { id: 'r1' } });
  });
});
