import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentDetail, IncidentsView, PlanView } from '../../engine/protocol/page.ts';
import { faintText } from '../support/contrast.ts';
import { launchBrowser } from '../support/editor.ts';
import { billing, crashed, detailOf, event, fullDisk, night, nightPlan, slowApi } from '../support/night.ts';
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

/** A host whose incidents can be changed under the page. */
interface Night {
  view: IncidentsView;
  details: Map<string, IncidentDetail>;
  readonly answers: Answers;
}

function aNight(more: Partial<IncidentsView> = {}, answers: Answers = {}): Night {
  const state: Night = {
    view: { ...night, ...more },
    details: new Map(night.incidents.map((incident) => [incident.id, detailOf(incident)])),
    answers: {
      'incidents/load': () => state.view,
      'incidents/show': ({ id }) => shown(state, id),
      'host/openLocation': () => null,
      'host/act': () => null,
      ...answers,
    },
  };
  return state;
}

function shown(state: Night, id: string): IncidentDetail {
  const detail = state.details.get(id);
  if (detail === undefined)
    throw new Refusal({ code: 'incident/unknown', message: `There is no incident ${id} here.` });
  return detail;
}

const open = (name: 'incidents' | 'plan', answers: Answers, look: Parameters<PageServer['open']>[3] = {}) =>
  openQuietly(server, browser, name, answers, look);

async function openNight(state: Night, look: Parameters<PageServer['open']>[3] = {}): Promise<OpenPage> {
  const opened = await open('incidents', state.answers, look);
  await opened.page.locator('.tl li').first().waitFor();
  return opened;
}

const title = (page: Page) => page.locator('#detail-title .cut').textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '');
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
    expect(asked.map(({ method }) => method)).toEqual(['incidents/load', 'incidents/show']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
    await page.screenshot({ path: join(pictures, 'keys.png') });
    await page.keyboard.press('m');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(asked).toHaveLength(2);
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
    await page.getByText(fullDisk.title).click();
    await page.locator('.hero').getByRole('button', { name: 'Acknowledge' }).click();
    await page.locator('.steps .now', { hasText: 'Acknowledged' }).waitFor();
    await page.locator('.inc.on', { hasText: 'acknowledged · db · mara' }).waitFor();
  });
});

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
      const selected = first ? { selected: crashed.id } : {};
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
    await page.getByText(slowApi.title).click();
    await page.getByRole('heading', { name: slowApi.title }).waitFor();
    selected = { selected: fullDisk.id };
    await page.reload();
    await page.getByRole('heading', { name: fullDisk.title }).waitFor();
    await page.getByText(crashed.title).click();
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
    await page.getByText(slowApi.title).click();
    await page.getByText('2 of 3 active').waitFor();
    expect(await page.locator('.list').isVisible()).toBe(false);
    await page.keyboard.press('/');
    await expect.poll(() => focused(page)).toContain('filter');
  });

  it('shows a written resolution and what is missing in it', async () => {
    const { page } = await openNight(aNight());
    await page.getByText(crashed.title).click();
    await page.getByText('missing: category, detection, impact').waitFor();
    await page.getByRole('button', { name: 'Amend…' }).waitFor();
    await page.getByText('Recent changes not available: the folder is not in a git repository').waitFor();
    await page.getByText('No check was run').waitFor();
    await page.screenshot({ path: join(pictures, 'resolved.png'), fullPage: true });
  });
});

