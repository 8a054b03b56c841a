import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HealthOverview, HealthView } from '../../engine/protocol/page.ts';
import { faintText } from '../support/contrast.ts';
import { launchBrowser } from '../support/editor.ts';
import { billing } from '../support/night.ts';
import {
  apiHealth,
  billingHealth,
  healthNight,
  mailerHealth,
  nightHistory,
  nightOverview,
  reportsHealth,
  unkeptNight,
  webHealth,
} from '../support/night-health.ts';
import { type Answers, type OpenPage, type PageServer, Refusal, servePages } from '../support/page-host.ts';
import { openQuietly } from '../support/quiet-page.ts';

const pictures = join(import.meta.dirname, '..', '..', 'test-results', 'pages');
let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [browser, server] = await Promise.all([launchBrowser(), servePages()]);
});

afterAll(async () => {
  await browser.close();
  server.close();
});

/** A host whose workloads can be changed under the page. */
interface Night {
  view: HealthView;
  readonly answers: Answers;
}

function aNight(more: Partial<HealthView> = {}, answers: Answers = {}): Night {
  const state: Night = {
    view: { ...healthNight, ...more },
    answers: {
      'health/load': () => state.view,
      'health/history': ({ workloads, from, to }) => nightHistory(workloads, from, to),
      'host/openLocation': () => null,
      'host/act': () => null,
      ...answers,
    },
  };
  return state;
}

/** What web measured, for workloads of any name. */
const webHistory: Answers = {
  'health/history': ({ workloads, from, to }) => {
    const [web] = nightHistory(['web'], from, to);
    return web === undefined ? [] : workloads.map((workload) => ({ ...web, workload }));
  },
};

const overview = (more: Partial<HealthOverview>): Partial<HealthView> => ({ overview: { ...nightOverview, ...more } });
/** Without `watching`: nothing is watched. */
const { watching: _, ...unwatched } = nightOverview;

const open = (answers: Answers, look?: Parameters<PageServer['open']>[3]) =>
  openQuietly(server, browser, 'health', answers, look);

async function openNight(state: Night = aNight(), look?: Parameters<PageServer['open']>[3]): Promise<OpenPage> {
  const opened = await open(state.answers, look);
  await opened.page.locator('.chart canvas').waitFor();
  return opened;
}

const names = (page: Page) => page.locator('.w .nm').allTextContents();
const row = (page: Page, workload: string) => page.locator(`[data-workload="${workload}"]`);
const shown = (page: Page) => page.locator('.selected .name').textContent();
const chart = (page: Page) => page.getByRole('slider');
const ordered = ['billing_api', 'api', 'db_disk', 'worker', 'db', 'queue', 'web', 'web_cert', 'reports'];

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
    const { page, asked } = await open(aNight(overview({ workloads: many })).answers);
    await expect.poll(() => page.locator('.w').count()).toBe(50);
    await page.locator('.strip').first().waitFor();
    expect(asked.findLast(({ method }) => method === 'health/history')?.params).toMatchObject({
      workloads: { length: 50 },
    });
    await page.getByRole('button', { name: 'Show 80 more' }).click();
    await expect.poll(() => page.locator('.w').count()).toBe(130);
  });
});

