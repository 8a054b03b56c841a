import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HealthView } from '../../engine/protocol/page.ts';
import { faintText } from '../support/contrast.ts';
import { billing } from '../support/night.ts';
import { billingHealth, nightOverview, webHealth } from '../support/night-health.ts';
import { aNight, chart, names, openNight, ordered, overview, row, shown, webHistory } from '../support/page-health.ts';
import type { Answers } from '../support/page-host.ts';
import { open, pictures, servingPages, themes } from '../support/page-night.ts';

servingPages();

describe('health: at a glance', () => {
  it('says in a sentence what is down, since when, who waits and who has it', async () => {
    const { page, asked } = await openNight(aNight({}, { 'health/openIncident': () => null }));
    const band = page.getByRole('region', { name: 'Overall' });
    expect(await band.locator('.big').textContent()).toMatch(/billing_api is down for 19m (28|29|3\d)s/);
    expect(await band.locator('.sub').textContent()).toBe(`02:53:12 UTCworker waits for it${billing.id}, mara has it`);
    await band.getByRole('button', { name: billing.id }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ method: 'health/openIncident', params: { id: billing.id } });
    await page.clock.runFor(60_000);
    await expect.poll(() => band.locator('.big').textContent()).toMatch(/20m \d+s/);
  });

  it('groups from the worst on, with a second line for what is not healthy', async () => {
    const { page } = await openNight();
    expect(await names(page)).toEqual(ordered);
    expect(await page.locator('.heading').allTextContents()).toEqual([
      'unhealthy 1',
      'at risk 2',
      'suppressed 1',
      'healthy 4',
      'silenced 1',
    ]);
    expect(await page.locator('.why').count()).toBe(5);
    expect(await row(page, 'billing_api').locator('td.num').allTextContents()).toEqual([
      '503',
      '38 in a row',
      '1 of 3',
      '71',
      expect.stringMatching(/^\ds$/),
    ]);
  });

  it('tells of a strip its state, times and reason, and in words what there is to find', async () => {
    const { page } = await openNight();
    const strip = row(page, 'billing_api').getByRole('img', { name: /^billing_api: / });
    expect(await strip.getAttribute('aria-label')).toMatch(
      /^billing_api: healthy 94\.\d% of the last 6h; unhealthy since 02:53:\d\d UTC$/,
    );
    expect(await strip.locator('.s-unhealthy').getAttribute('title')).toMatch(
      /^unhealthy, 02:53:\d\d UTC to 03:12:\d\d UTC \(19m \d+s\)\nHTTP 503, expected 200–399/,
    );
  });

  it('leads with a P1 among many that are down, first in its group with its severity and its incident', async () => {
    const many = Array.from({ length: 60 }, (_, index) => {
      const { severity: _severity, ...one } = billingHealth;
      return { ...one, workload: `svc-${index}`, since: '2026-11-21T02:00:00.000Z', incident: `INC-${index}` };
    });
    const urgent = {
      ...billingHealth,
      workload: 'z-urgent',
      message: 'HTTP 503 from http://127.0.0.1:8082/z, expected 200',
    };
    const { page } = await openNight(aNight(overview({ workloads: [...many, urgent] }), webHistory));
    const band = page.getByRole('region', { name: 'Overall' });
    expect(await band.locator('.big').textContent()).toMatch(
      /z-urgent \(P1\) and 60 more are down, the longest for 1h 12m/,
    );
    await band.getByRole('button', { name: billing.id }).waitFor();
    expect((await names(page)).slice(0, 4)).toEqual(['z-urgent', 'svc-0', 'svc-1', 'svc-2']);
    expect(await page.locator('.w .sev').allTextContents()).toEqual(['P1']);
    await row(page, 'z-urgent').getByText('HTTP 503, expected 200', { exact: true }).waitFor();
    await page.screenshot({ path: join(pictures, 'health-many-down.png') });
  });

  it('filters by the counts and by what is typed, and names a filter that hides everything', async () => {
    const { page } = await openNight();
    await page.getByRole('button', { name: '2 at risk' }).click();
    await expect.poll(() => names(page)).toEqual(['api', 'db_disk']);
    expect(await shown(page)).toBe('billing_api');
    await page.getByRole('button', { name: '1 silenced' }).click();
    await expect.poll(() => names(page)).toEqual(['api', 'db_disk', 'reports']);
    await page.keyboard.press('/');
    await page.keyboard.type('nginx');
    await page.getByRole('heading', { name: 'Nothing matches “nginx”' }).waitFor();
    await page.screenshot({ path: join(pictures, 'health-no-match.png') });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => names(page)).toEqual(ordered);
  });
});

