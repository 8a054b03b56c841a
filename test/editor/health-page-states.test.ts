import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HealthView } from '../../engine/protocol/page.ts';
import { faintText } from '../support/contrast.ts';
import { billing } from '../support/night.ts';
import { mailerHealth, nightOverview, unkeptNight, webHealth } from '../support/night-health.ts';
import { aNight, chart, names, openNight, ordered, overview, row, shown } from '../support/page-health.ts';
import { Refusal } from '../support/page-host.ts';
import { open, pictures, servingPages, themes } from '../support/page-night.ts';

servingPages();

/** Without `watching`: nothing is watched. */
const { watching: _, ...unwatched } = nightOverview;

describe('health: states', () => {
  it('says that nothing is watched yet, and starts watching', async () => {
    const workloads = nightOverview.workloads.map(({ since: _since, ...one }) => ({
      ...one,
      state: 'unknown' as const,
      checks: one.checks.map(({ lastCheck: _at, lastHealthy: _then, ...check }) => ({ ...check, consecutiveFails: 0 })),
    }));
    const { page, asked } = await open(
      'health',
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
    const { page, asked } = await open('health', aNight(view, answers).answers);
    await page.getByRole('heading', { name: 'No check is defined here' }).waitFor();
    await page.getByText(text).waitFor();
    expect(await page.getByRole('button', { name: 'Choose folders' }).count()).toBe(0);
    await page.screenshot({ path: join(pictures, 'health-no-checks.png') });
    await page.getByRole('button', { name: 'Copy this example' }).click();
    await expect.poll(() => asked.at(-1)?.method).toBe('host/copy');
    await page.getByRole('button', { name: 'New health check' }).click();
    await expect.poll(() => asked.map(({ method }) => method)).toContain('health/newCheck');
  });

  it.each(themes)(
    'offers in %s a first check, or the folders to choose, where no healer.yaml says what runs',
    async (theme) => {
      const failures = [{ code: 'definitions/none', message: 'There is no healer.yaml here', file: '/home/mara/shop' }];
      const view = { overview: { ...unwatched, workloads: [], failures } };
      const { page, asked } = await open('health', aNight(view, { 'health/startWatching': () => null }).answers, {
        theme,
      });
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
    const band = page.getByRole('region', { name: 'Overall' });
    expect(await band.locator('.sub').textContent()).toBe(`worker waited for it${billing.id}, mara has it`);
    const why = (workload: string) => row(page, workload).locator('.why > *').allTextContents();
    expect(await why('worker')).toEqual(['Depends on billing_api, which was unhealthy']);
    expect(await why('api')).toEqual(['Took 1.84 s, expected at most 1.5 s']);
    expect(await why('billing_api')).toContain('since 02:53:12 UTC when last seen');
    expect(await chart(page).getAttribute('aria-label')).toMatch(/; \d+ of \d+ checks failed$/);
    await page.screenshot({ path: join(pictures, 'health-last-stood.png') });
  });

  it.each(themes)('claims in %s nothing of now while nothing is watched, and runs no check', async (theme) => {
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
  });

  it.each(themes)('names in %s every definition that could not be taken, and opens each', async (theme) => {
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
  });

  it.each([
    ['opens it, where there is something to open', '/home/mara/shop/health/web.health.yaml', 'BUTTON'],
    ['says it, where there is not', '/home/mara/shop/rules', 'LI'],
  ])('takes the focus to the first mistake that was not shown before, to what %s', async (_, file, tag) => {
    const failures = Array.from({ length: 8 }, (_one, index) => ({
      code: 'definitions/unreadable',
      message: `Mistake ${index + 1}.`,
      file,
    }));
    const { page } = await openNight(aNight(overview({ failures })));
    const more = page.getByRole('button', { name: 'Show 3 more' });
    await more.focus();
    await page.keyboard.press('Enter');
    await more.waitFor({ state: 'detached' });
    const focus = page.locator(':focus');
    expect(await focus.evaluate(({ tagName }) => tagName)).toBe(tag);
    expect(await focus.evaluate((one) => one.closest('li')?.textContent)).toContain('Mistake 6.');
    await page.screenshot({ path: join(pictures, `health-mistakes-focus-${tag}.png`) });
  });

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
      'health',
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
    expect(await page.locator('.verdict .big').textContent()).toContain('when last seen');
    await page.screenshot({ path: join(pictures, 'health-offline.png') });
    const before = asked.length;
    await tell('connection', { state: 'live' });
    await page.getByText('Not connected.').waitFor({ state: 'detached' });
    await expect.poll(() => asked.slice(before).map(({ method }) => method)).toContain('health/load');
  });

  it('is not called live once no check was observed for long, and is again with the next', async () => {
    const state = aNight();
    const { page, tell } = await openNight(state);
    const head = page.locator('header .live');
    await expect.poll(() => head.textContent()).toMatch(/^live · checked \ds ago$/);
    await page.clock.runFor(60_000);
    expect(await head.textContent()).toMatch(/^live · /);
    await page.clock.runFor(40_000);
    await expect.poll(() => head.textContent()).toMatch(/^checks overdue · checked 1m( \d+s)? ago$/);
    await page.screenshot({ path: join(pictures, 'health-overdue.png') });
    const now = new Date(await page.evaluate(() => Date.now())).toISOString();
    const workloads = [{ ...webHealth, checks: webHealth.checks.map((check) => ({ ...check, lastCheck: now })) }];
    state.view = { ...state.view, overview: { ...nightOverview, at: now, workloads } };
    await tell('health/changed', { workloads: ['web'] });
    await expect.poll(() => head.textContent()).toMatch(/^live · checked \ds ago$/);
  });

  it('says that nothing is watched once the daemon was told to end, and that what it shows is from before', async () => {
    const { page, asked, tell } = await openNight(aNight({}, { 'health/startWatching': () => null }));
    await tell('connection', { state: 'offline', asOf: '2026-11-21T03:12:40.000Z', ended: true });
    await page.getByText('Nothing is watched now.').waitFor();
    expect(await page.locator('header .live').textContent()).toMatch(/^not watching · /);
    expect(await page.getByText('Not connected.').count()).toBe(0);
    expect(await names(page)).toEqual(ordered);
    await page.screenshot({ path: join(pictures, 'health-ended.png'), fullPage: true });
    await page.getByRole('button', { name: 'Start watching' }).click();
    await expect.poll(() => asked.map(({ method }) => method)).toContain('health/startWatching');
    await tell('connection', { state: 'live' });
    await page.getByText('Nothing is watched now.').waitFor({ state: 'detached' });
    expect(await page.locator('header .live').textContent()).toMatch(/^live · /);
  });

  it('says what failed and what to do when there is nothing to show, and comes back', async () => {
    const failure = { code: 'daemon/state-read-only', message: 'The daemon could not start. Its folder is read-only.' };
    const state = aNight();
    const whole = state.view;
    state.view = { connection: { state: 'failed', failure }, trusted: true, incidents: [] };
    const { page } = await open('health', state.answers);
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
    const { page } = await open('health', aNight({}, { 'health/history': refuse }).answers);
    await page.getByText('The database is busy. Try again. store/busy').waitFor();
    expect(await names(page)).toEqual(ordered);
  });

  it('draws the places of what will come after a while', async () => {
    const { page } = await open('health', {});
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