describe('plan', () => {
  const answers = (view: PlanView, more: Answers = {}): Answers => ({
    'plan/load': () => view,
    'host/copy': () => null,
    'host/openLocation': () => null,
    ...more,
  });
  const openPlan = async (given: Answers) => {
    const opened = await open('plan', given);
    await opened.page.locator('.step').first().waitFor();
    return opened;
  };

  it('copies the exact call of a step, by button and by key', async () => {
    const { page, asked } = await openPlan(answers({ plan: nightPlan, unsaved: false }));
    await page.getByRole('button', { name: 'Copy the call of step 4' }).click();
    const text = "cd /home/mara/shop && ./deploy.sh worker 1.17.4 --note 'roll back'";
    await expect.poll(() => asked.at(-1)).toEqual({ method: 'host/copy', params: { text } });
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await expect.poll(() => asked.at(-1)?.params).toEqual({ text: 'GET http://127.0.0.1:8082/healthz' });
  });

  it('opens the line a step is written at, and leads from a box to its step', async () => {
    const { page, asked } = await openPlan(answers({ plan: nightPlan, unsaved: false }));
    await page.getByRole('button', { name: 'line 16' }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ method: 'host/openLocation', params: nightPlan.steps[2]?.source });
    await page.locator('.flow button', { hasText: '5 alert' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('step-5');
  });

  it('plans again with P, and keeps the plan before when that fails', async () => {
    let works = true;
    const { page } = await openPlan(
      answers(
        { plan: nightPlan, unsaved: true },
        {
          'plan/again': () => {
            if (works)
              return {
                plan: { ...nightPlan, summary: 'It would do nothing; nothing has been touched.' },
                unsaved: false,
              };
            throw new Refusal({ code: 'daemon/gone', message: 'The daemon did not answer. Try again.' });
          },
        },
      ),
    );
    await page.getByText('The text on the screen was planned, not the saved file.').waitFor();
    await page.keyboard.press('p');
    await page.getByText('It would do nothing').waitFor();
    works = false;
    await page.getByRole('button', { name: 'Plan again' }).click();
    await page.getByText('The daemon did not answer. Try again. daemon/gone').waitFor();
    await page.getByText('It would do nothing').waitFor();
  });

  it('leaves an answer out that comes after a newer plan', async () => {
    const late = Promise.withResolvers<PlanView>();
    const { page, asked, tell } = await openPlan(
      answers({ plan: nightPlan, unsaved: false }, { 'plan/again': () => late.promise }),
    );
    await page.keyboard.press('p');
    await expect.poll(() => asked.at(-1)?.method).toBe('plan/again');
    await tell('plan/replaced', { plan: { ...nightPlan, playbook: 'drain-idle' }, unsaved: false });
    await page.getByRole('heading', { name: 'Plan: drain-idle' }).waitFor();
    late.resolve({ plan: { ...nightPlan, playbook: 'too-late' }, unsaved: false });
    await page.getByRole('button', { name: 'Copy the call of step 1' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.getByRole('heading', { name: 'Plan: drain-idle' }).waitFor();
    expect(await page.locator('.planning').count()).toBe(0);
  });

  it('says alike in its rail and its gate that no step can be undone', async () => {
    const steps = nightPlan.steps.filter(({ verdict }) => verdict === 'run');
    const { page } = await openPlan(answers({ plan: { ...nightPlan, steps }, unsaved: false }));
    await page.getByText('The alert is watched for 15m after the run, but no step can be undone.').waitFor();
    expect(await page.locator('.undo').count()).toBe(0);
  });

  it('takes a plan that was made elsewhere', async () => {
    const { page, tell } = await openPlan(answers({ plan: nightPlan, unsaved: false }));
    await tell('plan/replaced', { plan: { ...nightPlan, playbook: 'drain-idle' }, unsaved: false });
    await page.getByRole('heading', { name: 'Plan: drain-idle' }).waitFor();
  });

  it('says why there is no plan, and where', async () => {
    const file = '/home/mara/shop/playbooks/restore.playbook.yaml';
    const failure = {
      code: 'definitions/yaml',
      message: 'restore.playbook.yaml is not YAML. A list is never closed.',
      file,
      line: 12,
    };
    const { page, asked } = await open('plan', answers({ failure, unsaved: false }));
    await page.getByRole('heading', { name: 'restore.playbook.yaml is not YAML' }).waitFor();
    await page.screenshot({ path: join(pictures, 'plan-failure.png') });
    await page.getByRole('button', { name: 'playbooks/restore.playbook.yaml:12' }).click();
    await expect.poll(() => asked.at(-1)?.params).toEqual({ file, line: 12 });
  });

  it('leaves the drawing out in a narrow window', async () => {
    const { page } = await open('plan', answers({ plan: nightPlan, unsaved: false }), { width: 640 });
    await page.locator('.step').first().waitFor();
    expect(await page.locator('.flow').isVisible()).toBe(false);
  });
});

describe('look', () => {
  it('puts evidence before what nothing ties to the incident, within the first view beside an open side bar', async () => {
    const { page } = await openNight(aNight(), { width: 920, height: 730 });
    const top = async (text: string) => (await page.getByText(text, { exact: true }).boundingBox())?.y ?? 0;
    const places = [
      await top('Do next'),
      await top('Evidence'),
      await top('Other playbooks (1)'),
      await top('Timeline'),
    ];
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[1]).toBeLessThan(600);
  });

  it.each([1280, 1101, 1100, 920, 640, 480])('cuts no milestone and no next step at %d', async (width) => {
    const resolved = { ...crashed, milestones: { ...crashed.milestones, mitigated: '2026-11-18T11:00:00.000Z' } };
    const state = aNight({ incidents: [resolved] });
    state.details.set(crashed.id, { ...detailOf(crashed), incident: resolved });
    const { page, tell } = await open('incidents', { ...state.answers }, { width });
    await page.getByText('The last incident was resolved').waitFor();
    await tell('incidents/select', { id: crashed.id });
    await page.locator('.hero').waitFor();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.steps li, .hero .face, .hero .face span')]
        .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
        .map((element) => element.textContent),
    );
    expect(cut).toEqual([]);
  });

  const views = [1280, 920, 640, 480].flatMap((width) =>
    (['dark-modern', 'light-modern', 'high-contrast'] as const).flatMap((theme) =>
      (['incidents', 'plan'] as const).map((name) => ({ name, theme, width })),
    ),
  );

  it.each(views)('$name in $theme at $width is legible and fits', async ({ name, theme, width }) => {
    const state = aNight();
    const answers = { ...state.answers, 'plan/load': () => ({ plan: nightPlan, unsaved: false }) };
    const { page } = await open(name, answers, { theme, width });
    await page
      .locator(name === 'plan' ? '.step' : '.tl li')
      .first()
      .waitFor();
    await page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`), fullPage: true });
    expect(await faintText(page, 4.5)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it.each(['dark-modern', 'light-modern', 'high-contrast'] as const)('the resolve form in %s', async (theme) => {
    const { page } = await openNight(aNight(), { theme });
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Summary' }).waitFor();
    await page.screenshot({ path: join(pictures, `resolve-${theme}.png`), fullPage: true });
    expect(await faintText(page, 4.5)).toEqual([]);
  });
});
