import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { billing } from '../support/night.ts';
import { apiHealth, billingHealth, reportsHealth, webHealth } from '../support/night-health.ts';
import { aNight, chart, names, openNight, ordered, overview, row, shown, webHistory } from '../support/page-health.ts';
import { Refusal } from '../support/page-host.ts';
import { pictures, servingPages } from '../support/page-night.ts';

servingPages();

describe('health: keys', () => {
  it('moves with J and K, opens the file with Enter, and sets the range with 1 to 4', async () => {
    const { page, asked } = await openNight();
    await page.keyboard.press('j');
    await expect.poll(() => shown(page)).toBe('api');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => shown(page)).toBe('db_disk');
    await page.keyboard.press('k');
    await expect.poll(() => shown(page)).toBe('api');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked.at(-1))
      .toEqual({
        method: 'host/openLocation',
        params: apiHealth.checks[0]?.source,
      });
    await page.keyboard.press('4');
    await expect.poll(() => page.locator('.axis').textContent()).toBe('14 Nov UTC17 Nov21 Nov');
    const last = asked.findLast(({ method }) => method === 'health/history')?.params as { from: string; to: string };
    expect(Date.parse(last.to) - Date.parse(last.from)).toBe(7 * 24 * 3_600_000);
  });

  it('runs a workload with R and all with A, says how it went, and not twice at once', async () => {
    const done = Promise.withResolvers<void>();
    const report = {
      workload: 'web',
      check: 'http',
      type: 'http',
      target: ':443',
      startedAt: '',
      took: 1,
      notes: [],
    } as const;
    const source = { file: '/w.yaml', line: 1 };
    const { page, asked } = await openNight(
      aNight(
        {},
        {
          'health/check': async ({ workloads }) => {
            await done.promise;
            return workloads.map((workload) => ({
              ...report,
              workload,
              source,
              result: workload === 'db' ? 'failed' : 'passed',
              message: 'connection refused',
            }));
          },
        },
      ),
    );
    const checks = () => asked.filter(({ method }) => method === 'health/check').map(({ params }) => params);
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Running…' }).waitFor();
    await page.keyboard.press('r');
    done.resolve();
    await page.getByRole('button', { name: 'Run check' }).waitFor();
    await expect.poll(() => page.locator('[aria-live=polite]').textContent()).toBe('1 check passed. ');
    await page.keyboard.press('a');
    await expect
      .poll(() => page.locator('[aria-live=polite]').textContent())
      .toBe('1 of 9 checks failed: db, connection refused. ');
    expect(checks()).toEqual([{ workloads: ['billing_api'] }, { workloads: expect.arrayContaining(ordered) }]);
  });

  it('opens the incident with I, and silences with S through the host', async () => {
    const { page, asked } = await openNight(
      aNight({}, { 'health/openIncident': () => null, 'health/silenceAsking': () => null }),
    );
    await page.keyboard.press('s');
    await expect
      .poll(() => asked.find(({ method }) => method === 'health/silenceAsking')?.params)
      .toEqual({ workload: 'billing_api' });
    await page.keyboard.press('i');
    await expect
      .poll(() => asked.find(({ method }) => method === 'health/openIncident')?.params)
      .toEqual({ id: billing.id });
  });

  it('shows every key with ?, and takes none that is typed into the filter', async () => {
    const { page, asked } = await openNight();
    const before = asked.length;
    await page.keyboard.press('/');
    await page.keyboard.type('ra?');
    await page.keyboard.press('Escape');
    expect(asked.slice(before).filter(({ method }) => method !== 'health/history')).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
  });
});