describe('health: states', () => {
  it('says that nothing is watched yet, and starts watching', async () => {
    const workloads = nightOverview.workloads.map(({ since: _since, ...one }) => ({
      ...one,
      state: 'unknown' as const,
      checks: one.checks.map(({ lastCheck: _at, lastHealthy: _then, ...check }) => ({ ...check, consecutiveFails: 0 })),
    }));
    const { page, asked } = await open(
      aNight({ overview: { ...unwatched, workloads } }, { 'health/startWatching': () => null }).answers,
    );
    await page.getByRole('heading', { name: 'Nothing is watched yet' }).waitFor();
    await page.getByText('9 checks of 9 workloads are ready.').waitFor();
    expect(await page.getByRole('button', { name: 'Run all' }).count()).toBe(0);
    await page.screenshot({ path: join(pictures, 'health-not-watched.png') });
    await page.getByRole('button', { name: 'Start watching' }).click();
    await expect.poll(() => asked.map(({ method }) => method)).toContain('health/startWatching');
  });

  it.each<[string, Partial<HealthView>, string]>([
    ['nothing is watched', { overview: { ...unwatched, workloads: [] } }, 'and name its folder in healer.yaml'],
    ['it is watched in vain', overview({ workloads: [] }), 'such as health/web.health.yaml.'],
  ])('says how to write a first check where none is defined and %s', async (_, view, text) => {
    const answers = { 'host/copy': () => null, 'health/newCheck': () => null };
    const { page, asked } = await open(aNight(view, answers).answers);
    await page.getByRole('heading', { name: 'No check is defined here' }).waitFor();
    await page.getByText(text).waitFor();
    expect(await page.getByRole('button', { name: 'Choose folders' }).count()).toBe(0);
    await page.screenshot({ path: join(pictures, 'health-no-checks.png') });
    await page.getByRole('button', { name: 'Copy this example' }).click();
    await expect.poll(() => asked.at(-1)?.method).toBe('host/copy');
    await page.getByRole('button', { name: 'New health check' }).click();
    await expect.poll(() => asked.map(({ method }) => method)).toContain('health/newCheck');
  });

  it.each(['dark-modern', 'light-modern', 'high-contrast'] as const)(
    'offers in %s a first check, or the folders to choose, where no healer.yaml says what runs',
    async (theme) => {
      const failures = [{ code: 'definitions/none', message: 'There is no healer.yaml here', file: '/home/mara/shop' }];
      const view = { overview: { ...unwatched, workloads: [], failures } };
      const { page, asked } = await open(aNight(view, { 'health/startWatching': () => null }).answers, { theme });
      await page.getByRole('heading', { name: 'Nothing says yet what runs here' }).waitFor();
      expect(await page.locator('.bann').count()).toBe(0);
      expect(await faintText(page, 4.5)).toEqual([]);
      await page.screenshot({ path: join(pictures, `health-no-root-${theme}.png`) });
      await page.getByRole('button', { name: 'Choose folders' }).click();
      await expect.poll(() => asked.map(({ method }) => method)).toContain('health/startWatching');
    },
  );

  it('says that it is how it last stood when nothing is watched any more', async () => {
    const { page } = await openNight(aNight({ overview: unwatched }));
    await page
      .getByText(/Nothing is watched now\. This is how it last stood, as of 03:12:39 UTC, \d+s ago\./)
      .waitFor();
    await page.locator('.live', { hasText: 'not watching' }).waitFor();
    await page.getByRole('button', { name: 'Start watching' }).waitFor();
  });

  it.each(['dark-modern', 'light-modern', 'high-contrast'] as const)(
    'claims in %s nothing of now while nothing is watched, and runs no check',
    async (theme) => {
      const workloads = nightOverview.workloads.filter(({ state }) => state === 'healthy');
      const { page, asked } = await openNight(aNight({ overview: { ...unwatched, workloads } }), { theme });
      const band = page.getByRole('region', { name: 'Overall' });
      expect(await band.locator('.big').textContent()).toMatch(/^ ?Last seen healthy, \d+s ago ?$/);
      expect(await band.getAttribute('class')).toContain('dim');
      expect(await row(page, 'web').locator('td.num').first().textContent()).toBe('142 ms');
      for (const name of ['Run all', 'Run check']) {
        expect(await page.getByRole('button', { name }).isDisabled()).toBe(true);
        expect(await page.locator('vscode-button', { hasText: name }).getAttribute('title')).toBe(
          'Nothing is watched now: start watching first',
        );
      }
      expect(await page.getByRole('button', { name: 'Start watching' }).isDisabled()).toBe(false);
      await page.keyboard.press('a');
      await page.keyboard.press('r');
      expect(asked.map(({ method }) => method)).not.toContain('health/check');
      await page.screenshot({ path: join(pictures, `health-unwatched-${theme}.png`) });
      expect(await faintText(page, 4.5)).toEqual([]);
    },
  );

  it.each(['dark-modern', 'light-modern', 'high-contrast'] as const)(
    'names in %s every definition that could not be taken, and opens each',
    async (theme) => {
      const at = (name: string, line: number, message: string) => ({
        code: 'schema/unknown-key',
        message,
        file: `/home/mara/shop/health/${name}.health.yaml`,
        line,
      });
      const failures = [
        at('web', 3, '"typ" is not known here. Did you mean "type"?'),
        ...[1, 2, 3].map((line) => at('api', line, 'This is not YAML.')),
        at('queue', 9, 'port is no number.'),
        {
          code: 'definitions/unreadable',
          message: 'You have no permission to read it.',
          file: '/home/mara/shop/rules',
        },
      ];
      const [first] = failures;
      const healthy = nightOverview.workloads.filter(({ state }) => state === 'healthy');
      const view = overview({ failures, unused: first ? [{ ...first }] : [], workloads: healthy });
      const { page, asked } = await openNight(aNight(view), { theme });
      const banner = page.locator('.bann').filter({ hasText: '4 files cannot be used as they are written.' });
      await banner.waitFor();
      expect(await banner.locator('li').first().textContent()).toBe(
        'health/web.health.yaml:3 "typ" is not known here. Did you mean "type"? Nothing of it is watched. schema/unknown-key',
      );
      expect(await banner.locator('li').count()).toBe(5);
      await page.screenshot({ path: join(pictures, `health-mistakes-${theme}.png`) });
      expect(await faintText(page, 4.5)).toEqual([]);
      await banner.getByRole('button', { name: 'Show 1 more' }).click();
      await banner.getByText('rules', { exact: true }).waitFor();
      expect(await banner.getByRole('button').count()).toBe(5);
      await banner.getByRole('button', { name: 'health/queue.health.yaml:9' }).click();
      const { file, line } = at('queue', 9, '');
      await expect.poll(() => asked.at(-1)?.params).toEqual({ file, line });
      const band = page.getByRole('region', { name: 'Overall' });
      expect(await band.locator('.big').textContent()).toContain('The 4 workloads that are watched are healthy');
      expect(await band.locator('.sub').textContent()).toBe(
        '4 files cannot be used as they are written, so not all is watched',
      );
    },
  );

  it.each(['dark-modern', 'light-modern'] as const)(
    'says in %s that nothing is kept, and which workload’s definition cannot be used, and opens it',
    async (theme) => {
      const workloads = [mailerHealth, ...nightOverview.workloads];
      const { page, asked } = await openNight(aNight(overview({ unkept: unkeptNight, workloads })), { theme });
      await page.getByText('Nothing is kept and nothing is restarted: The disk that holds').waitFor();
      const mailer = row(page, 'mailer');
      await mailer.getByText('Its definition cannot be used: This is not YAML').waitFor();
      await mailer.getByText('when it was watched: connection refused').waitFor();
      const { file, line } = mailerHealth.unusable?.failure ?? {};
      const opened = () => asked.filter(({ method }) => method === 'host/openLocation').map(({ params }) => params);
      await mailer.getByRole('button', { name: 'health/mailer.health.yaml:3' }).click();
      await mailer.locator('.nm').click();
      await expect.poll(() => shown(page)).toBe('mailer');
      await page.screenshot({ path: join(pictures, `health-unkept-${theme}.png`) });
      expect(await faintText(page, 4.5)).toEqual([]);
      await page.keyboard.press('r');
      await page.getByRole('button', { name: 'Open YAML' }).click();
      await mailer.press('Enter');
      await expect.poll(opened).toEqual(Array(3).fill({ file, line }));
      expect(asked.map(({ method }) => method)).not.toContain('health/check');
    },
  );

  it('does not call what was watched before new where its definition cannot be used', async () => {
    const { page, asked } = await open(
      aNight({ overview: { ...unwatched, workloads: [mailerHealth] } }, { 'health/check': () => [] }).answers,
    );
    await page.getByText('Nothing is watched now.').waitFor();
    expect(await page.getByRole('button', { name: 'Run all' }).isDisabled()).toBe(true);
    await page.keyboard.press('a');
    expect(asked.map(({ method }) => method)).not.toContain('health/check');
  });

  it('reads but runs nothing in an untrusted workspace, until trust is granted', async () => {
    const state = aNight({ trusted: false });
    const { page, asked, tell } = await openNight(state);
    await page.getByText('Restricted Mode.').waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('r');
    for (const name of ['Run all', 'Run check'])
      expect(await page.getByRole('button', { name }).isDisabled()).toBe(true);
    expect(asked.some(({ method }) => method === 'health/check')).toBe(false);
    await page.screenshot({ path: join(pictures, 'health-untrusted.png') });
    state.view = { ...state.view, trusted: true };
    await tell('trust/granted', {});
    await page.getByText('Restricted Mode.').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('button', { name: 'Run all' }).isDisabled()).toBe(false);
  });

  it('keeps what it showed while the daemon is away, and comes back', async () => {
    const state = aNight();
    const { page, asked, tell } = await openNight(state, { theme: 'high-contrast' });
    await tell('connection', { state: 'offline', asOf: '2026-11-21T03:09:58.000Z' });
    await page.getByText(/Not connected\. As of 03:09:58 UTC/).waitFor();
    expect(await names(page)).toEqual(ordered);
    expect(await page.getByRole('button', { name: 'Silence…' }).isDisabled()).toBe(true);
    await page.screenshot({ path: join(pictures, 'health-offline.png') });
    const before = asked.length;
    await tell('connection', { state: 'live' });
    await page.getByText('Not connected.').waitFor({ state: 'detached' });
    await expect.poll(() => asked.slice(before).map(({ method }) => method)).toContain('health/load');
  });

  it('says what failed and what to do when there is nothing to show, and comes back', async () => {
    const failure = { code: 'daemon/state-read-only', message: 'The daemon could not start. Its folder is read-only.' };
    const state = aNight();
    const whole = state.view;
    state.view = { connection: { state: 'failed', failure }, trusted: true, incidents: [] };
    const { page } = await open(state.answers);
    await page.getByRole('heading', { name: 'The daemon could not start' }).waitFor();
    await page.screenshot({ path: join(pictures, 'health-error.png') });
    state.view = whole;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.chart canvas').waitFor();
  });

  it('shows how things stand where their history cannot be read, and says so', async () => {
    const refuse = () => {
      throw new Refusal({ code: 'store/busy', message: 'The database is busy. Try again.' });
    };
    const { page } = await open(aNight({}, { 'health/history': refuse }).answers);
    await page.getByText('The database is busy. Try again. store/busy').waitFor();
    expect(await names(page)).toEqual(ordered);
  });

  it('draws the places of what will come after a while', async () => {
    const { page } = await open({});
    expect(await page.locator('.loading').count()).toBe(0);
    await page.getByRole('progressbar').waitFor();
    await page.screenshot({ path: join(pictures, 'health-loading.png') });
  });

  it('says that all is well', async () => {
    const workloads = nightOverview.workloads.filter(({ state }) => state === 'healthy');
    const { page } = await openNight(aNight(overview({ workloads })));
    await page.getByText('All 4 workloads are healthy').waitFor();
    expect(await page.locator('.why').count()).toBe(0);
  });
});

describe('health: look', () => {
  const views = [1280, 920, 640, 480].flatMap((width) =>
    (['dark-modern', 'light-modern', 'high-contrast'] as const).map((theme) => ({ theme, width })),
  );

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
