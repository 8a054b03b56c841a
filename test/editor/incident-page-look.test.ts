import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faintText } from '../support/contrast.ts';
import { billing, crashed, detailOf, nightPlan } from '../support/night.ts';
import { aNight, drafted, open, openNight, pictures, servingPages } from '../support/page-night.ts';

servingPages();

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

  it.each([1280, 640])('the resolve form cuts no value and no hint at %d', async (width) => {
    const state = aNight();
    const detection = 'by hand, 325d 7h after it began, by a customer who called the shop';
    const item = {
      id: 'a',
      what: 'Give the pools of all workers one budget',
      owner: 'payments-platform',
      due: '2026-11-28',
      ticket: 'PAYMENTS-12345',
    };
    drafted(state, billing.id, { fields: { detection }, items: [item] });
    const { page } = await openNight(state, { width });
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Summary' }).waitFor();
    await page.screenshot({ path: join(pictures, `resolve-${width}.png`), fullPage: true });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.form .field')]
        .map((field) => field.shadowRoot?.querySelector('textarea, input'))
        .filter(
          (control) =>
            control && (control.scrollWidth > control.clientWidth || control.scrollHeight > control.clientHeight),
        )
        .map((control) => control?.getAttribute('placeholder')),
    );
    expect(cut).toEqual([]);
    const row = await page.locator('.item-row').first().locator('.owner, .due, .ticket').all();
    const boxes = await Promise.all(row.map((part) => part.locator('textarea').boundingBox()));
    for (const [index, box] of boxes.entries())
      if (index > 0)
        expect((box?.x ?? 0) - ((boxes[index - 1]?.x ?? 0) + (boxes[index - 1]?.width ?? 0))).toBeGreaterThanOrEqual(6);
  });
});