describe('health: the selected workload', () => {
  it('tells time and values of the chart to the pointer and the arrow keys', async () => {
    const { page } = await openNight();
    expect(await chart(page).getAttribute('aria-label')).toMatch(
      /^latency of billing_api: usually 2\d\d ms, at most [\d.]+ s at 02:5\d UTC; limit 1\.5 s; failing since 02:53 UTC$/,
    );
    await chart(page).focus();
    await page.keyboard.press('ArrowLeft');
    await page.locator('.tip', { hasText: '2 of 2 failed' }).waitFor();
    await page.locator('.u-cursor-x:not(.u-off)').waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    await page.locator('.tip', { hasText: /^20 Nov 2026 21:12:\d\d UTC · median 2\d\d ms · 95th \d+ ms$/ }).waitFor();
    expect(await chart(page).getAttribute('aria-valuetext')).toMatch(/^20 Nov 2026/);
    await page.keyboard.press('Tab');
    await page.locator('.tip').waitFor({ state: 'detached' });
    await chart(page).hover({ position: { x: 400, y: 80 } });
    await page.locator('.tip', { hasText: 'median' }).waitFor();
    await page.screenshot({ path: join(pictures, 'health-hover.png') });
  });

  it('draws the limit and the failures in the colours of the theme, and anew when it changes', async () => {
    const { page } = await openNight();
    const pixels = () =>
      page.locator('.chart canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        const colours = new Set<string>();
        for (let at = 0; at < data.length; at += 4)
          if (data[at + 3] === 255) colours.add(data.slice(at, at + 3).join());
        return [...colours];
      });
    expect(await pixels()).toContain('241,76,76');
    await page.evaluate(() => document.documentElement.style.setProperty('--vscode-charts-red', '#00ff00'));
    await expect.poll(pixels).toContain('0,255,0');
  });

  it('shows each check of a workload, the failing one first', async () => {
    const [http] = billingHealth.checks;
    if (!http) throw new Error('it has a check');
    const port = {
      ...http,
      check: 'port',
      type: 'tcp',
      target: '127.0.0.1:8082',
      healthy: true,
      consecutiveFails: 0,
    } as const;
    const two = { ...billingHealth, checks: [port, http] };
    const { page } = await openNight(aNight(overview({ workloads: [two] })));
    await page.locator('.selected', { hasText: 'latency of :8082/healthz' }).waitFor();
    await page.getByRole('button', { name: 'port', exact: true }).click();
    await page.getByText('Nothing was measured in the last 6h.').waitFor();
    await page.locator('.selected', { hasText: 'latency of :8082, every 30s' }).waitFor();
  });

  it('leads to the report, the incident and the YAML, and ends a silence', async () => {
    const { page, asked } = await openNight(
      aNight(
        {},
        {
          'health/openReport': () => null,
          'health/endSilence': () => ({ ...(reportsHealth.silence as NonNullable<typeof reportsHealth.silence>) }),
        },
      ),
    );
    await page.getByRole('button', { name: 'report', exact: true }).click();
    await expect.poll(() => asked.at(-1)?.params).toEqual({ id: billingHealth.report });
    await page.getByRole('button', { name: 'Open YAML' }).click();
    await expect.poll(() => asked.at(-1)?.params).toEqual(billingHealth.checks[0]?.source);
    await row(page, 'reports').click();
    await page.getByRole('button', { name: 'end it' }).click();
    await expect.poll(() => page.locator('[aria-live=polite]').textContent()).toBe('The silence has ended. ');
    expect(asked.find(({ method }) => method === 'health/endSilence')?.params).toEqual({ id: 'silence-1' });
  });

  it.each([
    { width: 1280, height: 860 },
    { width: 640, height: 860 },
    { width: 900, height: 440 },
  ])('stays in sight under 200 workloads in $width × $height, and hides no row that is gone to', async (size) => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...webHealth, workload: `web-${index}` }));
    const { page } = await openNight(aNight(overview({ workloads: many }), webHistory), size);
    const box = async (of: Locator) => {
      const { y, height } = (await of.boundingBox()) ?? { y: Number.NaN, height: Number.NaN };
      return { top: y, bottom: y + height };
    };
    const pane = async () => {
      const found = await box(page.locator('.selected'));
      expect(found.bottom).toBeLessThanOrEqual(size.height);
      expect(found.top).toBeGreaterThanOrEqual(size.height / 2 - 1);
      return found;
    };
    await row(page, 'web-1').click();
    await expect.poll(() => shown(page)).toBe('web-1');
    await pane();
    for (let times = 0; times < 30; times++) await page.keyboard.press('j');
    await expect.poll(() => shown(page)).toBe('web-31');
    const { top } = await pane();
    const gone = await box(row(page, 'web-31'));
    expect(gone.bottom).toBeLessThanOrEqual(top);
    expect(gone.top).toBeGreaterThanOrEqual(0);
    await page.screenshot({ path: join(pictures, `health-200-${size.width}x${size.height}.png`) });
  });

  it('opens its runbook', async () => {
    const workloads = [{ ...billingHealth, runbook: 'runbooks/billing.md#down' }];
    const { page, asked } = await openNight(aNight(overview({ workloads }), { 'health/openRunbook': () => null }));
    await page.getByRole('button', { name: 'runbooks/billing.md#down' }).click();
    await expect
      .poll(() => asked.at(-1))
      .toEqual({ method: 'health/openRunbook', params: { runbook: 'runbooks/billing.md#down' } });
  });

  it('says why when something is refused, with its code', async () => {
    const refuse = () => {
      throw new Refusal({ code: 'silence/too-long', message: 'A silence lasts 30 days at most.' });
    };
    const { page } = await openNight(aNight({}, { 'health/silenceAsking': refuse }));
    await page.keyboard.press('s');
    await page.getByRole('alert').getByText('A silence lasts 30 days at most. silence/too-long').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('keeps workload, range and filter over a reload', async () => {
    const { page } = await openNight();
    await page.keyboard.press('3');
    await row(page, 'db').click();
    await page.getByRole('button', { name: '4 healthy' }).click();
    await page.reload();
    await page.locator('.chart canvas').waitFor();
    expect(await shown(page)).toBe('db');
    expect(await page.getByRole('button', { name: '24h' }).getAttribute('aria-pressed')).toBe('true');
    expect(await names(page)).toEqual(['db', 'queue', 'web', 'web_cert']);
  });
});