describe('health: live without jumping', () => {
  it('changes in place, keeps groups while the list is in use, and says it aloud', async () => {
    const state = aNight();
    const { page, tell } = await openNight(state);
    await row(page, 'db').focus();
    const since = '2026-11-21T03:12:39.000Z';
    const worse = { ...webHealth, state: 'unhealthy', since, severity: 'P1', message: 'connection refused' } as const;
    const workloads = nightOverview.workloads.map((one) => {
      if (one.workload === 'web') return worse;
      return one.workload === 'queue' ? ({ ...one, state: 'at_risk' } as const) : one;
    });
    state.view = { ...state.view, ...overview({ workloads }) };
    await tell('health/changed', { workloads: ['web', 'queue'] });
    await row(page, 'web').locator('.why', { hasText: 'Connection refused' }).waitFor();
    expect(await names(page)).toEqual(ordered);
    expect(await shown(page)).toBe('billing_api');
    await expect.poll(() => page.locator('[aria-live=assertive]').textContent()).toBe('web is now unhealthy. ');
    expect(await page.locator('[aria-live=polite]').textContent()).toBe('queue is now at risk. ');
    await chart(page).focus();
    await expect
      .poll(async () => (await names(page)).slice(0, 5))
      .toEqual(['billing_api', 'web', 'api', 'db_disk', 'queue']);
    expect(await shown(page)).toBe('billing_api');
  });

  it('asks once more for what changed while an answer was under way, and moves on by a cell', async () => {
    const state = aNight();
    const { page, asked, tell } = await openNight(state);
    const loads = () => asked.filter(({ method }) => method === 'health/load').length;
    const before = loads();
    for (let times = 0; times < 5; times++) await tell('health/changed', { workloads: ['web'] });
    await expect.poll(loads).toBeGreaterThan(before);
    expect(loads()).toBeLessThanOrEqual(before + 5);
    const histories = () => asked.filter(({ method }) => method === 'health/history').length;
    const drawn = histories();
    await page.clock.runFor(61_000);
    await expect.poll(histories).toBeGreaterThan(drawn);
  });

  it('asks for what changed alone, among a thousand, and for everything after an answer that did not come', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({ ...webHealth, workload: `web-${index}` }));
    const state = aNight(overview({ workloads: [...nightOverview.workloads, ...many] }));
    const failure = { code: 'daemon/not-answering', message: 'The daemon does not answer.' };
    let broken = false;
    const load = state.answers['health/load'];
    const answers: Answers = {
      ...state.answers,
      'health/load': (asked) => {
        if (broken) return { connection: { state: 'failed', failure }, trusted: true, incidents: [] };
        const view = load?.(asked) as HealthView;
        const workloads = view.overview?.workloads.filter(
          ({ workload }) => asked.workloads?.includes(workload) ?? true,
        );
        return { ...view, ...overview({ workloads: workloads ?? [] }) };
      },
    };
    const { page, asked, tell } = await openNight({ ...state, answers });
    const loads = () => asked.filter(({ method }) => method === 'health/load').map(({ params }) => params);
    const before = loads().length;
    const change = (message: string) => {
      const workloads = state.view.overview?.workloads.map((one) =>
        one.workload === 'web' ? ({ ...one, state: 'unhealthy', message } as const) : one,
      );
      state.view = { ...state.view, ...overview({ workloads: workloads ?? [] }) };
    };
    change('connection refused');
    await tell('health/changed', { workloads: ['web', 'web-7'] });
    await row(page, 'web').locator('.why', { hasText: 'Connection refused' }).waitFor();
    expect(loads().slice(before)).toEqual([{ workloads: ['web', 'web-7'] }]);

    broken = true;
    await tell('health/changed', { workloads: ['web'] });
    await expect.poll(() => loads().length).toBe(before + 2);
    broken = false;
    change('no route to host');
    await tell('health/changed', { workloads: ['web-7'] });
    await row(page, 'web').locator('.why', { hasText: 'No route to host' }).waitFor();
    expect(loads().at(-1)).toEqual({});
  });

  it('shows the workload that a command asks for', async () => {
    const { page, tell } = await openNight();
    await tell('health/select', { workload: 'queue' });
    await expect.poll(() => shown(page)).toBe('queue');
    expect(await row(page, 'queue').getAttribute('aria-current')).toBe('true');
  });

  it('draws the first 50 of a group, and the rest when asked', async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({ ...webHealth, workload: `web-${1000 + index}` }));
    const { page, asked } = await open('health', aNight(overview({ workloads: many })).answers);
    await expect.poll(() => page.locator('.w').count()).toBe(50);
    await page.locator('.strip').first().waitFor();
    expect(asked.findLast(({ method }) => method === 'health/history')?.params).toMatchObject({
      workloads: { length: 50 },
    });
    await page.getByRole('button', { name: 'Show 80 more' }).click();
    await expect.poll(() => page.locator('.w').count()).toBe(130);
  });
});

describe('health: look', () => {
  const views = [1280, 920, 640, 480].flatMap((width) => themes.map((theme) => ({ theme, width })));

  it.each(views)('in $theme at $width is legible and fits', async ({ theme, width }) => {
    const { page } = await openNight(aNight(), { theme, width });
    await page.screenshot({ path: join(pictures, `health-${theme}-${width}.png`) });
    expect(await faintText(page, 4.5)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it.each([1280, 920, 640, 480])('at %d fits a workload of 120 characters', async (width) => {
    const long = { ...billingHealth, workload: 'payments-'.padEnd(120, 'x') };
    const { page } = await openNight(aNight(overview({ workloads: [long] }), webHistory), { width });
    await page.screenshot({ path: join(pictures, `health-long-${width}.png`) });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const wide = (element: HTMLElement) => element.scrollWidth - element.clientWidth;
    for (const part of ['.selected', '.selected .drawn', '.selected .name', '.verdict'])
      expect(await page.locator(part).evaluate(wide)).toBe(0);
  });

  it('leaves to the detail what a narrow row has no room for', async () => {
    const { page } = await openNight(aNight(), { width: 640 });
    expect(await row(page, 'billing_api').getByText('38 in a row').isVisible()).toBe(false);
    expect(await page.locator('.facts').getByText('38 in a row').isVisible()).toBe(true);
    expect(await page.locator('.facts').getByText('http://127.0.0.1:8082/healthz').isVisible()).toBe(true);
  });
});
